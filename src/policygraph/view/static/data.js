// The network of the page, unpacked: columns of values become nodes and edges that know each other.
policygraph.data = (() => {
  "use strict";
  const raw = JSON.parse(document.getElementById("graph").textContent);

  const rows = (columns) => {
    const names = Object.keys(columns);
    return (columns[names[0]] ?? []).map((_, index) => Object.fromEntries(
      names.map((name) => [name, columns[name][index]]).filter(([, value]) => value !== null),
    ));
  };
  // An identifier without a scheme stands below `base`.
  const full = (key) => (/^[a-z][a-z0-9+.-]*:/i.test(key) ? key : raw.base + key);

  const nodes = rows(raw.nodes).map((row, index) => ({
    names: [], amount: null, X: row.x, Y: row.y, ...row, index, key: row.id, id: full(row.id), edges: [], above: [], folds: [],
  }));
  for (const node of nodes) {
    node.fold = node.fold === undefined ? null : nodes[node.fold];
    if (node.fold) node.fold.folds.push(node);
  }
  const structural = new Set(["part", "read"]);
  const edges = rows(raw.edges).map((row, index) => ({
    amount: null, share: null, confidence: null, value: null, strength: null, property: null,
    ...row, index, id: String(index), from: nodes[row.from], to: nodes[row.to],
    iri: row.iri ? full(row.iri) : null, kind: raw.linkNames[row.kind], lines: row.lines ?? [], goals: (row.goals ?? []).map((at) => nodes[at] ?? at),
    statuses: (row.statuses ?? []).map((at) => raw.statusNames[at]), items: row.items ?? [],
  }));
  for (const node of nodes) node.kind = raw.kindNames[node.kind];
  for (const edge of edges) {
    edge.from.edges.push(edge);
    edge.to.edges.push(edge);
    if (structural.has(edge.kind)) edge.to.above.push(edge.from);
  }
  const byKey = new Map(nodes.flatMap((node) => [[node.key, node], [node.id, node]]));
  const most = Math.max(1, ...nodes.map((node) => node.amount ?? 0));
  // A radius whose area grows with the money.
  for (const node of nodes) node.size = 7 + 23 * Math.sqrt((node.amount ?? 0) / most);

  // Where the page on a node is, as `view/addresses.py` names files; null for what has none.
  const part = (text) => text.replace(/[^\p{L}\p{N}_.~-]/gu, encodeURIComponent).replace(/^\.+$/, (dots) => "%2E".repeat(dots.length));
  const page = (node) => (raw.hasPages && node.id.startsWith(raw.base)
    ? `id/${node.id.slice(raw.base.length).split("/").map(part).join("/").replaceAll("%", "%25")}.html` : null);

  const name = (node) => node[policygraph.preferences.language()];
  return {
    ...raw, nodes, edges, name, most, structural,
    find: (key) => byKey.get(key) ?? null,
    kindName: (node) => raw.kinds[node.kind][policygraph.preferences.language()],
    linkName: (edge) => raw.links[edge.kind][policygraph.preferences.language()],
    foldable: nodes.some((node) => node.fold),
    page,
  };
})();
