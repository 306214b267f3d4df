// A question's parameters as a form: what is chosen takes its place in the VALUES of the query, as a term.
import { element, language, say } from "./words.js";

const block = (name) => new RegExp(`(VALUES \\?${name} \\{ )([^{}]*?)( \\})`, "g");
const escapes = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t" };

// A value as SPARQL, by the type that the header gives; null if it is none of that type.
export function toTerm(type, value) {
  const text = value.trim();
  switch (type) {
    case "integer":
    case "year":
      return /^[+-]?\d+$/.test(text) ? text : null;
    case "decimal":
      return /^[+-]?(\d+\.\d+|\d+)$/.test(text) ? (text.includes(".") ? text : `${text}.0`) : null;
    case "iri":
    case "ministry":
      return /^[a-z][a-z0-9+.-]*:[^<>"{}|^`\\\s]*$/i.test(text) ? `<${text}>` : null;
    default:
      return `"${value.replace(/[\\"\n\r\t]/g, (one) => escapes[one]).replace(/[{}]/g, (one) => `\\u00${one.charCodeAt(0).toString(16).toUpperCase()}`)}"`;
  }
}

export function fromTerm(term) {
  const text = term.trim();
  if (text === "UNDEF") return "";
  if (text.startsWith("<")) return text.slice(1, -1);
  if (text.startsWith('"')) {
    try {
      return JSON.parse(text);
    } catch {
      return text.slice(1, -1);
    }
  }
  return text;
}

export function read(sparql, name) {
  const found = block(name).exec(sparql);
  return found ? fromTerm(found[2]) : null;
}

export function write(sparql, name, term) {
  return sparql.replace(block(name), (_, before, __, after) => before + term + after);
}

// The query with the values given, and with this page's language and the newest year where none is given.
export function bind(question, given, library) {
  let { sparql } = question;
  for (const { name, type } of question.parameters) {
    const usual = name === "lang" ? language : type === "year" ? String(library.year ?? "") : null;
    const value = given[name] ?? usual;
    const term = value === null || value === "" ? null : toTerm(type, value);
    if (term !== null) sparql = write(sparql, name, term);
  }
  return sparql;
}

export class Parameters {
  constructor(form, library, editor) {
    [this.form, this.library, this.editor] = [form, library, editor];
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      editor.dispatchEvent(new Event("run"));
    });
  }

  show(question) {
    this.question = question;
    const fields = question ? question.parameters.map((one) => this.field(one)) : [];
    this.form.hidden = !fields.length;
    this.form.replaceChildren(...fields, element("button", { type: "submit", class: "unseen", tabindex: "-1", "aria-hidden": "true" }, say("실행", "Run")));
  }

  // What the fields say now, of a question; null if a value is missing or wrong.
  get missing() {
    return [...this.form.elements].find((one) => one.name && !one.disabled && !one.validity.valid) || null;
  }

  field(parameter) {
    const { name, type } = parameter;
    const id = `parameter-${name}`;
    const value = read(this.editor.text, name);
    const common = { id, name, disabled: value === null, required: parameter.needed };
    let input;
    if (type === "ministry") {
      const options = this.library.ministries.map((one) => element("option", { value: one.iri, selected: one.iri === value }, one[language]));
      input = element("select", common, element("option", { value: "" }, say("부처를 고르십시오", "choose a ministry")), ...options);
    } else if (name === "lang") {
      input = element("select", common, ...[["ko", "한국어"], ["en", "English"]].map(([code, label]) => element("option", { value: code, selected: code === value }, label)));
    } else {
      const number = ["integer", "year", "decimal"].includes(type);
      input = element("input", { ...common, type: number ? "number" : "text", step: type === "decimal" ? "any" : null, value: value ?? "", size: type === "iri" ? 48 : null, inputmode: number ? "numeric" : null });
    }
    input.addEventListener("input", () => this.changed(parameter, input));
    return element("p", {}, element("label", { for: id }, parameter[language]), input);
  }

  changed(parameter, input) {
    const term = input.value === "" ? "UNDEF" : toTerm(parameter.type, input.value);
    const wrong = term === null || (term === "UNDEF" && parameter.needed);
    input.setCustomValidity(wrong ? say("값이 맞지 않습니다", "not a value of this kind") : "");
    if (term !== null) this.editor.text = write(this.editor.text, parameter.name, term);
  }

  // The text was edited: the fields follow it.
  follow() {
    for (const { name } of this.question?.parameters ?? []) {
      const input = this.form.elements[name];
      const value = read(this.editor.text, name);
      if (!input || input === document.activeElement) continue;
      input.disabled = value === null;
      if (value !== null && input.value !== value) input.value = value;
    }
  }
}
