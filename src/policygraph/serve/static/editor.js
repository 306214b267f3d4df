// A textarea, with its text in colours on a layer behind it: it stays what people and screen readers know,
// and what they type, in whichever way they type it, is the browser's business.
import { pair, tokenize } from "./tokens.js";
import { element } from "./words.js";

export class Editor extends EventTarget {
  constructor(area, layer) {
    super();
    [this.area, this.layer] = [area, layer];
    this.marks = []; // {start, end, className}
    this.error = null; // {line, column}
    area.addEventListener("input", () => this.changed());
    area.addEventListener("keydown", (event) => this.key(event));
    document.addEventListener("selectionchange", () => {
      if (document.activeElement === area) this.draw();
    });
    area.addEventListener("blur", () => this.draw());
    this.draw();
  }

  get text() {
    return this.area.value;
  }

  set text(text) {
    if (text === this.area.value) return;
    this.area.value = text;
    this.changed();
  }

  changed() {
    this.error = null;
    this.tokens = tokenize(this.text);
    this.dispatchEvent(new Event("change"));
    this.draw();
  }

  // Put text in place of a range, so that the browser can undo it.
  replace(start, end, text) {
    this.area.focus();
    this.area.setSelectionRange(start, end);
    this.replacing = true; // nobody types: there is nothing to complete
    if (!document.execCommand("insertText", false, text)) {
      this.area.setRangeText(text, start, end, "end");
      this.changed();
    }
    this.replacing = false;
  }

  key(event) {
    if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.dispatchEvent(new Event("run"));
    } else if (event.key === "Enter" && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      const { selectionStart: start, selectionEnd: end } = this.area;
      const before = this.text.slice(0, start);
      const indent = before.slice(before.lastIndexOf("\n") + 1).match(/^[ \t]*/)[0];
      const opens = /[{(]\s*$/.test(before);
      const closes = opens && /^\s*[})]/.test(this.text.slice(end));
      this.replace(start, end, `\n${indent}${opens ? "  " : ""}${closes ? `\n${indent}` : ""}`);
      if (closes) this.area.setSelectionRange(start + indent.length + 3, start + indent.length + 3);
    }
  }

  // Where a line and a column, both from 1, are in the text.
  offset(line, column) {
    const lines = this.text.split("\n");
    const before = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
    // The server counts characters, a script halves of surrogate pairs.
    const within = [...(lines[line - 1] || "")].slice(0, column - 1).join("").length;
    return Math.min(before + within, this.text.length);
  }

  showError(line, column) {
    this.error = { line, column };
    this.draw();
  }

  goTo(line, column) {
    const at = this.offset(line, column);
    this.area.focus();
    this.area.setSelectionRange(at, at);
  }

  draw() {
    this.tokens ??= tokenize(this.text);
    const text = this.text;
    const spans = new Map(this.tokens.map((token) => [token.start, { end: token.end, names: [`t-${token.kind}`] }]));
    for (const mark of this.marks) spans.get(mark.start)?.names.push(mark.className);
    const matching = document.activeElement === this.area ? pair(this.tokens, this.area.selectionStart) : null;
    for (const token of matching || []) spans.get(token.start).names.push("matching");
    const pieces = [];
    let at = 0;
    for (const [start, { end, names }] of spans) {
      if (start > at) pieces.push(text.slice(at, start));
      pieces.push(element("span", { class: names.join(" ") }, text.slice(start, end)));
      at = end;
    }
    pieces.push(`${text.slice(at)}\n`);
    this.layer.replaceChildren(...pieces);
    if (this.error) this.drawError();
  }

  // The place of an error: its line is shaded, the character there underlined.
  drawError() {
    const at = this.offset(this.error.line, this.error.column);
    const [node, within] = this.place(Math.min(at, Math.max(this.text.length - 1, 0)));
    if (!node) return;
    const wrapper = element("span", { class: "error-here" });
    const range = document.createRange();
    range.setStart(node, within);
    range.setEnd(node, Math.min(within + 1, node.length));
    range.surroundContents(wrapper);
    if (!wrapper.textContent.trim()) wrapper.classList.add("empty");
  }

  // The node of the layer, and the offset in it, where a character stands.
  place(offset) {
    const walker = document.createTreeWalker(this.layer, NodeFilter.SHOW_TEXT);
    let left = offset;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (left < node.length) return [node, left];
      left -= node.length;
    }
    return [null, 0];
  }

  // Where on the page a character stands.
  box(offset) {
    const [node, within] = this.place(offset);
    if (!node) return this.layer.getBoundingClientRect();
    const range = document.createRange();
    range.setStart(node, within);
    range.setEnd(node, Math.min(within + 1, node.length));
    return range.getBoundingClientRect();
  }
}
