// The buttons, filters and legend of a network: each shows the state and changes it.
(() => {
  "use strict";
  const { address, data, state, shown, actions, canvas, shapes } = policygraph;
  const { language, say } = policygraph.preferences;
  const { element } = policygraph.words;
  const byId = (id) => document.getElementById(id);

  const press = {
    fit: canvas.fit,
    "zoom-in": () => canvas.zoom(1.3),
    "zoom-out": () => canvas.zoom(1 / 1.3),
    expand: actions.expandAll,
    fold: actions.foldAll,
    back: () => history.back(),
    clear: actions.clear,
  };
  for (const [id, action] of Object.entries(press)) byId(id)?.addEventListener("click", action);

  // A menu closes when one goes on elsewhere, or by Escape.
  for (const menu of document.querySelectorAll("details.menu")) {
    document.addEventListener("pointerdown", ({ target }) => { if (!menu.contains(target)) menu.open = false; });
    // A click beside a box gives the focus to what is around the menu, which is no leaving.
    menu.addEventListener("focusout", ({ relatedTarget }) => { if (relatedTarget && !menu.contains(relatedTarget) && !relatedTarget.contains(menu)) menu.open = false; });
    menu.addEventListener("keydown", ({ key }) => {
      if (key !== "Escape") return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  }

  // A list of boxes to tick, one for each value that the edges carry.
  const boxes = (name, values) => {
    const holder = byId(`filter-${name}`);
    if (!values.length) return holder.remove();
    const chosen = state.get()[name];
    const made = `${language()}${values.length}`;
    if (holder.dataset.made === made) {
      // The same boxes stay, so that whoever is at one stays there.
      for (const box of holder.querySelectorAll("input")) box.checked = chosen.has(box.value);
      return undefined;
    }
    holder.dataset.made = made;
    return holder.querySelector("div").replaceChildren(...values.map(([value, label]) => element("label", {},
      element("input", { type: "checkbox", value, checked: chosen.has(value), onchange: () => actions.toggleFilter(name, value) }), label)));
  };
  const used = new Set(data.edges.flatMap((edge) => edge.goals));
  const goals = () => [...used].map((goal) => (goal.key ? [goal.key, `${goal.code} ${data.name(goal)}`] : [goal, data.goalNames[goal] ? say(...data.goalNames[goal]) : goal])).sort((a, b) => a[1].localeCompare(b[1], "ko", { numeric: true }));
  const ministries = () => data.nodes.filter((node) => node.kind === "Ministry").sort((a, b) => (b.amount ?? 0) - (a.amount ?? 0)).map((node) => [node.key, data.name(node)]);
  const statuses = () => data.statusNames.filter((status) => data.edges.some((edge) => edge.statuses.includes(status))).map((status) => [status, say(...data.statuses[status])]);
  const showFilters = () => {
    boxes("ministry", ministries());
    boxes("goal", goals());
    boxes("status", statuses());
    for (const name of ["least", "most"]) byId(name).value = state.get()[name] ?? "";
    const { ministry, goal, status, least, most, focus } = state.get();
    const count = ministry.size + goal.size + status.size + (least !== null) + (most !== null);
    byId("filter-count").textContent = count ? ` (${count})` : "";
    byId("clear").hidden = !count && !focus;
  };
  for (const name of ["least", "most"]) {
    byId(name).addEventListener("change", ({ target }) => {
      const value = Number(target.value);
      state.change({ [name]: target.value.trim() === "" || !Number.isFinite(value) ? null : value });
    });
  }

  // The legend: shapes say what colours say; a kind of line can be switched off and on.
  const drawing = (width, height, viewBox, looks) => {
    const made = (name, attributes) => {
      const one = document.createElementNS("http://www.w3.org/2000/svg", name);
      for (const [key, value] of Object.entries(attributes)) one.setAttribute(key, value);
      return one;
    };
    const svg = made("svg", { width, height, viewBox, "aria-hidden": "true" });
    svg.append(made("path", looks));
    return svg;
  };
  const swatch = (kind) => drawing(16, 16, "-10 -10 20 20", { d: shapes.path(kind.shape, 7.5), fill: kind.color });
  const stroke = (link) => drawing(28, 12, "0 0 28 12", { d: "M1 6H27", stroke: link.color, "stroke-width": 3, "stroke-dasharray": link.dashes.join(" ") });
  const legend = () => {
    const links = byId("legend-links");
    if (links.dataset.made === language()) {
      for (const box of links.querySelectorAll("input:enabled")) box.checked = !shown.isHidden(box.value);
      return;
    }
    links.dataset.made = language();
    byId("legend-nodes").replaceChildren(...data.kindNames.filter((kind) => data.nodes.some((node) => node.kind === kind))
      .map((kind) => element("li", {}, swatch(data.kinds[kind]), data.kinds[kind][language()])));
    links.replaceChildren(...data.linkNames.map((kind) => {
      const there = data.edges.some((edge) => edge.kind === kind);
      const box = element("input", { type: "checkbox", value: kind, checked: there && !shown.isHidden(kind), disabled: !there, onchange: () => actions.toggleLink(kind) });
      return element("li", {}, element("label", {}, box, stroke(data.links[kind]), data.links[kind][language()], there ? null : element("em", {}, say(" – 이 자료에 없음", " – not in these data"))));
    }));
  };
  const showChain = () => {
    for (const radio of document.querySelectorAll("#chains input")) radio.checked = radio.value === state.get().chain;
  };
  for (const radio of document.querySelectorAll("#chains input")) radio.addEventListener("change", () => state.change({ chain: radio.value }));

  const strength = byId("strength");
  const showStrength = () => {
    if (!strength) return;
    const least = state.get().strength ?? 0;
    strength.value = least;
    byId("strength-value").textContent = say(`가장 센 것의 ${least}% 이상`, `at least ${least}% of the strongest`);
  };
  strength?.addEventListener("input", () => state.change({ strength: Number(strength.value) || null }, false));

  const show = () => {
    showFilters();
    legend();
    showChain();
    showStrength();
    const { nodes, edges } = shown.get();
    byId("counts").textContent = say(`마디 ${nodes.length}개 · 선 ${edges.length}개`, `${nodes.length} nodes · ${edges.length} lines`);
    byId("back").disabled = !address.steps();
    if (byId("expand")) {
      byId("expand").hidden = !data.foldable || Boolean(state.get().all);
      byId("fold").hidden = !data.foldable || !(state.get().all || state.get().open.size);
    }
    const focus = data.find(state.get().focus);
    byId("focus").hidden = !focus;
    byId("focus").textContent = focus ? say(`이웃만: ${data.name(focus)} ×`, `Neighbours of ${data.name(focus)} ×`) : "";
  };
  byId("focus").addEventListener("click", () => actions.focus(null));
  document.addEventListener("state", show);
  document.addEventListener("preferences", show);
  show();
})();
