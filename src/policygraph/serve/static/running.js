// Asks the server, and can stop asking.
import { home, language } from "./words.js";

export const endpoint = new URL("sparql", home);
const PROBLEM = "application/problem+json";
const PLACE = /\((\d+)행 (\d+)열\)|line (\d+), column (\d+)/;

function placeIn(message) {
  const found = PLACE.exec(message);
  return found ? { line: Number(found[1] ?? found[3]), column: Number(found[2] ?? found[4]) } : null;
}

// What the server says is wrong, with line and column where it knows them.
async function refusal(response) {
  const text = (await response.text()).trim();
  if (!response.headers.get("Content-Type")?.startsWith(PROBLEM)) return new QueryError(text, null);
  const { detail, line, column } = JSON.parse(text);
  return new QueryError(detail, line ? { line, column } : null);
}

export class QueryError extends Error {
  constructor(message, at) {
    super(message);
    this.at = at ?? placeIn(message);
  }
}

export async function fetchAnswer(sparql, accept, signal) {
  const response = await fetch(endpoint, {
    method: "POST",
    headers: { "Content-Type": "application/sparql-query", Accept: `${accept}, ${PROBLEM};q=0.1`, "Accept-Language": language },
    body: sparql,
    signal,
  });
  if (!response.ok) throw await refusal(response);
  return response;
}

// {kind: "rows", variables, rows} | {kind: "boolean", answer} | {kind: "triples", text}, with the seconds it took
export async function ask(sparql, signal) {
  const begin = performance.now();
  const response = await fetchAnswer(sparql, "application/sparql-results+json, text/turtle;q=0.9", signal);
  const text = await response.text();
  const seconds = (performance.now() - begin) / 1000;
  if (response.headers.get("Content-Type").startsWith("text/turtle")) return { kind: "triples", text, seconds };
  const data = JSON.parse(text);
  if (typeof data.boolean === "boolean") return { kind: "boolean", answer: data.boolean, seconds };
  return { kind: "rows", variables: data.head.vars, rows: data.results.bindings, seconds };
}
