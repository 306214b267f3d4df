// What is beside a flow diagram (amount, shares, lines, ways on), and what leaves it: PNG, SVG, CSV.
(() => {
  "use strict";
  const { preferences, figure } = policygraph;
  const { say } = preferences;
  const { element, money, percent, runs, run } = policygraph.words;
  const hints = new Map();

  const link = (text, href) => element("a", { href: preferences.carried(href) }, text);
  // Lines of the source as links, runs as one.
  const lines = (source, numbers) => {
    const found = runs(numbers);
    const made = element("p", {}, say("원문 ", found.length > 1 || found[0][0] < found[0][1] ? "Source lines " : "Source line "));
    found.forEach((one, index) => made.append(index ? ", " : "", link(run(one), `${source}#line=${one[0]}`)));
    made.append(say("행", ""));
    return made;
  };
  const spread = (ranges) => ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => first + index));
  const total = (ways) => ways.reduce((sum, way) => sum + way.amount, 0);

  const forNode = (data, chain, at) => {
    const node = data.nodes[at];
    const [amount, line] = chain.totals[at];
    const made = [
      element("h3", {}, node[preferences.language()]),
      element("p", { class: "kind" }, [say(node.kind_ko, node.kind_en), node.kind === "Ministry" ? "" : node.code].filter(Boolean).join(" ")),
      element("p", { class: "amount" }, money(amount)),
      element("p", {}, say(`${chain.year}년 전체의 ${percent(amount, chain.whole)}`, `${percent(amount, chain.whole)} of all money of ${chain.year}`)),
      lines(data.source, [line]),
    ];
    made.push(element("p", {}, link(say("더 알아보기", "More about it"), node.page)));
    for (const [side, words] of [[1, say("들어오는 돈", "Comes from")], [0, say("나가는 돈", "Goes to")]]) {
      const sums = new Map();
      for (const way of chain.ways) {
        for (const pair of way.links) if (pair[side] === at) sums.set(pair[1 - side], (sums.get(pair[1 - side]) ?? 0) + way.amount);
      }
      if (!sums.size) continue;
      const list = element("ul");
      for (const [other, won] of [...sums].sort((a, b) => b[1] - a[1])) {
        const select = () => policygraph.flows.select(...(side ? [other, at] : [at, other]));
        const small = element("small", {}, `${money(won)} · ${percent(won, amount)}`);
        list.append(element("li", {}, element("button", { type: "button", onclick: select }, data.nodes[other][preferences.language()], small)));
      }
      made.push(element("h4", {}, words), list);
    }
    if (chain.columns[0] === "PerformanceGoal" && node.kind !== "Field") {
      made.push(element("p", { class: "hint" }, say("성과 목표와 부처를 바로 잇는 금액은 인쇄되어 있지 않습니다.", "No printed figure joins performance goals and ministries.")));
    }
    return made;
  };
  const forLink = (data, chain, at, to) => {
    const ways = policygraph.flows.follow(chain, { at, to }).map((index) => chain.ways[index]);
    const won = total(ways);
    const name = (iri) => data.nodes[iri][preferences.language()];
    const rows = ways.reduce((sum, way) => sum + (way.rows ?? 0), 0);
    const made = [
      element("h3", {}, `${name(at)} → ${name(to)}`),
      element("p", { class: "amount" }, money(won)),
      element("p", {}, say(`${name(at)}의 ${percent(won, chain.totals[at][0])}`, `${percent(won, chain.totals[at][0])} of ${name(at)}`)),
      element("p", {}, say(`${name(to)}의 ${percent(won, chain.totals[to][0])}`, `${percent(won, chain.totals[to][0])} of ${name(to)}`)),
    ];
    made.push(element("p", { class: "kind" }, rows ? say(`예산 행 ${rows}개의 합`, `the sum of ${rows} budget row(s)`) : say("인쇄된 집계", "a printed total")));
    made.push(lines(data.source, ways.flatMap((way) => spread(way.lines))));
    made.push(element("p", {}, link(name(at), data.nodes[at].page), " · ", link(name(to), data.nodes[to].page)));
    return made;
  };
  policygraph.panel = (view, data, focus) => {
    const panel = view.querySelector(".panel");
    if (!panel) return;
    if (!hints.has(panel)) hints.set(panel, [...panel.childNodes]);
    const chain = data.chains[view.dataset.view];
    panel.replaceChildren(...(!focus ? hints.get(panel) : focus.to ? forLink(data, chain, focus.at, focus.to) : forNode(data, chain, focus.at)));
  };

  // A table of what is drawn, each row with its source and version, so that it can stand alone.
  const table = (view, about) => {
    const { data } = policygraph.flows;
    const chain = data.chains[view.dataset.view];
    const end = [about.plan, about.version];
    const words = (iri) => [data.nodes[iri].code, data.nodes[iri][preferences.language()]];
    if (!chain) {
      const [before, after] = data.years;
      const header = [say("번호", "code"), say("이름", "name"), say(`${before}년 실적(원)`, `executed_${before}_krw`), say(`${after}년 계획(원)`, `planned_${after}_krw`), say("증감(원)", "change_krw"), say("증감률(%)", "change_percent"), say(`${before}년 원문 행`, `line_${before}`), say(`${after}년 원문 행`, `line_${after}`), say("자료", "source"), say("판", "version")];
      const number = (text) => (text === "–" ? null : Number(text.replace("−", "-").replace("%", "")));
      return [header, data.changes[view.dataset.view].map(([iri, was, is, more, ratio, ...at]) => [...words(iri), was, is, more, number(ratio), ...at, ...end])];
    }
    const wide = Math.max(...chain.ways.map((way) => way.nodes.length));
    const header = Array.from({ length: wide }, (_, index) => [`${say("번호", "code")} ${index + 1}`, `${say("이름", "name")} ${index + 1}`]).flat();
    const rows = chain.ways.map((way) => [...way.nodes.flatMap(words), chain.year, way.amount, Number((100 * way.amount / chain.whole).toFixed(2)), way.rows, way.lines.map(run).join(", "), ...end]);
    return [[...header, say("연도", "year"), say("금액(원)", "amount_krw"), say("비중(%)", "share_percent"), say("예산 행", "budget_rows"), say("원문 행", "lines"), say("자료", "source"), say("판", "version")], rows];
  };
  document.addEventListener("click", async ({ target }) => {
    const button = target instanceof Element && target.closest("[data-export]");
    if (!button) return;
    const view = button.closest(".flows").querySelector(".view:not([hidden])");
    const about = figure.about(`figure-${view.dataset.view}`);
    const kind = button.dataset.export;
    const name = figure.fileName(kind, about);
    if (kind === "csv") {
      figure.save(name, "text/csv", figure.toCsv(...table(view, about)));
      return;
    }
    const body = view.querySelector(`.drawing[lang="${preferences.language()}"]`);
    const { width, height } = body.viewBox.baseVal;
    const svg = figure.toSvg({ ...about, width, height, body });
    if (kind === "svg") figure.save(name, "image/svg+xml", svg);
    else figure.save(name, "image/png", await figure.toPng(svg));
  });
  policygraph.flows.render();
})();
