// Draws the network of a page, folds and unfolds it, and shows what is behind a node or a line.
// Everything from the document enters the page through text nodes and the canvas, never as HTML.
(() => {
  "use strict";
  const data = JSON.parse(document.getElementById("graph").textContent);
  const nodes = new Map(data.nodes.map((node) => [node.id, node]));
  const edges = data.edges.map((edge, index) => ({ ...edge, id: index }));
  const folded = { Measure: "Task", Project: "PerformanceGoal" };
  const folds = data.nodes.some((node) => node.kind === "Task");
  const styles = getComputedStyle(document.documentElement);
  const language = () => document.documentElement.dataset.lang;
  const say = (ko, en) => (language() === "ko" ? ko : en);
  const name = (node) => node[language()];
  // On the canvas a ministry's English name is its abbreviation.
  const label = (node) => (language() === "en" && node.kind === "Ministry" ? node.code : name(node));
  const kind = (node) => data.kinds[node.kind][language()];

  // A measure nested in a measure belongs to the same task.
  const parent = new Map();
  for (const edge of edges) {
    const [from, to] = [nodes.get(edge.from), nodes.get(edge.to)];
    if (folds && folded[to.kind] && edge.kind !== "funded") parent.set(to.id, from.id);
  }
  const opener = (id) => {
    const node = nodes.get(id);
    return folds && folded[node.kind] ? opener(parent.get(id)) : id;
  };
  const open = new Map(); // column → the one parent that is unfolded there
  let selected = null;

  const isHidden = (node) => {
    if (!folds || !folded[node.kind]) return false;
    const above = opener(node.id);
    return open.get(nodes.get(above).kind) !== above;
  };

  const visNodes = new vis.DataSet(
    data.nodes.map((node) => ({
      id: node.id, x: node.x, y: node.y, size: node.size, shape: node.shape, hidden: isHidden(node),
      color: { background: node.color, border: node.color, highlight: { background: node.color, border: styles.getPropertyValue("--ink") } },
      borderWidth: 1, borderWidthSelected: 4,
    })),
  );
  const visEdges = new vis.DataSet(
    edges.map((edge) => ({
      id: edge.id, from: edge.from, to: edge.to, width: edge.width, dashes: edge.dashes,
      color: { color: edge.color, opacity: edge.sums ? 0.55 : 0.8, highlight: styles.getPropertyValue("--ink") },
    })),
  );
  const canvas = document.getElementById("network");
  const network = new vis.Network(canvas, { nodes: visNodes, edges: visEdges }, {
    physics: false, layout: { improvedLayout: false }, edges: { smooth: false },
    nodes: { font: { size: 0 } }, interaction: { dragNodes: false, hideEdgesOnDrag: true, hover: false },
  });

  const refresh = () => {
    visNodes.update(data.nodes.map((node) => ({ id: node.id, hidden: isHidden(node) })));
    visEdges.update(edges.map((edge) => ({
      id: edge.id,
      hidden: isHidden(nodes.get(edge.from)) || isHidden(nodes.get(edge.to)) ||
        // The sum of what is folded gives way to what is unfolded.
        (edge.sums !== undefined && open.get(nodes.get(edge.from).kind) === edge.from),
    })));
  };

  // Room for the labels at the edges, which keep their size when the picture shrinks.
  const margin = () => Math.min(data.layout === "columns" ? 62 : 215, canvas.clientWidth / 3.6);

  // Labels at constant size on the screen, most important first, each where there is room.
  const shorten = (context, text, width) => {
    if (context.measureText(text).width <= width) return text;
    let kept = text.length;
    while (kept > 1 && context.measureText(text.slice(0, kept) + "…").width > width) kept -= 1;
    return text.slice(0, kept) + "…";
  };
  const wrap = (context, text, width) => {
    const lines = [];
    let line = "";
    for (const word of text.split(" ")) {
      const longer = line ? `${line} ${word}` : word;
      if (line && context.measureText(longer).width > width) {
        lines.push(line);
        line = word;
      } else line = longer;
      // A word that is longer than a line goes on in the next.
      while (context.measureText(line).width > width + 6) {
        const fitting = shorten(context, line, width + 8).length - 1;
        lines.push(line.slice(0, Math.max(1, fitting)));
        line = line.slice(Math.max(1, fitting));
      }
    }
    lines.push(line);
    return lines;
  };
  const overlaps = (a, b) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
  const columns = [...new Set(data.nodes.map((node) => node.x))].sort((a, b) => a - b);
  const gap = data.layout === "columns" ? columns[1] - columns[0] : Infinity;
  network.on("afterDrawing", (context) => {
    const scale = network.getScale();
    const size = 12.5;
    const shown = data.nodes.filter((node) => !isHidden(node));
    const taken = shown.map((node) => ({ owner: node, x: node.x * scale - node.size * scale * .8, y: node.y * scale - node.size * scale * .8, w: node.size * scale * 1.6, h: node.size * scale * 1.6 }));
    context.save();
    context.scale(1 / scale, 1 / scale);
    context.font = `${size}px ${getComputedStyle(document.body).fontFamily}`;
    context.textBaseline = "middle";
    context.lineJoin = "round";
    shown.sort((a, b) => (b.id === selected) - (a.id === selected) || a.level - b.level || (b.amount || 0) - (a.amount || 0));
    canvas.labels = 0;
    for (const node of shown) {
      const unfolded = Boolean(folded[node.kind]) && folds;
      const width = Math.max(76, Math.min(gap * scale - 14, data.layout === "columns" ? 190 : margin() - 22));
      let lines = unfolded ? [shorten(context, label(node), Math.max(76, 1.3 * gap * scale - 24))] : wrap(context, label(node), width);
      if (lines.length > 4) lines = [...lines.slice(0, 3), lines[3] + "…"];
      const w = Math.max(...lines.map((line) => context.measureText(line).width));
      const h = lines.length * size * 1.22;
      const r = node.size * scale + 3;
      const [x, y] = [node.x * scale, node.y * scale];
      const below = { x: x - w / 2, y: y + r, w, h, align: "center" };
      const above = { x: x - w / 2, y: y - r - h, w, h, align: "center" };
      const right = { x: x + r, y: y - h / 2, w, h, align: "left" };
      const left = { x: x - r - w, y: y - h / 2, w, h, align: "right" };
      const outward = node.x > 20 ? [right, below, above] : node.x < -20 ? [left, below, above] : [above, below];
      const columnwise = node.kind === "Task" ? [below, above, right] : node.kind === "PerformanceGoal" ? [below, above, left] : [below, above];
      const places = data.layout === "columns" ? (unfolded ? [right, left] : columnwise)
        : data.layout === "sides" ? (node.x > 0 ? [right] : [left]) : outward;
      const place = places.find((box) => !taken.some((other) => other.owner !== node && overlaps(box, other)));
      if (!place && node.id !== selected) continue;
      const box = place || places[0];
      taken.push({ ...box, owner: null });
      canvas.labels += 1;
      context.textAlign = box.align;
      const at = box.align === "center" ? x : box.align === "left" ? box.x : box.x + box.w;
      lines.forEach((line, index) => {
        const lineY = box.y + size * 1.22 * (index + .5);
        context.strokeStyle = styles.getPropertyValue("--page");
        context.lineWidth = 3.5;
        context.strokeText(line, at, lineY);
        context.fillStyle = styles.getPropertyValue("--ink");
        context.fillText(line, at, lineY);
      });
    }
    context.restore();
  });

  // The panel.
  const detail = document.getElementById("detail");
  const element = (tag, className, text) => {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  };
  const money = (won) => {
    if (won === null || won === undefined) return "";
    const [unit, decimals] = language() === "ko" ? [1e8, 2] : [1e9, 3];
    const number = (won / unit).toLocaleString("en-US", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
    return language() === "ko" ? `${number}억원` : `KRW ${number} billion`;
  };
  const quotations = (evidence) => evidence.map(([first, last, quote]) => {
    const block = element("blockquote", "", quote.replaceAll("\t", "  │  "));
    const lines = first === last ? first : `${first}–${last}`;
    block.append(element("cite", "", say(`원문 ${lines}행`, `source line ${lines}`)));
    for (const [line, raw, reading, reason] of data.repairs) {
      if (line < first || line > last) continue;
      const repaired = `${raw || "∅"} → ${reading || "∅"} (${reason})`;
      block.append(element("p", "repair", say(`고쳐 읽음: ${repaired}`, `repaired: ${repaired}`)));
    }
    return block;
  });
  const relation = (edge, other, forward) => {
    const words = {
      part: forward ? say("아래", "below") : say("위", "above"),
      read: forward ? say("아래(사람이 읽음)", "below (read by a person)") : say("위(사람이 읽음)", "above (read by a person)"),
      responsible: forward ? say("담당", "responsible") : say("맡음", "responsible for"),
      funded: forward ? say("예산", "funded by") : say("예산을 냄", "funds"),
      funds: forward ? say("예산을 냄", "funds") : say("예산", "funded by"),
      "co-funds": say("함께 예산을 냄", "co-funds"),
    };
    const parts = [words[edge.kind], name(other)];
    if (edge.amount) parts.push(money(edge.amount));
    return parts.join(" · ");
  };
  const showNode = (id) => {
    const node = nodes.get(id);
    selected = id;
    detail.replaceChildren(
      element("h2", "", name(node)),
      element("p", "kind", [kind(node), node.code].filter(Boolean).join(" ")),
      element("p", "", language() === "ko" ? node.en : node.ko),
    );
    if (node.amount !== null) detail.append(element("p", "amount", money(node.amount)));
    detail.append(...quotations(node.evidence));
    const list = element("ul");
    for (const edge of edges.filter((one) => one.from === id || one.to === id)) {
      const forward = edge.from === id;
      const other = nodes.get(forward ? edge.to : edge.from);
      const item = element("li");
      const button = element("button", "", relation(edge, other, forward));
      button.type = "button";
      button.addEventListener("click", () => go(other.id));
      item.append(button);
      list.append(item);
    }
    detail.append(element("h3", "", say("이어진 것", "Connected")), list);
  };
  const showEdge = (id) => {
    const edge = edges[id];
    const [from, to] = [nodes.get(edge.from), nodes.get(edge.to)];
    selected = null;
    detail.replaceChildren(element("h2", "", `${name(from)} – ${name(to)}`), element("p", "kind", data.links[edge.kind][language()]));
    if (edge.amount) detail.append(element("p", "amount", money(edge.amount)));
    if (edge.sums) detail.append(element("p", "", say(`접힌 ${edge.sums}건의 합`, `the sum of ${edge.sums} that are folded`)));
    for (const project of edge.projects || []) {
      const one = data.projects[project];
      detail.append(element("h3", "", one[language()]), ...quotations(one.evidence));
    }
    const places = [...from.evidence, ...to.evidence];
    if (edge.line) detail.append(...quotations(places.filter(([first]) => first === edge.line)));
  };

  const unfold = (id) => {
    const node = nodes.get(id);
    if (!folds || !Object.values(folded).includes(node.kind)) return;
    if (open.get(node.kind) === id) open.delete(node.kind);
    else open.set(node.kind, id);
    refresh();
  };
  const go = (id) => {
    const above = opener(id);
    if (above !== id && open.get(nodes.get(above).kind) !== above) unfold(above);
    showNode(id);
    network.selectNodes([id]);
    network.redraw();
  };

  network.on("click", ({ nodes: [node], edges: [edge] }) => {
    if (node !== undefined) {
      unfold(node);
      showNode(node);
    } else if (edge !== undefined) showEdge(edge);
    network.redraw();
  });

  // Search by any name.
  const search = document.getElementById("search");
  const found = document.getElementById("found");
  search.addEventListener("input", () => {
    const wanted = search.value.trim().toLowerCase();
    const hits = wanted ? data.nodes.filter((node) => [node.ko, node.en, node.code].some((text) => text.toLowerCase().includes(wanted))) : [];
    hits.sort((a, b) => a.level - b.level || (b.amount || 0) - (a.amount || 0));
    found.replaceChildren(...hits.slice(0, 10).map((node) => {
      const item = element("li");
      const button = element("button", "", `${kind(node)} · ${name(node)}`);
      button.type = "button";
      button.addEventListener("click", () => {
        found.replaceChildren();
        search.value = "";
        go(node.id);
        detail.focus();
      });
      item.append(button);
      return item;
    }));
  });

  const fit = () => {
    const shown = data.nodes.filter((node) => !isHidden(node));
    const [xs, ys] = [shown.map((node) => node.x), shown.map((node) => node.y)];
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const scale = Math.min((canvas.clientWidth - 2 * margin()) / (right - left), (canvas.clientHeight - 110) / (bottom - top));
    network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 + 8 }, scale, animation: false });
  };
  document.getElementById("fit").addEventListener("click", fit);
  document.getElementById("fold").addEventListener("click", () => {
    open.clear();
    refresh();
  });
  if (!folds) document.getElementById("fold").remove();
  document.addEventListener("preferences", () => {
    if (selected !== null) showNode(selected);
    network.redraw();
  });
  refresh();
  fit();
  // A link may lead to one of the nodes.
  const at = new URLSearchParams(location.hash.slice(1)).get("at");
  if (nodes.has(at)) go(at);
  Object.assign(policygraph, { network, nodes, go, isHidden });
})();
