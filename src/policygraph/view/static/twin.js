// The same as the picture in two tables, always in the same state: what is unfolded here is unfolded there.
policygraph.twin = (() => {
  "use strict";
  const { data, state, shown, actions } = policygraph;
  const { say } = policygraph.preferences;
  const { element, amount, ranges } = policygraph.words;
  const AT_ONCE = 400;
  const limits = { nodes: AT_ONCE, edges: AT_ONCE };

  const depths = new Map();
  const depth = (node) => {
    if (!depths.has(node)) {
      depths.set(node, 0);
      depths.set(node, node.above.length ? 1 + depth(node.above[0]) : 0);
    }
    return depths.get(node);
  };
  const linesOf = (node) => node.evidence.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => first + index));
  const pick = (key, label, current) => element("button", { type: "button", class: "pick", "data-key": key, "aria-current": current ? "true" : false, onclick: () => actions.select(key) }, label);

  const source = (lines) => (lines.length ? element("a", { href: `${data.source}#line=${Math.min(...lines)}` }, ranges(lines)) : "");

  const nodeRow = (node, at, degree) => {
    const isOpen = shown.isOpen(node);
    const fold = node.folds.length && !state.get().all
      ? element("button", { type: "button", class: "fold", "data-fold": node.key, "aria-expanded": String(isOpen), "aria-label": say(`${node.folds.length}개 ${isOpen ? "접기" : "펼치기"}`, `${isOpen ? "fold" : "unfold"} ${node.folds.length}`), onclick: () => actions.fold(node) }, isOpen ? "−" : "+")
      : null;
    return element("tr", { "data-id": node.id },
      element("td", {}, data.kindName(node)),
      element("th", { scope: "row", style: `padding-left: ${0.7 + 1.1 * depth(node)}em` }, fold, pick(node.key, `${node.code && node.kind !== "Ministry" ? `${node.code} ` : ""}${data.name(node)}`, at === node.key || at === node.id)),
      element("td", { class: "number" }, node.amount === null ? "" : amount(node.amount)),
      element("td", { class: "number" }, String(degree)),
      element("td", {}, source(linesOf(node))));
  };
  const edgeRow = (edge, at) => element("tr", { "data-id": edge.id },
    element("td", {}, data.name(edge.from)),
    element("th", { scope: "row" }, pick(edge.id, data.linkName(edge), at === edge.id)),
    element("td", {}, data.name(edge.to)),
    element("td", { class: "number" }, edge.amount === null ? "" : amount(edge.amount)),
    element("td", { class: "number" }, edge.value === null ? String(edge.members.length) : edge.kind === "shared-goals" ? edge.value.toFixed(2) : String(edge.value)),
    element("td", {}, source(edge.lines.slice(0, 60))));

  const fill = (name, items, row) => {
    const table = document.getElementById(`twin-${name}`);
    const focused = table.contains(document.activeElement) ? { ...document.activeElement.dataset } : null;
    table.tBodies[0].replaceChildren(...items.slice(0, limits[name]).map(row));
    const more = document.getElementById(`more-${name}`);
    more.hidden = items.length <= limits[name];
    more.textContent = say(`${items.length - limits[name]}행 더 보기`, `${items.length - limits[name]} more rows`);
    if (!focused) return;
    // Whoever was at a row stays there.
    const again = [...table.querySelectorAll("button")].find((button) => (focused.fold ? button.dataset.fold === focused.fold : button.dataset.key === focused.key));
    again?.focus();
  };
  const show = () => {
    const { nodes, edges } = shown.get();
    const { at } = state.get();
    const degrees = new Map();
    for (const edge of edges) for (const node of [edge.from, edge.to]) degrees.set(node, (degrees.get(node) ?? 0) + 1);
    fill("nodes", nodes, (node) => nodeRow(node, at, degrees.get(node) ?? 0));
    fill("edges", edges, (edge) => edgeRow(edge, at));
    document.getElementById("count-nodes").textContent = nodes.length;
    document.getElementById("count-edges").textContent = edges.length;
  };
  for (const name of ["nodes", "edges"]) {
    document.getElementById(`more-${name}`).addEventListener("click", () => {
      limits[name] += AT_ONCE * 5;
      show();
    });
  }
  document.addEventListener("state", show);
  document.addEventListener("preferences", show);
  show();
  return { linesOf };
})();
