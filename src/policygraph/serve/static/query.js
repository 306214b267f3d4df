// The query page: everything meets here.
import { readAddress, writeAddress } from "./address.js";
import { showChart } from "./chart.js";
import { Completion } from "./completion.js";
import { showDownloads } from "./downloads.js";
import { Editor } from "./editor.js";
import { findQuestion, markChosen, showLibrary } from "./library.js";
import { bind, Parameters, read } from "./parameters.js";
import { findProblems } from "./problems.js";
import { ask } from "./running.js";
import { copy, showSnippets } from "./snippets.js";
import { showTable } from "./table.js";
import { describe, readNames } from "./values.js";
import { element, home, language, say } from "./words.js";

const at = (id) => document.getElementById(id);
const FIRST = "SELECT ?project ?name\nWHERE {\n  ?project a pg:Project ; skos:prefLabel ?name .\n}\nLIMIT 20\n";

const response = await fetch(new URL("library.json", home));
const library = response.ok ? await response.json() : { groups: [], terms: [], prefixes: {}, ministries: [], columns: { ko: {}, en: {} } };
const editor = new Editor(at("sparql"), at("layer"));
const parameters = new Parameters(at("parameters"), library, editor);
new Completion(editor, at("completions"), library);
let question = null;
let state = { view: "table", sort: null, x: null, y: null };
let answer = null;
let asking = null;

const given = () => {
  const found = {};
  for (const { name } of question?.parameters ?? []) {
    const value = read(editor.text, name);
    if (value !== null && value !== "") found[name] = value;
  }
  return found;
};
// Whether the text is the question as it stands in the library, but for its parameters.
const isQuestion = () => question !== null && bind(question, given(), library) === editor.text;
const title = () => (isQuestion() ? question[language] : say("질의 결과", "Answer to the query"));
const source = () => [...document.querySelectorAll("footer .source")].map((one) => one.textContent).join(" · ");

const remember = () => {
  const own = isQuestion();
  const values = own ? given() : {};
  if (values.lang === language) delete values.lang;
  writeAddress({ ...state, question: own ? question.name : null, given: values, query: own ? null : editor.text });
};

function showProblems() {
  const found = findProblems(editor.text, library, editor.tokens);
  editor.marks = found.map(({ token }) => ({ start: token.start, className: "unknown" }));
  at("problems").replaceChildren(
    ...found.slice(0, 5).map(({ kind, token, suggestion }) => {
      const line = editor.text.slice(0, token.start).split("\n").length;
      const text = kind === "prefix" ? say(`선언되지 않은 접두사 ${token.text} (${line}행)`, `undeclared prefix ${token.text} (line ${line})`) : say(`온톨로지에 없는 이름 ${token.text} (${line}행)`, `the ontology has no ${token.text} (line ${line})`);
      const fix = suggestion ? element("button", { type: "button", onclick: () => editor.replace(token.start, token.end, suggestion) }, say(`혹시 ${suggestion}?`, `did you mean ${suggestion}?`)) : null;
      return element("li", {}, element("span", {}, text), fix);
    }),
  );
}

function choose(chosen, values = {}) {
  question = chosen;
  at("chosen").hidden = chosen === null;
  at("question").textContent = chosen?.[language] ?? "";
  at("why").textContent = chosen?.why[language] ?? "";
  if (chosen) editor.text = bind(chosen, values, library);
  parameters.show(chosen);
  markChosen(at("questions"), chosen?.name ?? null);
}

function draw() {
  const { view, sort } = state;
  at("results").hidden = answer === null;
  if (answer === null) return;
  const rows = answer.kind === "rows";
  const chart = rows && view === "chart";
  at("as-table").setAttribute("aria-pressed", String(!chart));
  at("as-chart").setAttribute("aria-pressed", String(chart));
  at("as-chart").disabled = !rows;
  at("table").hidden = chart;
  at("chart").hidden = !chart;
  if (answer.kind === "boolean") at("table").replaceChildren(element("p", { class: "boolean" }, answer.answer ? say("예", "yes") : say("아니요", "no")));
  else if (answer.kind === "triples") at("table").replaceChildren(element("pre", { tabindex: "0", class: "triples" }, answer.text));
  else {
    const columns = answer.variables.map((variable) => describe(variable, answer.rows, library.columns));
    const change = (more) => {
      state = { ...state, ...more };
      remember();
      draw();
    };
    showTable(at("table"), answer.title, columns, answer.rows, library.prefixes, sort, (next) => {
      change({ sort: next });
      at("table").querySelector(`button[data-variable="${CSS.escape(next.variable)}"]`)?.focus();
    });
    const focused = document.activeElement?.id;
    answer.chart = showChart(at("chart"), { title: answer.title, columns, rows: answer.rows, source: source() }, state, change);
    if (focused?.startsWith("chart-")) at(focused)?.focus();
  }
}

function fail(error) {
  const places = error.at ? [element("button", { type: "button", onclick: () => editor.goTo(error.at.line, error.at.column) }, say("그 자리로", "go there"))] : [];
  at("failure").replaceChildren(element("p", {}, error.message || String(error)), ...places);
  if (error.at) editor.showError(error.at.line, error.at.column);
}

async function run() {
  const missing = parameters.missing;
  if (missing) {
    missing.reportValidity();
    return;
  }
  asking?.abort();
  const mine = new AbortController();
  asking = mine;
  const sparql = editor.text;
  const status = at("status");
  at("failure").replaceChildren();
  at("cancel").disabled = false;
  status.textContent = say("묻는 중…", "asking…");
  remember();
  try {
    const found = await ask(sparql, mine.signal);
    if (asking !== mine) return;
    answer = { ...found, title: title() };
    const time = found.seconds.toLocaleString(language, { maximumFractionDigits: 2 });
    const many = found.kind === "rows" ? say(`${found.rows.length.toLocaleString("ko")}행`, `${found.rows.length.toLocaleString("en")} rows`) : "";
    status.textContent = [many, say(`${time}초`, `${time} s`)].filter(Boolean).join(" · ");
    showDownloads(at("downloads"), found.kind, sparql, isQuestion() ? question.name : "answer", () => answer.chart, fail);
    draw();
    if (found.kind === "rows") {
      await readNames(found.rows);
      if (asking === mine || asking === null) draw();
    }
  } catch (error) {
    if (asking !== mine) return;
    answer = null;
    draw();
    if (error.name === "AbortError") status.textContent = say("멈추었습니다", "stopped");
    else {
      status.textContent = "";
      fail(error);
    }
  } finally {
    if (asking === mine) {
      asking = null;
      at("cancel").disabled = true;
      document.body.dataset.answered = String(Number(document.body.dataset.answered ?? 0) + 1);
    }
  }
}

function open() {
  const { question: name, given: values, query, ...rest } = readAddress();
  state = rest;
  const found = name === null ? null : findQuestion(library, name);
  choose(found, values);
  if (!found) editor.text = query ?? FIRST;
  if (found || query) run();
}

editor.addEventListener("change", () => {
  showProblems();
  parameters.follow();
  showSnippets(at("code"), editor.text, at("status"));
});
editor.addEventListener("run", run);
showLibrary(library, at("questions"), at("find"), at("how-many"), (chosen) => {
  state = { view: state.view, sort: null, x: null, y: null };
  choose(chosen);
  if (matchMedia("(max-width: 900px)").matches) at("library").open = false;
  if (parameters.missing) {
    remember();
    parameters.missing.focus();
  } else run();
});
if (matchMedia("(max-width: 900px)").matches) at("library").open = false;
at("find").addEventListener("input", () => markChosen(at("questions"), question?.name ?? null));
at("run").addEventListener("click", run);
at("cancel").addEventListener("click", () => asking?.abort());
at("share").addEventListener("click", () => {
  remember();
  copy(location.href, at("status"));
});
at("as-table").addEventListener("click", () => { state.view = "table"; remember(); draw(); });
at("as-chart").addEventListener("click", () => { state.view = "chart"; remember(); draw(); });
document.getElementById("language").addEventListener("click", (event) => {
  remember();
  event.currentTarget.hash = location.hash;
});
addEventListener("hashchange", open);
open();
document.body.dataset.ready = "true";
