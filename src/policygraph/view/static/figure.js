// A figure that leaves the page for a report: as SVG with real text, as PNG at print resolution, as CSV.
// Each carries title, unit, source and version. What is drawn comes as an SVG fragment or as a live SVG element.
// The words stand in a JSON element: {title, unit, source, note: {ko, en}, plan, version, program, file}.
policygraph.figure = (() => {
  "use strict";
  const { preferences } = policygraph;
  const [PAD, TITLE, LINE, SMALL] = [24, 18, 1.5, 12];

  // XML has no place for control characters and halves of surrogate pairs.
  const escape = (text) => String(text)
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "\uFFFD")
    .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
  // Text that runs from right to left, or says that it does, must not turn what follows it.
  const isolated = (text) => (/[\u0590-\u08FF\u200E\u200F\u202A-\u202E\u2066-\u2069]/.test(text) ? `\u2068${text}\u2069` : String(text));

  // What the page says of its figure, in the language of now.
  const about = (id = "figure") => {
    const said = JSON.parse(document.getElementById(id).textContent);
    const one = (words) => (typeof words === "object" && words ? preferences.say(words.ko, words.en) : words ?? "");
    return Object.fromEntries(Object.entries(said).map(([name, words]) => [name, one(words)]));
  };
  const caption = ({ unit, source, version, program } = about()) => [
    unit && `${preferences.say("단위", "Unit")}: ${unit}`,
    source && `${preferences.say("자료", "Source")}: ${isolated(source)}${version ? ` (${version})` : ""}`,
    program,
  ].filter(Boolean).join(" · ");
  const fileName = (extension, { file } = about()) => `${file}-${preferences.language()}.${extension}`;

  const save = (name, type, content) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([content], { type }));
    link.download = name.replace(/[^\p{L}\p{N}._-]+/gu, "-").replace(/^[.-]+/, "") || "policygraph";
    document.body.append(link);
    link.click();
    link.remove();
    // The browser reads the blob after the click.
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  };

  // Colours as any program that reads SVG understands them.
  const resolved = (color) => {
    const probe = document.createElement("span");
    probe.style.color = color;
    document.body.append(probe);
    const found = getComputedStyle(probe).color;
    probe.remove();
    return hex(found);
  };
  const hex = (color) => {
    const found = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(color);
    return found ? `#${found.slice(1).map((part) => Number(part).toString(16).padStart(2, "0")).join("")}` : color;
  };

  const brush = document.createElement("canvas").getContext("2d");
  const measure = (text, size, weight = 400) => {
    brush.font = `${weight} ${size}px ${getComputedStyle(document.body).fontFamily}`;
    return brush.measureText(text).width;
  };
  // Lines no wider than `width`; a word that is wider by itself is broken.
  const wrap = (text, width, size, weight) => {
    const lines = [""];
    for (const word of String(text).split(/\s+/u).filter(Boolean)) {
      const longer = lines.at(-1) ? `${lines.at(-1)} ${word}` : word;
      if (measure(longer, size, weight) <= width) {
        lines[lines.length - 1] = longer;
        continue;
      }
      if (lines.at(-1)) lines.push("");
      for (const letter of word) {
        if (lines.at(-1) && measure(lines.at(-1) + letter, size, weight) > width) lines.push("");
        lines[lines.length - 1] += letter;
      }
    }
    return lines;
  };
  const texts = (lines, x, y, size, fill, weight = 400) => lines
    .map((line, index) => `<text x="${x}" y="${(y + size + index * size * LINE).toFixed(1)}" font-size="${size}" font-weight="${weight}" fill="${fill}">${escape(line)}</text>`)
    .join("\n");

  // A copy of a live element with its looks written out, without what is hidden and what only the page needs.
  const LOOKS = ["fill", "fill-opacity", "stroke", "stroke-opacity", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "opacity", "font-size", "font-weight", "text-anchor", "dominant-baseline", "paint-order"];
  const KEPT = /^(x|y|x1|y1|x2|y2|cx|cy|r|rx|ry|d|dx|dy|points|width|height|transform|viewBox)$/;
  const TAGS = new Set(["svg", "g", "a", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "title", "desc"]);
  const copy = (live) => {
    const style = getComputedStyle(live);
    const words = live.localName === "title" || live.localName === "desc";
    if (!TAGS.has(live.localName) || (!words && (style.display === "none" || style.visibility === "hidden"))) return "";
    const kept = [...live.attributes].filter(({ name }) => KEPT.test(name)).map(({ name, value }) => [name, value]);
    const group = live.localName === "g" || live.localName === "a";
    const looks = words ? [] : LOOKS.map((name) => [name, hex(style.getPropertyValue(name))])
      // What children write out for themselves; a group only fades as a whole.
      .filter(([name, value]) => value && value !== "normal" && value !== "none 0px" && (!group || name === "opacity"));
    const inside = [...live.childNodes].map((node) => (node.nodeType === Node.TEXT_NODE ? (live.localName === "g" || live.localName === "svg" ? "" : escape(node.data)) : node.nodeType === Node.ELEMENT_NODE ? copy(node) : "")).join("");
    // A link leads nowhere from a file of its own.
    const tag = live.localName === "a" ? (live.closest("text") ? "tspan" : "g") : live.localName;
    return `<${tag}${[...kept, ...looks].map(([name, value]) => ` ${name}="${escape(value)}"`).join("")}>${inside}</${tag}>`;
  };
  const drawn = (body, x, y, width) => {
    if (typeof body === "string") return `<g transform="translate(${x} ${y})">${body}</g>`;
    const box = body.viewBox?.baseVal;
    const scale = box?.width ? width / box.width : 1;
    const inside = [...body.children].map(copy).join("\n");
    return `<g transform="translate(${x} ${y}) scale(${scale}) translate(${-(box?.x ?? 0)} ${-(box?.y ?? 0)})">${inside}</g>`;
  };

  // The page's own legend as `toSvg` takes it: [{text, mark}], a mark being an SVG element or fragment, 26 × 16 at most.
  const legendOf = (list) => [...list.children].filter((item) => item.getClientRects().length)
    .map((item) => ({ text: item.innerText.trim(), mark: item.querySelector("svg") ?? "" }));
  const legendAt = (items, y, width, ink) => {
    let [left, top] = [PAD, y];
    const parts = items.map(({ text, mark }) => {
      const wide = 32 + measure(text, SMALL);
      if (left > PAD && left + wide > width - PAD) [left, top] = [PAD, top + 22];
      const markWidth = typeof mark === "string" ? 26 : mark.viewBox?.baseVal?.height ? 16 * mark.viewBox.baseVal.width / mark.viewBox.baseVal.height : 26;
      const part = drawn(mark, left, top, markWidth) + texts([text], left + markWidth + 5, top, SMALL, ink);
      left += wide + 16;
      return part;
    });
    return { svg: parts.join("\n"), bottom: items.length ? top + 26 : y };
  };

  // A standalone SVG: title, body (width × height), legend, note, caption.
  const toSvg = ({ title, unit, source, version, program, note = "", width, height, body, legend = [] }) => {
    const [page, ink, soft] = ["var(--page)", "var(--ink)", "var(--soft)"].map(resolved);
    const whole = Math.ceil(width + 2 * PAD);
    const heading = wrap(title, width, TITLE, 600);
    const top = PAD + heading.length * TITLE * LINE + 8;
    const key = legendAt(legend, Math.ceil(top + height + 12), whole, ink);
    const words = caption({ unit, source, version, program });
    const notes = [...(note ? wrap(note, width, SMALL) : []), ...wrap(words, width, SMALL)];
    const bottom = Math.ceil(key.bottom + 6 + notes.length * SMALL * LINE + PAD / 2);
    return [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<svg xmlns="http://www.w3.org/2000/svg" width="${whole}" height="${bottom}" viewBox="0 0 ${whole} ${bottom}" role="img" xml:lang="${preferences.language()}" font-family="${escape(getComputedStyle(document.body).fontFamily)}">`,
      `<title>${escape(title)}</title>`,
      `<desc>${escape([note, words].filter(Boolean).join(" "))}</desc>`,
      `<rect width="${whole}" height="${bottom}" fill="${page}"/>`,
      texts(heading, PAD, PAD, TITLE, ink, 600),
      drawn(body, PAD, top, width),
      key.svg,
      texts(notes, PAD, key.bottom + 6, SMALL, soft),
      "</svg>",
      "",
    ].join("\n");
  };

  return { about, caption, escape, fileName, legendOf, measure, resolved, save, toSvg, wrap };
})();
