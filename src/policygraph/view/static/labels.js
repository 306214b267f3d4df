// Labels of one size on the screen, whatever the zoom: most important first, each where there is room for it.
// Where they stand is worked out once for a picture and a zoom, not again while the picture is moved.
policygraph.labels = (() => {
  "use strict";
  const { data, shown, state } = policygraph;
  const SIZE = 12.5, LEADING = 1.22, MOST_LINES = 6, CELL = 64, ENOUGH = 700;

  // On the canvas a ministry goes by its short name: 산업부, MOTIE.
  const text = (node) => {
    if (node.kind !== "Ministry") return data.name(node);
    return policygraph.preferences.language() === "en" ? node.code || node.en : node.short || node.ko;
  };

  const shorten = (context, words, width) => {
    if (context.measureText(words).width <= width) return words;
    let kept = words.length;
    while (kept > 1 && context.measureText(`${words.slice(0, kept)}…`).width > width) kept -= 1;
    return `${words.slice(0, kept)}…`;
  };
  const wrap = (context, words, width) => {
    const lines = [];
    let line = "";
    // A line may end after a space, or after the hyphen between two long Latin words.
    for (const word of words.split(/(?<=[a-z]{3}-)(?=[a-z]{3})|\s+/i)) {
      const longer = !line || line.endsWith("-") ? line + word : `${line} ${word}`;
      if (line && context.measureText(longer).width > width) {
        lines.push(line);
        line = word;
      } else line = longer;
      // A word that is longer than a line goes on in the next.
      while (line.length > 1 && context.measureText(line).width > width + 6) {
        const fitting = Math.max(1, shorten(context, line, width + 8).length - 1);
        lines.push(line.slice(0, fitting));
        line = line.slice(fitting);
      }
    }
    lines.push(line);
    return lines;
  };

  // Which boxes are taken, found by the cells of a grid that they lie in.
  const grid = () => {
    const cells = new Map();
    const each = (box, visit) => {
      for (let i = Math.floor(box.x / CELL); i <= Math.floor((box.x + box.w) / CELL); i += 1) {
        for (let j = Math.floor(box.y / CELL); j <= Math.floor((box.y + box.h) / CELL); j += 1) {
          if (visit(i * 100003 + j)) return true;
        }
      }
      return false;
    };
    const meets = (a, b) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
    return {
      add: (box) => each(box, (cell) => void (cells.get(cell)?.push(box) ?? cells.set(cell, [box]))),
      isFree: (box, owner) => !each(box, (cell) => (cells.get(cell) ?? []).some((other) => other.owner !== owner && meets(box, other))),
    };
  };

  const isColumns = data.layout === "columns";
  // Where a label may stand, best first: beside what has room beside it, below or above the others.
  const sides = (node) => {
    if (data.layout === "sides") return node.x > 0 ? ["right"] : ["left"];
    if (!isColumns) return node.x > 20 ? ["right", "below", "above"] : node.x < -20 ? ["left", "below", "above"] : node.y < 0 ? ["above", "right"] : ["below", "right"];
    // Between the columns is room for long labels, unless what is unfolded stands there.
    if (node.kind === "Measure") return ["right", "left"];
    if (node.kind === "Project") return ["left", "right"];
    const beside = { Task: "right", PerformanceGoal: "left" }[node.kind];
    if (beside) return shown.get().open.has(node.kind) ? ["below", "above", beside] : [beside, "below", "above"];
    return ["below", "above", "right", "left"];
  };
  // The text of a label in lines, for a side of its node: what is folded gets one line, beside it is more room.
  const lined = (context, node, side, scale, margin) => {
    const whole = text(node);
    const beside = side === "right" || side === "left";
    if (!isColumns) return { lines: wrap(context, whole, Math.max(80, margin - 22)), cut: false };
    const width = Math.max(80, Math.min(data.column * scale * (beside ? 1.3 : 1) - 12, 200));
    if (node.fold) {
      const line = shorten(context, whole, width - 12);
      return { lines: [line], cut: line !== whole };
    }
    const lines = wrap(context, whole, width);
    if (lines.length <= MOST_LINES) return { lines, cut: false };
    return { lines: [...lines.slice(0, MOST_LINES - 1), `${lines[MOST_LINES - 1]}…`], cut: true };
  };

  const arrange = (context, scale, margin) => {
    const chosen = state.get();
    const selected = data.find(chosen.at);
    const { nodes } = shown.get();
    const taken = grid();
    for (const node of nodes) {
      const { x, y } = shown.place(node);
      const r = node.size * scale * 0.8;
      taken.add({ owner: node, x: x * scale - r, y: y * scale - r, w: 2 * r, h: 2 * r });
    }
    const order = [...nodes].sort((a, b) => (b === selected) - (a === selected)
      || data.kinds[a.kind].level - data.kinds[b.kind].level || (b.amount ?? 0) - (a.amount ?? 0));
    const placed = [];
    for (const node of order) {
      if (placed.length >= ENOUGH) break;
      const at = shown.place(node);
      const [x, y, r] = [at.x * scale, at.y * scale, node.size * scale + 3];
      const boxes = sides(node).map((side) => {
        const { lines, cut } = lined(context, node, side, scale, margin);
        const w = Math.max(...lines.map((line) => context.measureText(line).width));
        const h = lines.length * SIZE * LEADING;
        const place = {
          below: { x: x - w / 2, y: y + r, align: "center", at: x },
          above: { x: x - w / 2, y: y - r - h, align: "center", at: x },
          right: { x: x + r, y: y - h / 2, align: "left", at: x + r },
          left: { x: x - r - w, y: y - h / 2, align: "right", at: x - r },
        }[side];
        return { node, lines, cut, w, h, ...place };
      });
      const box = boxes.find((one) => taken.isFree(one, node)) ?? (node === selected ? boxes[0] : null);
      if (!box) continue;
      taken.add(box);
      placed.push(box);
    }
    return placed;
  };

  let memo = null;
  const font = () => `${SIZE}px ${getComputedStyle(document.body).fontFamily}`;
  // The labels for a zoom, in pixels from the origin of the network.
  const at = (context, scale, margin) => {
    const key = [scale, margin, policygraph.preferences.language()].join();
    const now = shown.get();
    if (memo?.key !== key || memo.now !== now) memo = { key, now, placed: arrange(context, scale, margin) };
    return memo.placed;
  };

  const draw = (context, scale, margin, view, colours) => {
    context.save();
    context.scale(1 / scale, 1 / scale);
    context.font = font();
    context.textBaseline = "middle";
    for (const label of at(context, scale, margin)) {
      if (label.x > view.right || label.x + label.w < view.left || label.y > view.bottom || label.y + label.h < view.top) continue;
      context.textAlign = label.align;
      // What runs below a label must not be read with it.
      context.fillStyle = colours.veil;
      context.fillRect(label.x - 2, label.y - 1, label.w + 4, label.h + 2);
      context.fillStyle = colours.ink;
      label.lines.forEach((line, index) => {
        context.fillText(line, label.at, label.y + SIZE * LEADING * (index + 0.5));
      });
    }
    context.restore();
  };
  return { at, draw, font, text, SIZE, LEADING };
})();
