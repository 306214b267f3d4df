// Asks the server, and can stop asking.
import { home, language } from "./words.js";

export const endpoint = new URL("sparql", home);
const PLACE = /\((\d+)행 (\d+)열\)|line (\d+), column (\d+)/;

export class QueryError extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
    const found = PLACE.exec(message);
    const [line, column] = found ? [found[1] ?? found[3], found[2] ?? found[4]].map(Number) : [];
    this.at = found ? { line, column } : null;
  }
}

export async function fetchAnswer(sparql, accept, signal) {
  const response = await fetch(endpoint, {
    method: "POST",
    headers: { "Content-Type": "application/sparql-query", Accept: accept, "Accept-Language": language },
    body: sparql,
    signal,
  });
  if (!response.ok) throw new QueryError((await response.text()).trim(), response.status);
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
