// What a column is, and how its values are shown: money in 억원 or billions, shares in percent, IRIs as links.
import { element, home, language, say } from "./words.js";

const NUMBERS = new Set(["integer", "decimal", "double", "float", "int", "long", "nonNegativeInteger"].map((name) => `http://www.w3.org/2001/XMLSchema#${name}`));
const POLICYGRAPH = "https://w3id.org/policygraph/";

export const isNumber = (cell) => cell?.type === "literal" && NUMBERS.has(cell.datatype) && Number.isFinite(Number(cell.value));

export const isWon = (name) => name.endsWith("_krw");

export const unitOf = (name) => (isWon(name) ? say("억원", "KRW bn") : name.endsWith("_percent") ? "%" : "");

// Exact won in the language's unit: nothing is rounded.
export function won(text) {
  const [, sign, whole, fraction = ""] = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  if (whole === undefined) return text;
  const [shift, least] = language === "ko" ? [8, 2] : [9, 3];
  const digits = whole.padStart(shift + 1, "0");
  const units = digits.slice(0, -shift).replace(/^0+(?=\d)/, "").replace(/\B(?=(\d{3})+$)/g, ",");
  const rest = (digits.slice(-shift) + fraction).replace(/0+$/, "").padEnd(least, "0");
  return `${sign === "-" ? "-" : ""}${units}.${rest}`;
}

export function describe(variable, rows, columns) {
  const cells = rows.map((row) => row[variable]).filter(Boolean);
  const number = cells.length > 0 && cells.every(isNumber);
  const unit = unitOf(variable);
  const heading = columns[language][variable] ?? variable;
  return { variable, number, unit, heading: unit ? `${heading} (${unit})` : heading };
}

export function show(cell, column) {
  if (!cell) return "";
  if (!isNumber(cell)) return cell.value;
  if (isWon(column.variable)) return won(cell.value);
  if (column.unit === "%") return Number(cell.value).toFixed(2);
  return cell.value;
}

// Where an IRI may lead: to its page here, or to a page of the web; null for everything else.
export function leadsTo(iri) {
  if (iri.startsWith(POLICYGRAPH)) {
    const path = iri.slice(POLICYGRAPH.length);
    if (/^(id|graph|vocabulary)\/|^ontology(\/cube)?(#|$)/.test(path)) {
      const [before, anchor] = path.split("#");
      const url = new URL(before.split("/").map(encodeURIComponent).join("/"), home);
      if (language === "en") url.searchParams.set("lang", "en");
      if (anchor) url.hash = anchor;
      return url.origin === home.origin ? url.href : null;
    }
  }
  try {
    const url = new URL(iri);
    return ["http:", "https:"].includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

export function shortened(iri, prefixes) {
  for (const [prefix, start] of Object.entries(prefixes)) if (iri.startsWith(start) && iri !== start) return `${prefix}:${iri.slice(start.length)}`;
  return iri;
}

const names = new Map();
const BATCH = 40;
const MOST = 400;

// What the things of an answer are called, asked in a few requests; the rest keep their IRIs.
export async function readNames(rows) {
  const iris = new Set();
  for (const row of rows) for (const cell of Object.values(row)) if (cell.type === "uri" && cell.value.startsWith(POLICYGRAPH) && !names.has(cell.value)) iris.add(cell.value);
  const wanted = [...iris].slice(0, MOST);
  for (let at = 0; at < wanted.length; at += BATCH) {
    const url = new URL("names.json", home);
    if (language === "en") url.searchParams.set("lang", "en");
    for (const iri of wanted.slice(at, at + BATCH)) url.searchParams.append("iri", iri);
    try {
      const response = await fetch(url);
      if (response.ok) for (const [iri, name] of Object.entries(await response.json())) names.set(iri, name);
    } catch {
      return; // without names the IRIs are shown
    }
  }
}

export function cellContent(cell, column, prefixes) {
  if (!cell) return "";
  if (cell.type !== "uri") return show(cell, column);
  const text = names.get(cell.value) ?? shortened(cell.value, prefixes);
  const href = leadsTo(cell.value);
  return href ? element("a", { href, title: cell.value, rel: "noreferrer noopener" }, text) : element("span", { title: cell.value }, text);
}
