// What stands in a page that could run, load or lead astray, or mirrors what is not its own: () => [words]
() => {
  const found = [];
  if (window.hit !== undefined) found.push(`hit: ${window.hit}`);
  for (const one of document.querySelectorAll("*")) {
    for (const { name, value } of one.attributes) {
      if (name.startsWith("on")) found.push(`${one.tagName} ${name}`);
      const leads = ["href", "src", "action", "formaction", "data", "xlink:href"].includes(name);
      if (leads && /^\s*(javascript|vbscript|data:text)/i.test(value)) found.push(`${one.tagName} ${name}=${value}`);
    }
  }
  for (const name of ["img", "iframe", "object", "embed", "base", "meta[http-equiv=refresh]", "link[rel=stylesheet]"]) {
    const count = document.querySelectorAll(name).length;
    if (count) found.push(`${count} ${name}`);
  }
  // A mark that turns the direction of writing ends with its own text.
  const marks = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const at = (node, index) => {
    const range = document.createRange();
    range.setStart(node, index);
    range.setEnd(node, index + 1);
    return range.getBoundingClientRect();
  };
  while (texts.nextNode()) {
    const node = texts.currentNode;
    const start = node.data.search(/[0-9A-Za-z가-힣]{2}/);
    if (start < 0 || marks.test(node.data) || !node.parentElement.checkVisibility()) continue;
    const [one, other] = [at(node, start), at(node, start + 1)];
    if (one.top === other.top && one.left > other.left) found.push(`mirrored: ${node.data.slice(0, 60)}`);
  }
  return found;
}
