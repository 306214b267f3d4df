// What is shown, worked out from the state alone: canvas, table and exports all draw from this.
//
// Filters ask of statements (a budget row, a named ministry), not of nodes: a node is shown if a statement about it
// passes, or if it stands above one that is. What is folded is represented by what it is folded under; statements
// about it become one edge from there, which sums them up and remembers them as its members.
policygraph.shown = (() => {
  "use strict";
  const { data, state } = policygraph;
  const WON_IN_EOK = 1e8;

  const isHidden = (kind, chosen) => data.links[kind].shown === chosen.links.has(kind);
  const passes = (edge, chosen) => {
    const ministries = [edge.from, edge.to].filter((node) => node.kind === "Ministry");
    if (chosen.ministry.size && !ministries.some((node) => chosen.ministry.has(node.key))) return false;
    if (chosen.goal.size && !edge.goals.some((goal) => chosen.goal.has(goal.key ?? goal))) return false;
    if (chosen.status.size && !edge.statuses.some((status) => chosen.status.has(status))) return false;
    if (chosen.least !== null && !(edge.amount !== null && edge.amount >= chosen.least * WON_IN_EOK)) return false;
    return chosen.most === null || (edge.amount !== null && edge.amount <= chosen.most * WON_IN_EOK);
  };
  const isStatement = (edge) => !data.structural.has(edge.kind) && edge.kind !== "linked";

  const among = (chosen) => {
    const chain = chosen.chain && data.chains[chosen.chain] ? new Set([...data.chains[chosen.chain], "Ministry"]) : null;
    const inChain = (node) => !chain || chain.has(node.kind);
    if (!state.isFiltered()) return new Set(data.nodes.filter(inChain));
    const nodes = new Set();
    const climb = (node) => {
      if (nodes.has(node) || !inChain(node)) return;
      nodes.add(node);
      node.above.forEach(climb);
    };
    for (const edge of data.edges) {
      if (isStatement(edge) && !isHidden(edge.kind, chosen) && inChain(edge.from) && inChain(edge.to) && passes(edge, chosen)) {
        climb(edge.from);
        climb(edge.to);
      }
    }
    return nodes;
  };

  const isOpen = (node, chosen) => Boolean(chosen.all) || chosen.open.has(node.key);
  const work = (chosen) => {
    const filtered = state.isFiltered();
    const inside = among(chosen);
    const standsFor = (node) => (node.fold && !isOpen(node.fold, chosen) ? node.fold : node);
    const edges = [];
    const sums = new Map();
    for (const edge of data.edges) {
      if (isHidden(edge.kind, chosen) || !inside.has(edge.from) || !inside.has(edge.to)) continue;
      if (filtered && isStatement(edge) && !passes(edge, chosen)) continue;
      if (chosen.strength !== null && edge.strength !== null && edge.strength < chosen.strength / 100) continue;
      const [from, to] = [standsFor(edge.from), standsFor(edge.to)];
      if (from === to) continue;
      if (from === edge.from && to === edge.to) {
        edges.push({ ...edge, members: [edge] });
        continue;
      }
      const id = `${from.index}-${to.index}-${edge.kind}`;
      let sum = sums.get(id);
      if (!sum) {
        sum = { ...edge, id, from, to, amount: null, lines: [], members: [], share: null, confidence: null, iri: null, property: null };
        sums.set(id, sum);
        edges.push(sum);
      }
      sum.members.push(edge);
      if (edge.amount !== null) sum.amount = (sum.amount ?? 0) + edge.amount;
      for (const line of edge.lines) sum.lines.push(line);
    }
    let nodes = data.nodes.filter((node) => inside.has(node) && standsFor(node) === node);
    const focus = data.find(chosen.focus);
    if (focus && inside.has(focus)) {
      const middle = standsFor(focus);
      const near = new Set([middle]);
      for (const edge of edges) {
        if (edge.from === middle) near.add(edge.to);
        if (edge.to === middle) near.add(edge.from);
      }
      nodes = nodes.filter((node) => near.has(node));
      return { nodes, edges: edges.filter((edge) => near.has(edge.from) && near.has(edge.to)), unfolded: Boolean(chosen.all) };
    }
    return { nodes, edges, unfolded: Boolean(chosen.all) };
  };

  let memo = null;
  const get = () => {
    const chosen = state.get();
    if (memo?.chosen !== chosen) {
      const found = work(chosen);
      // The kinds under which something is unfolded.
      memo = { chosen, ...found, open: new Set(found.nodes.filter((node) => node.fold).map((node) => node.fold.kind)) };
    }
    return memo;
  };
  // Where a node stands: as computed, stretched to the shape of the picture.
  let [across, down] = [1, 1];
  const stretch = (x, y) => { [across, down] = [x, y]; };
  const place = (node) => (get().unfolded ? { x: node.X * across, y: node.Y * down } : { x: node.x * across, y: node.y * down });
  return { get, place, stretch, isHidden: (kind) => isHidden(kind, state.get()), isOpen: (node) => isOpen(node, state.get()) };
})();
