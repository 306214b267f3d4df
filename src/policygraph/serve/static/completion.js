// Prefixes, terms and keywords to choose from while typing; terms also by their Korean and English names.
import { keywords } from "./tokens.js";
import { element, language } from "./words.js";

const WORD = /(?:^|[\s{}()[\].;,|/^!*+<>=&])((?:[\w-]*:)?[\w\-\u3131-\u318e\uac00-\ud7a3]*)$/;
const MOST = 12;

export function complete(word, library) {
  const [prefix, wanted] = word.includes(":") ? word.split(":") : [null, word];
  const lower = wanted.toLowerCase();
  const rank = (term) => {
    const name = term.name.slice(3).toLowerCase();
    if (name.startsWith(lower)) return 0;
    if (term[language].toLowerCase().startsWith(lower)) return 1;
    return name.includes(lower) || term.ko.includes(lower) || term.en.toLowerCase().includes(lower) ? 2 : 9;
  };
  const terms = () =>
    library.terms
      .map((term) => ({ text: term.name, note: term[language], rank: rank(term) }))
      .filter((one) => one.rank < 9)
      .sort((one, other) => one.rank - other.rank || one.text.length - other.text.length);
  if (prefix !== null) return prefix === "pg" ? terms().slice(0, MOST) : [];
  const prefixes = Object.entries(library.prefixes)
    .filter(([name]) => name.startsWith(lower))
    .map(([name, iri]) => ({ text: `${name}:`, note: iri }));
  const words = keywords.filter((one) => one.startsWith(word.toUpperCase())).map((one) => ({ text: one, note: "" }));
  return [...prefixes, ...words, ...(lower ? terms() : [])].slice(0, MOST);
}

export class Completion {
  constructor(editor, list, library) {
    [this.editor, this.list, this.library] = [editor, list, library];
    this.options = [];
    this.chosen = 0;
    const { area } = editor;
    // Before the editor's own keys: Enter takes a completion while the list is open.
    area.addEventListener("keydown", (event) => this.key(event), true);
    area.addEventListener("input", (event) => {
      if (!event.isComposing && !editor.replacing) this.open(false);
    });
    area.addEventListener("compositionend", () => this.open(false));
    area.addEventListener("blur", () => this.close());
    area.addEventListener("click", () => this.close());
  }

  get isOpen() {
    return !this.list.hidden;
  }

  open(asked) {
    const { area, tokens } = this.editor;
    const caret = area.selectionStart;
    const found = WORD.exec(area.value.slice(0, caret));
    const inside = tokens.some((one) => ["comment", "string", "iri", "variable"].includes(one.kind) && one.start < caret && caret <= one.end);
    if (!found || inside || area.selectionEnd !== caret || (!asked && !/:|..../.test(found[1]))) return this.close();
    this.word = found[1];
    this.options = complete(this.word, this.library).filter((one) => asked || one.text !== this.word);
    if (!this.options.length) return this.close();
    this.chosen = 0;
    this.draw();
    this.list.hidden = false;
    const box = this.editor.box(caret - this.word.length);
    const frame = this.list.parentElement.getBoundingClientRect();
    const left = Math.min(box.left - frame.left, frame.width - Math.min(360, frame.width));
    this.list.style.left = `${Math.max(0, left)}px`;
    this.list.style.top = `${box.bottom - frame.top + 4}px`;
    return undefined;
  }

  draw() {
    this.list.replaceChildren(
      ...this.options.map((one, index) =>
        element(
          "li",
          { role: "option", id: `completion-${index}`, "aria-selected": String(index === this.chosen), onmousedown: (event) => { event.preventDefault(); this.take(index); } },
          element("code", {}, one.text),
          one.note ? element("small", {}, one.note) : null,
        ),
      ),
    );
    this.editor.area.setAttribute("aria-activedescendant", `completion-${this.chosen}`);
    this.list.children[this.chosen].scrollIntoView({ block: "nearest" });
  }

  close() {
    this.list.hidden = true;
    this.editor.area.removeAttribute("aria-activedescendant");
  }

  take(index) {
    const caret = this.editor.area.selectionStart;
    const { text } = this.options[index];
    this.close();
    this.editor.replace(caret - this.word.length, caret, text);
  }

  key(event) {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === " " && event.ctrlKey) {
      event.preventDefault();
      this.open(true);
    } else if (this.isOpen) {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) {
        event.preventDefault();
        this.chosen = (this.chosen + step + this.options.length) % this.options.length;
        this.draw();
      } else if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        this.take(this.chosen);
      } else if (event.key === "Escape") {
        event.preventDefault();
        this.close();
      } else if (["ArrowLeft", "ArrowRight", "Home", "End", "Tab"].includes(event.key)) this.close();
    }
  }
}
