// What is behind the node or line that is selected: name, money, the words of the source and their lines.
policygraph.panel = (() => {
  "use strict";
  const { data, state, shown, actions } = policygraph;
  const { say } = policygraph.preferences;
  const { element, money, percent } = policygraph.words;
  const panel = document.getElementById("detail");

  const source = (first, last = first) =>
    element("a", { href: `${data.source}#line=${first}` }, first === last ? say(`원문 ${first}행`, `line ${first}`) : say(`원문 ${first}–${last}행`, `lines ${first}–${last}`));
  const quotation = ([first, last, quote]) => {
    const block = element("blockquote", { lang: "ko-KR" }, quote.replaceAll("\t", "  │  "), element("cite", {}, source(first, last)));
    for (const [line, raw, reading, reason] of data.repairs) {
      if (line < first || line > last) continue;
      const repaired = `${raw || "∅"} → ${reading || "∅"} (${reason})`;
      block.append(element("p", { class: "repair" }, say(`고쳐 읽음: ${repaired}`, `repaired: ${repaired}`)));
    }
    return block;
  };
  const list = (items) => element("ul", { class: "related" }, ...items.map((item) => element("li", {}, item)));
  const value = (edge) => {
    if (edge.kind === "shared-goals") return say(`닮은 정도 ${edge.value.toFixed(2)} (0–1)`, `similarity ${edge.value.toFixed(2)} (0–1)`);
    const counted = { "co-funds": ["사업", "project(s)"], joint: ["추진 내용", "measure(s)"], "same-topics": ["주제", "topic(s)"], similar: ["닮은 사업 쌍", "similar pair(s)"] }[edge.kind];
    return counted && say(`${counted[0]} ${edge.value}개`, `${edge.value} ${counted[1]}`);
  };
  const relation = (edge, from) => {
    const forward = edge.from === from;
    const other = forward ? edge.to : edge.from;
    const words = say(...data.links[edge.kind][forward ? "forward" : "back"]);
    const parts = [words, data.name(other)];
    if (edge.amount !== null) parts.push(money(edge.amount));
    if (edge.share !== null) parts.push(percent(edge.share));
    if (edge.value !== null) parts.push(value(edge));
    if (edge.confidence !== null) parts.push(say(`확신도 ${edge.confidence.toFixed(2)}`, `confidence ${edge.confidence.toFixed(2)}`));
    return element("button", { type: "button", onclick: () => actions.go(other) }, parts.join(" · "));
  };

  const ofNode = (node) => {
    const { language } = policygraph.preferences;
    const page = data.page(node);
    const focused = state.get().focus === node.key;
    return [
      element("h2", {}, data.name(node)),
      element("p", { class: "kind" }, [data.kindName(node), node.code].filter(Boolean).join(" ")),
      element("p", { class: "other" }, [language() === "en" ? node.ko : node.en, ...node.names].join(" · ")),
      node.amount === null ? null : element("p", { class: "amount" }, money(node.amount)),
      element("p", { class: "actions" },
        node.folds.length && !state.get().all ? element("button", { type: "button", onclick: () => actions.fold(node) }, shown.isOpen(node) ? say("접기", "Fold") : say(`펼치기 (${node.folds.length})`, `Unfold (${node.folds.length})`)) : null,
        element("button", { type: "button", "aria-pressed": String(focused), onclick: () => actions.focus(focused ? null : node) }, say("이웃만 보기", "Neighbours only")),
        page ? element("a", { class: "button", href: page }, say("자세히", "Its page")) : null),
      ...node.evidence.map(quotation),
      element("h3", {}, say(`이어진 것 (${node.edges.length})`, `Connected (${node.edges.length})`)),
      list([...node.edges].sort((a, b) => (b.amount ?? 0) - (a.amount ?? 0)).slice(0, 200).map((edge) => relation(edge, node))),
    ];
  };
  const itemOf = ({ ko, en, amounts, lines }, edge) => {
    const names = [edge.from, edge.to].map(data.name);
    const parts = amounts[0] === null ? [] : amounts.map((won, side) => `${names[side]} ${money(won)}`);
    return element("li", {}, element("strong", {}, say(ko, en)), " ", parts.join(" · "), " ", ...lines.slice(0, 12).flatMap((line) => [source(line), " "]));
  };
  // The words on the lines of an edge, as its ends quote them.
  const quotedOf = (edge) => {
    const known = [...edge.from.evidence, ...edge.to.evidence];
    return known.filter(([first, last]) => edge.lines.some((line) => first <= line && line <= last)).slice(0, 20);
  };
  const ofEdge = (edge) => [
    element("h2", {}, `${data.name(edge.from)} – ${data.name(edge.to)}`),
    element("p", { class: "kind" }, data.linkName(edge)),
    edge.amount === null ? null : element("p", { class: "amount" }, money(edge.amount)),
    edge.value === null ? null : element("p", { class: "amount" }, value(edge)),
    edge.share === null ? null : element("p", {}, say(`사업 예산의 ${percent(edge.share)}`, `${percent(edge.share)} of the project's money`)),
    edge.confidence === null ? null : element("p", {}, say(`확신도 ${edge.confidence.toFixed(2)}: 문서에 적혀 있지 않은 추정`, `confidence ${edge.confidence.toFixed(2)}: an estimate, not in the document`)),
    edge.members.length > 1 ? element("p", {}, say(`접힌 ${edge.members.length}건의 합`, `the sum of ${edge.members.length} that are folded`)) : null,
    edge.members.length > 1 ? list(edge.members.map((one) => relation(one, one.to))) : null,
    edge.items.length ? element("ul", { class: "items" }, ...edge.items.map((item) => itemOf(item, edge))) : null,
    ...quotedOf(edge).map(quotation),
  ];

  const close = () => actions.select("");
  const show = () => {
    const { at } = state.get();
    const node = data.find(at);
    const edge = node ? null : shown.get().edges.find((one) => one.id === at);
    const content = node ? ofNode(node) : edge ? ofEdge(edge) : (policygraph.matrix?.content(at) ?? null);
    panel.hidden = !content;
    if (!content) return panel.replaceChildren();
    const button = element("button", { type: "button", class: "close", onclick: close, "aria-label": say("닫기", "Close") }, "×");
    panel.replaceChildren(...[button, ...content].filter(Boolean));
    panel.scrollTop = 0;
    return undefined;
  };
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  document.addEventListener("state", show);
  document.addEventListener("preferences", show);
  show();
  return { focus: () => panel.focus() };
})();
