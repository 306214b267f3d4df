// The same query from a shell and from Python.
import { endpoint } from "./running.js";
import { element, say } from "./words.js";

export function curl(sparql) {
  let end = "SPARQL";
  while (sparql.split("\n").includes(end)) end += "_";
  return `curl -s -H 'Accept: text/csv' --data-urlencode query@- '${endpoint.href}' <<'${end}'\n${sparql.trimEnd()}\n${end}`;
}

export function python(sparql) {
  const text = sparql.trimEnd().replaceAll("\\", "\\\\").replaceAll('"', '\\"');
  return [
    "import io, urllib.parse, urllib.request",
    "import pandas as pd",
    "",
    `query = """\n${text}\n"""`,
    "request = urllib.request.Request(",
    `    ${JSON.stringify(endpoint.href)},`,
    '    urllib.parse.urlencode({"query": query}).encode(),',
    '    {"Accept": "text/csv"},',
    ")",
    "with urllib.request.urlopen(request) as response:",
    '    table = pd.read_csv(io.StringIO(response.read().decode("utf-8")))',
    "print(table)",
  ].join("\n");
}

export async function copy(text, status) {
  try {
    await navigator.clipboard.writeText(text);
    status.textContent = say("복사했습니다", "Copied");
  } catch {
    status.textContent = say("복사할 수 없습니다: 골라서 복사하십시오", "Cannot copy: select and copy it");
  }
}

export function showSnippets(place, sparql, status) {
  place.replaceChildren(
    ...[["curl", curl(sparql)], ["Python", python(sparql)]].map(([name, code]) =>
      element("div", {}, element("h3", {}, name), element("button", { type: "button", onclick: () => copy(code, status) }, say("복사", "Copy")), element("pre", { tabindex: "0" }, element("code", {}, code)))),
  );
}
