// SPARQL as tokens: enough to colour it and to find names in it, never to judge it.
const KEYWORDS = new Set(
  ("ABS ADD ALL AS ASC ASK AVG BASE BIND BNODE BOUND BY CEIL COALESCE CONCAT CONSTRUCT CONTAINS COUNT DATATYPE DAY DESC DESCRIBE DISTINCT " +
    "ENCODE_FOR_URI EXISTS FALSE FILTER FLOOR FROM GRAPH GROUP GROUP_CONCAT HAVING HOURS IF IN IRI ISBLANK ISIRI ISLITERAL ISNUMERIC ISURI " +
    "LANG LANGMATCHES LCASE LIMIT MAX MD5 MIN MINUS MINUTES MONTH NAMED NOT NOW OFFSET OPTIONAL ORDER PREFIX RAND REDUCED REGEX REPLACE ROUND " +
    "SAMETERM SAMPLE SECONDS SELECT SEPARATOR SERVICE SHA1 SHA256 SILENT STR STRAFTER STRBEFORE STRDT STRENDS STRLANG STRLEN STRSTARTS STRUUID " +
    "SUBSTR SUM TIMEZONE TRUE TZ UCASE UNDEF UNION URI UUID VALUES WHERE YEAR").split(" "),
);
export const keywords = [...KEYWORDS].filter((word) => word.length > 3).sort();

const L = "\\w\\-:%\\u00b7-\\uffff";
const PATTERNS = [
  ["comment", /#[^\n]*/y],
  ["string", /"""(?:[^"\\]|\\.|"(?!""))*"""|'''(?:[^'\\]|\\.|'(?!''))*'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/ys],
  ["iri", /<[^<>"{}|^`\\\s]*>/y],
  ["variable", /[?$][\w\u00b7-\uffff]+/y],
  ["language", /@[A-Za-z]+(?:-[A-Za-z0-9]+)*/y],
  ["blank", /_:[\w\-.]*[\w-]/y],
  ["name", new RegExp(`(?:[A-Za-z\\u00c0-\\uffff](?:[\\w\\-.\\u00b7-\\uffff]*[\\w\\-\\u00b7-\\uffff])?)?:(?:[${L}](?:[${L}.]*[${L}])?)?`, "y")],
  ["number", /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y],
  ["word", /[A-Za-z_]\w*/y],
  ["bracket", /[{}()[\]]/y],
];

// [{kind, text, start, end}], with what lies between the tokens left out.
export function tokenize(text) {
  const found = [];
  let at = 0;
  scan: while (at < text.length) {
    for (const [kind, pattern] of PATTERNS) {
      pattern.lastIndex = at;
      const match = pattern.exec(text);
      if (match) {
        const word = match[0];
        const isKeyword = kind === "word" && (word === "a" || KEYWORDS.has(word.toUpperCase()));
        found.push({ kind: isKeyword ? "keyword" : kind, text: word, start: at, end: at + word.length });
        at += word.length;
        continue scan;
      }
    }
    at += 1;
  }
  return found;
}

const PAIRS = { "{": "}", "(": ")", "[": "]" };

// The bracket at or before the caret, and the one that it belongs to; null if there is none.
export function pair(tokens, caret) {
  const brackets = tokens.filter((token) => token.kind === "bracket");
  const one = brackets.findIndex((token) => token.start === caret || token.end === caret);
  if (one < 0) return null;
  const forward = brackets[one].text in PAIRS;
  let depth = 0;
  for (let index = one; index >= 0 && index < brackets.length; index += forward ? 1 : -1) {
    depth += brackets[index].text in PAIRS === forward ? 1 : -1;
    if (depth === 0) return [brackets[one], brackets[index]];
  }
  return null;
}
