// The answer as a file, in the form that the server gives it.
import { fetchAnswer } from "./running.js";
import { standalone } from "./chart.js";
import { element, say } from "./words.js";

// Excel takes a CSV for UTF-8 only if it begins with this mark.
const MARK = "\ufeff";
const ROWS = [["CSV", "csv", "text/csv", MARK], ["TSV", "tsv", "text/tab-separated-values", ""], ["JSON", "json", "application/sparql-results+json", ""], ["XML", "xml", "application/sparql-results+xml", ""]];
const FORMS = {
  rows: ROWS,
  boolean: ROWS.slice(2),
  triples: [["Turtle", "ttl", "text/turtle", ""], ["N-Triples", "nt", "application/n-triples", ""], ["JSON-LD", "jsonld", "application/ld+json", ""]],
};

function save(content, type, name) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = element("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

export function showDownloads(place, kind, sparql, name, chart, failed) {
  const buttons = FORMS[kind].map(([label, ending, media, mark]) =>
    element("button", { type: "button", "data-format": ending, onclick: async () => {
      try {
        const response = await fetchAnswer(sparql, media);
        save(mark + (await response.text()), `${media};charset=utf-8`, `${name}.${ending}`);
      } catch (error) {
        failed(error);
      }
    } }, label));
  if (kind === "rows") {
    buttons.push(element("button", { type: "button", "data-format": "svg", onclick: () => {
      const svg = chart();
      if (svg) save(standalone(svg), "image/svg+xml", `${name}.svg`);
    } }, say("그림 SVG", "Chart SVG")));
  }
  place.replaceChildren(element("span", {}, say("내려받기", "Download")), ...buttons);
}
