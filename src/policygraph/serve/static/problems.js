// What can be told wrong before asking: prefixes that nobody declared, terms that the ontology does not have.
import { tokenize } from "./tokens.js";

export function distance(one, other) {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      next[j] = Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[other.length];
}

export function nearest(name, candidates) {
  let best = null;
  let least = Math.max(1, Math.floor(name.length / 3)) + 1;
  for (const candidate of candidates) {
    const far = distance(name.toLowerCase(), candidate.toLowerCase());
    if (far < least) [best, least] = [candidate, far];
  }
  return best;
}

// [{kind: "prefix" | "term", token, suggestion}]
export function findProblems(text, library, tokens = tokenize(text)) {
  const declared = new Map(Object.entries(library.prefixes));
  tokens.forEach((token, index) => {
    const [name, iri] = [tokens[index + 1], tokens[index + 2]];
    if (token.kind === "keyword" && token.text.toUpperCase() === "PREFIX" && name?.kind === "name" && iri?.kind === "iri") {
      declared.set(name.text.slice(0, -1), iri.text.slice(1, -1));
    }
  });
  const known = new Set(library.terms.map((term) => term.name.slice(3)));
  const found = [];
  for (const token of tokens.filter((one) => one.kind === "name")) {
    const colon = token.text.indexOf(":");
    const [prefix, local] = [token.text.slice(0, colon), token.text.slice(colon + 1)];
    if (!declared.has(prefix)) {
      const near = nearest(prefix, declared.keys());
      found.push({ kind: "prefix", token, suggestion: near === null ? null : `${near}:${local}` });
    } else if (declared.get(prefix) === library.prefixes.pg && local && !known.has(local)) {
      const near = nearest(local, known);
      found.push({ kind: "term", token, suggestion: near === null ? null : `${prefix}:${near}` });
    }
  }
  return found;
}
