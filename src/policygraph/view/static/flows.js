// Which flows are shown, and the way of the money through a node or a ribbon. The state stands in the address:
// year, by (rows or totals), change, at and to (identifiers). Both languages are drawn; CSS shows one.
policygraph.flows = (() => {
  "use strict";
  const { address, preferences, figure } = policygraph;
  const data = JSON.parse(document.getElementById("flows").textContent);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const views = all(".view");
  const radios = (name) => all(`input[name="${name}"]`);

  // What the address asks for, as far as there is such a view.
  const wanted = () => {
    const keys = radios("money").map((radio) => radio.value);
    const year = address.get("year") || keys[0].split("-")[0];
    const money = [`${year}-${address.get("by")}`, ...keys.filter((key) => key.startsWith(`${year}-`)), keys[0]].find((key) => keys.includes(key));
    const kinds = radios("changes").map((radio) => radio.value);
    return { money, changes: kinds.includes(address.get("change")) ? address.get("change") : kinds[0] };
  };
  const selection = () => ({ at: address.get("at"), to: address.get("to") });
  // The strands that pass a node, or a link of two.
  const follow = (chain, { at, to, way }) => chain.ways.map((_, index) => index).filter((index) => {
    const { nodes, links } = chain.ways[index];
    if (way !== undefined) return index === way;
    return to ? links.some(([from, target]) => from === at && target === to) : nodes.includes(at);
  });

  const mark = (view, focus) => {
    const chain = data.chains[view.dataset.view];
    if (!chain) return;
    const ways = new Set(focus ? follow(chain, focus) : []);
    const nodes = new Set([...ways].flatMap((index) => chain.ways[index].nodes));
    for (const svg of all(".sankey", view)) svg.classList.toggle("follows", ways.size > 0);
    for (const strand of all(".strand", view)) strand.classList.toggle("on", ways.has(Number(strand.dataset.way)));
    for (const node of all(".node", view)) node.classList.toggle("on", nodes.has(node.dataset.at));
    for (const row of all("tr[data-way]", view)) row.classList.toggle("on", ways.has(Number(row.dataset.way)));
  };
  const exists = (view, { at, to }) => Boolean(at) && Boolean(data.chains[view.dataset.view]) && follow(data.chains[view.dataset.view], { at, to }).length > 0;
  // Show what is selected, or for a while what is pointed at.
  const show = (view, focus = null) => {
    const chosen = exists(view, selection()) ? selection() : null;
    mark(view, focus ?? chosen);
    policygraph.panel(view, data, focus && focus.way === undefined ? focus : chosen);
    for (const node of all(".node", view)) node.setAttribute("aria-pressed", String(Boolean(chosen) && !chosen.to && node.dataset.at === chosen.at));
  };
  const render = () => {
    const { money, changes } = wanted();
    for (const [name, key] of [["money", money], ["changes", changes]]) {
      for (const radio of radios(name)) radio.checked = radio.value === key;
      for (const view of all(`#${name} .view`)) view.hidden = view.dataset.view !== key;
    }
    views.forEach((view) => show(view));
    for (const note of all("[data-caption]")) note.textContent = figure.caption(figure.about(note.dataset.caption));
  };
  const select = (at, to = "") => {
    const now = selection();
    const same = now.at === at && now.to === to;
    address.set(same ? { at: "", to: "" } : { at, to }, true);
    render();
    const name = (iri) => data.nodes[iri]?.[preferences.language()] ?? "";
    document.getElementById("said").textContent = same ? preferences.say("선택 해제", "Nothing selected") : [at, to].filter(Boolean).map(name).join(" → ");
  };

  for (const radio of radios("money")) {
    radio.addEventListener("change", () => {
      const [year, by] = radio.value.split("-");
      const [first, usual] = radios("money")[0].value.split("-");
      address.set({ year: year === first ? "" : year, by: year === first && by !== usual ? by : "" }, true);
      render();
    });
  }
  for (const radio of radios("changes")) {
    radio.addEventListener("change", () => {
      address.set({ change: radio.value === radios("changes")[0].value ? "" : radio.value }, true);
      render();
    });
  }

  const pointed = (target) => {
    const ribbon = target.closest(".ribbon");
    if (ribbon) return { at: ribbon.dataset.from, to: ribbon.dataset.to };
    const node = target.closest(".node");
    return node && { at: node.dataset.at, to: "" };
  };
  // The next node by an arrow key: within the column, or the nearest one of the column beside it.
  const next = (svg, node, key) => {
    const middle = (one) => { const box = one.querySelector(".bar").getBBox(); return box.y + box.height / 2; };
    const column = (number) => all(".node", svg).filter((one) => Number(one.dataset.column) === number).sort((a, b) => middle(a) - middle(b));
    const here = Number(node.dataset.column);
    const mates = column(here);
    const at = mates.indexOf(node);
    if (key === "ArrowUp" || key === "ArrowDown") return mates[at + (key === "ArrowDown" ? 1 : -1)];
    if (key === "Home") return mates[0];
    if (key === "End") return mates.at(-1);
    if (key !== "ArrowLeft" && key !== "ArrowRight") return undefined;
    return column(here + (key === "ArrowRight" ? 1 : -1)).sort((a, b) => Math.abs(middle(a) - middle(node)) - Math.abs(middle(b) - middle(node)))[0];
  };
  for (const view of views.filter((one) => data.chains[one.dataset.view])) {
    for (const svg of all(".sankey", view)) {
      svg.addEventListener("pointerover", ({ target }) => show(view, pointed(target)));
      svg.addEventListener("pointerleave", () => show(view));
      svg.addEventListener("focusin", ({ target }) => {
        for (const node of all(".node", svg)) node.setAttribute("tabindex", node === target ? "0" : "-1");
        if (target.matches(":focus-visible")) show(view, pointed(target));
      });
      svg.addEventListener("focusout", () => show(view));
      svg.addEventListener("click", ({ target }) => {
        const hit = pointed(target);
        if (hit) select(hit.at, hit.to);
      });
      svg.addEventListener("keydown", (event) => {
        const node = event.target.closest(".node");
        if (!node) return;
        const to = next(svg, node, event.key);
        if (event.key === "Enter" || event.key === " ") select(node.dataset.at);
        else if (event.key === "Escape" && selection().at) select(...Object.values(selection()));
        else if (to) to.focus();
        else if (!event.key.startsWith("Arrow")) return;
        event.preventDefault();
      });
    }
    for (const row of all("tr[data-way]", view)) {
      for (const kind of ["pointerenter", "focusin"]) row.addEventListener(kind, () => show(view, { way: Number(row.dataset.way) }));
      for (const kind of ["pointerleave", "focusout"]) row.addEventListener(kind, () => show(view));
    }
  }
  document.addEventListener("preferences", render);
  document.addEventListener("address", render);
  // On paper the tables are open.
  addEventListener("beforeprint", () => all("details").forEach((one) => { one.open = true; }));
  return { data, render, select, follow };
})();
