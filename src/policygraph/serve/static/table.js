// Rows as a table that sorts by any column.
import { element, say } from "./words.js";
import { cellContent, isWon, show } from "./values.js";

const AT_ONCE = 300;

function compare(column) {
  return (one, other) => {
    const [a, b] = [one[column.variable], other[column.variable]];
    if (!a || !b) return (a ? 0 : 1) - (b ? 0 : 1);
    return column.number ? Number(a.value) - Number(b.value) : show(a, column).localeCompare(show(b, column), "ko", { numeric: true });
  };
}

export function showTable(place, caption, columns, rows, prefixes, sort, onSort) {
  let sorted = rows;
  if (sort) {
    const column = columns.find((one) => one.variable === sort.variable);
    if (column) {
      sorted = [...rows].sort(compare(column));
      if (sort.descending) sorted.reverse();
    }
  }
  const head = columns.map((column) => {
    const active = sort?.variable === column.variable;
    const next = { variable: column.variable, descending: active ? !sort.descending : column.number };
    return element(
      "th",
      { scope: "col", class: column.number ? "number" : null, "aria-sort": active ? (sort.descending ? "descending" : "ascending") : "none" },
      element("button", { type: "button", "data-variable": column.variable, onclick: () => onSort(next) }, column.heading, element("span", { "aria-hidden": "true", class: "arrow" }, active ? (sort.descending ? "▼" : "▲") : "")),
    );
  });
  const line = (row) =>
    element("tr", {}, ...columns.map((column) => {
      const cell = row[column.variable];
      const exact = cell && column.number && isWon(column.variable) ? `${Number.isSafeInteger(Number(cell.value)) ? Number(cell.value).toLocaleString("en") : cell.value} ${say("원", "KRW")}` : null;
      return element("td", { class: column.number ? "number" : null, title: exact, lang: cell?.["xml:lang"] ?? null }, cellContent(cell, column, prefixes));
    }));
  const body = element("tbody", {}, ...sorted.slice(0, AT_ONCE).map(line));
  const table = element("table", { class: "answer" }, element("caption", {}, caption), element("thead", {}, element("tr", {}, ...head)), body);
  const parts = [element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": say("결과 표", "Table of results") }, table)];
  if (sorted.length > AT_ONCE) {
    let shown = AT_ONCE;
    const more = element("button", { type: "button", onclick: () => {
      body.append(...sorted.slice(shown, shown + AT_ONCE).map(line));
      shown += AT_ONCE;
      label();
    } });
    const label = () => {
      more.textContent = say(`더 보기 (${Math.min(shown, sorted.length)} / ${sorted.length})`, `Show more (${Math.min(shown, sorted.length)} of ${sorted.length})`);
      more.hidden = shown >= sorted.length;
    };
    label();
    parts.push(more);
  }
  place.replaceChildren(...parts);
}
