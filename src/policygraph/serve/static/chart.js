// Rows as a picture: bars for names and a number, a line where the names are years. The table is its text.
import { element, language, say } from "./words.js";
import { isWon, show } from "./values.js";

const SVG = "http://www.w3.org/2000/svg";
const [WIDEST, NARROWEST, ROW, MOST, COLOR] = [760, 300, 26, 40, "#2f7fb8"];
const FONT = '"Noto Sans KR", "Noto Sans CJK KR", "Malgun Gothic", NanumGothic, sans-serif';

function shape(name, attributes, text) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  if (text !== undefined) made.textContent = text;
  return made;
}

// In the unit of the page: a picture has no use for won.
const scaled = (cell, column) => (isWon(column.variable) ? Number(cell.value) / (language === "ko" ? 1e8 : 1e9) : Number(cell.value));

const isYear = (rows, column) => column.number && rows.every((row) => !row[column.variable] || /^(19|20)\d\d$/.test(row[column.variable].value));

// The columns that a chart can be made of.
export function choices(columns, rows) {
  const numbers = columns.filter((one) => one.number && !["line", "last_line", "order"].includes(one.variable));
  const years = columns.filter((one) => isYear(rows, one));
  const labels = [...years, ...columns.filter((one) => !one.number)];
  const measures = numbers.filter((one) => !years.includes(one));
  // Money first, and names before codes: what a reader most likely wants to see.
  measures.sort((one, other) => Number(isWon(other.variable)) - Number(isWon(one.variable)));
  labels.sort((one, other) => Number(/_(name|short)$/.test(other.variable)) - Number(/_(name|short)$/.test(one.variable)));
  return { labels: [...years, ...labels.filter((one) => !years.includes(one))], measures };
}

// Cut to so many Korean letters' width; a Latin letter is about half as wide.
function cut(text, most) {
  let width = 0;
  for (let index = 0; index < text.length; index += 1) {
    width += text.charCodeAt(index) < 0x1100 ? 0.54 : 1;
    if (width > most) return `${text.slice(0, Math.max(1, index - 1))}…`;
  }
  return text;
}

function frame(width, title, column, height, source) {
  const svg = shape("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-labelledby": "chart-title chart-unit", "font-family": FONT, "font-size": 13, fill: "currentColor", xmlns: SVG });
  svg.append(
    shape("title", { id: "chart-title" }, title),
    shape("text", { x: 0, y: 18, "font-size": 15, "font-weight": 600 }, cut(title, width / 16)),
    shape("text", { id: "chart-unit", x: 0, y: 38, opacity: 0.8 }, column.heading),
    shape("text", { x: 0, y: height - 6, "font-size": 11, opacity: 0.8 }, cut(source, width / 11.5)),
  );
  return svg;
}

function bars(width, title, rows, label, measure, source) {
  const shown = rows.filter((row) => row[measure.variable]).slice(0, MOST);
  const values = shown.map((row) => scaled(row[measure.variable], measure));
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const [left, right, top] = [width * 0.3, width - Math.max(84, width * 0.14), 54];
  const x = (value) => left + ((value - low) / (high - low || 1)) * (right - left);
  const svg = frame(width, title, measure, top + shown.length * ROW + 30, source);
  shown.forEach((row, index) => {
    const y = top + index * ROW;
    const [name, value] = [show(row[label.variable], label) || "–", values[index]];
    const group = shape("g", {});
    group.append(
      shape("title", {}, `${name}: ${show(row[measure.variable], measure)}`),
      shape("text", { x: left - 8, y: y + 15, "text-anchor": "end" }, cut(name, (left - 12) / 13.5)),
      shape("rect", { x: Math.min(x(0), x(value)), y: y + 2, width: Math.max(1, Math.abs(x(value) - x(0))), height: ROW - 8, fill: COLOR, rx: 2, class: "bar" }),
      shape("text", { x: Math.max(x(value), x(0)) + 6, y: y + 15 }, show(row[measure.variable], measure)),
    );
    svg.append(group);
  });
  svg.append(shape("line", { x1: x(0), x2: x(0), y1: top - 2, y2: top + shown.length * ROW, stroke: "currentColor", "stroke-opacity": 0.5 }));
  return svg;
}

function lines(width, title, rows, label, measure, source) {
  const shown = rows.filter((row) => row[measure.variable] && row[label.variable]);
  shown.sort((one, other) => Number(one[label.variable].value) - Number(other[label.variable].value));
  const values = shown.map((row) => scaled(row[measure.variable], measure));
  const years = shown.map((row) => Number(row[label.variable].value));
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const [left, right, top, bottom] = [54, width - 54, 66, 330];
  const x = (year) => left + ((year - years[0]) / (years.at(-1) - years[0] || 1)) * (right - left);
  const y = (value) => bottom - ((value - low) / (high - low || 1)) * (bottom - top);
  const svg = frame(width, title, measure, 390, source);
  svg.append(
    shape("line", { x1: left, x2: right, y1: y(0), y2: y(0), stroke: "currentColor", "stroke-opacity": 0.5 }),
    shape("polyline", { points: shown.map((_, index) => `${x(years[index])},${y(values[index])}`).join(" "), fill: "none", stroke: COLOR, "stroke-width": 2.5 }),
  );
  shown.forEach((row, index) => {
    svg.append(
      shape("circle", { cx: x(years[index]), cy: y(values[index]), r: 4, fill: COLOR, class: "bar" }),
      shape("text", { x: x(years[index]), y: y(values[index]) - 10, "text-anchor": "middle" }, show(row[measure.variable], measure)),
      shape("text", { x: x(years[index]), y: bottom + 20, "text-anchor": "middle" }, String(years[index])),
    );
  });
  return svg;
}

export function showChart(place, { title, columns, rows, source }, state, onChoice) {
  const { labels, measures } = choices(columns, rows);
  if (!labels.length || !measures.length) {
    place.replaceChildren(element("p", {}, say("그림으로 그릴 이름과 수가 없습니다: 표로 보십시오.", "There is no name and number to draw: see the table.")));
    return null;
  }
  const label = labels.find((one) => one.variable === state.x) ?? labels[0];
  const measure = measures.find((one) => one.variable === state.y) ?? measures[0];
  const years = isYear(rows, label) && new Set(rows.map((row) => row[label.variable]?.value)).size === rows.length && rows.length > 1;
  // A narrow screen gets a narrow picture, not small letters.
  const width = Math.max(NARROWEST, Math.min(WIDEST, place.clientWidth - 32 > 0 ? place.clientWidth - 32 : WIDEST));
  const svg = (years ? lines : bars)(width, title, rows, label, measure, source);
  const select = (key, text, options, chosen) =>
    element("p", {}, element("label", { for: `chart-${key}` }, text),
      element("select", { id: `chart-${key}`, onchange: (event) => onChoice({ [key]: event.target.value }) }, ...options.map((one) => element("option", { value: one.variable, selected: one === chosen }, one.heading))));
  const note = !years && rows.length > MOST ? element("p", { class: "intro" }, say(`처음 ${MOST}행만 그렸습니다. 모두는 표에 있습니다.`, `Only the first ${MOST} rows are drawn; the table has all.`)) : null;
  place.replaceChildren(element("div", { class: "choices" }, select("x", say("이름", "Names"), labels, label), select("y", say("수", "Numbers"), measures, measure)), svg, ...(note ? [note] : []));
  return svg;
}

// The picture on its own: on white, in ink, whatever the theme here.
export function standalone(svg) {
  const copy = svg.cloneNode(true);
  const [, , width, height] = svg.getAttribute("viewBox").split(" ");
  copy.setAttribute("width", width);
  copy.setAttribute("height", height);
  copy.setAttribute("color", "#1d2430");
  copy.prepend(shape("rect", { width, height, fill: "#ffffff" }));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}\n`;
}
