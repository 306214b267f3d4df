// The matrix beside the network: money or counts, and the budget rows behind each cell.
policygraph.matrix = (() => {
  "use strict";
  const { state, data } = policygraph;
  const { say, language } = policygraph.preferences;
  const { element, money } = policygraph.words;
  const { goals, rows } = JSON.parse(document.getElementById("matrix").textContent);
  const table = document.getElementById("matrix-table");
  const PREFIX = "cell:";

  table.addEventListener("click", ({ target }) => {
    const button = target.closest("button[data-cell]");
    if (button) state.change({ at: PREFIX + button.dataset.cell });
  });
  const radios = document.querySelectorAll("#matrix-unit input");
  for (const radio of radios) radio.addEventListener("change", () => state.change({ unit: radio.value }));

  // What the panel shows of a cell; null for anything else.
  const content = (at) => {
    const [row, column] = at.startsWith(PREFIX) ? at.slice(PREFIX.length).split("-").map(Number) : [];
    const cell = rows[row]?.cells[column];
    if (!cell) return null;
    const name = (one) => one[language()];
    return [
      element("h2", {}, `${name(rows[row])} – ${goals[column].code} ${name(goals[column])}`),
      element("p", { class: "amount" }, say(`${cell.money_ko}억원`, `KRW ${cell.money_en} billion`)),
      element("p", {}, say(`이 성과 목표 예산의 ${cell.percent}%, 예산 행 ${cell.count}개`, `${cell.percent}% of the goal's money, ${cell.count} budget row(s)`)),
      element("ul", { class: "items" }, ...cell.rows.map((one) => element("li", {},
        element("strong", {}, name(one)), " ", money(one.won), " ", element("a", { href: `${data.source}#line=${one.line}` }, say(`원문 ${one.line}행`, `line ${one.line}`))))),
    ];
  };
  const show = () => {
    const { unit, at } = state.get();
    table.dataset.unit = unit === "count" ? "count" : "money";
    for (const radio of radios) radio.checked = radio.value === unit;
    for (const button of table.querySelectorAll("button")) button.setAttribute("aria-pressed", String(at === PREFIX + button.dataset.cell));
  };
  document.addEventListener("state", show);
  show();
  return { content };
})();
