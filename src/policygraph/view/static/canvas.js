// The picture: vis-network draws just what is shown, at places that were computed before; labels are our own.
policygraph.canvas = (() => {
  "use strict";
  const { data, state, shown, labels, actions, figure } = policygraph;
  const stage = document.getElementById("network");
  const MANY = 150, TOO_MANY_TO_DIM = 1500;

  const palette = () => ({ ink: figure.resolved("var(--ink)"), veil: figure.resolved("var(--veil)") });
  let colours = palette();

  const isMoving = !matchMedia("(prefers-reduced-motion: reduce)").matches;
  const visNodes = new vis.DataSet();
  const visEdges = new vis.DataSet();
  const network = new vis.Network(stage, { nodes: visNodes, edges: visEdges }, {
    physics: false,
    layout: { improvedLayout: false },
    nodes: { borderWidth: 1, borderWidthSelected: 4, font: { size: 0 } },
    edges: { smooth: false, selectionWidth: 1 },
    interaction: { dragNodes: false, hideEdgesOnDrag: data.edges.length > MANY, hideEdgesOnZoom: data.edges.length > MANY} ,
  });

  // The library's own element can be tabbed to but has no role; the tables are the way of the keyboard.
  stage.querySelector(".vis-network").removeAttribute("tabindex");

  const drawnNode = (node) => {
    const fill = data.kinds[node.kind].color;
    return {
      id: node.index, ...shown.place(node), size: node.size, shape: data.kinds[node.kind].shape,
      color: { background: fill, border: fill, highlight: { background: fill, border: colours.ink } },
    };
  };
  const width = (edge) => {
    if (edge.share !== null) return 1 + 9 * edge.share;
    if (edge.strength !== null) return 1.5 + 8 * edge.strength;
    if (edge.amount !== null) return 1 + 9 * Math.sqrt(edge.amount / data.most);
    return edge.confidence === null ? 1.2 : 1 + 3 * edge.confidence;
  };
  // Gaps stay gaps in a wide line.
  const dashes = (link, wide) => link.dashes.length > 0 && link.dashes.map((length) => length * Math.max(1, wide / 2.5));
  // Edges between the same two nodes stand apart as arcs.
  const bends = (edges) => {
    const seen = new Map();
    return new Map(edges.map((edge) => {
      const pair = [edge.from.index, edge.to.index].sort((a, b) => a - b).join();
      const number = seen.get(pair) ?? 0;
      seen.set(pair, number + 1);
      return [edge.id, number && (number % 2 ? 1 : -1) * 0.12 * Math.ceil(number / 2) * (edge.from.index < edge.to.index ? 1 : -1)];
    }));
  };
  const drawnEdge = (edge, bend, dim) => {
    const link = data.links[edge.kind];
    const wide = width(edge);
    return {
      id: edge.id, from: edge.from.index, to: edge.to.index, width: wide, dashes: dashes(link, wide),
      color: { color: link.color, opacity: dim ? 0.12 : edge.members.length > 1 ? 0.6 : 0.85, highlight: link.color },
      smooth: bend ? { enabled: true, type: bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(bend) } : false,
    };
  };

  // Only what changed is told to the drawing library.
  const update = (set, items) => {
    const wanted = new Set(items.map((item) => item.id));
    set.remove(set.getIds().filter((id) => !wanted.has(id)));
    set.update(items);
  };
  // Room for labels at the left and the right, and at the top and the bottom.
  const margin = () => Math.min(data.layout === "columns" ? 68 : 250, stage.clientWidth / 3.6);
  const headroom = data.layout === "circle" ? 75 : 56;
  const readable = () => (stage.clientWidth < 700 && data.layout === "columns" ? 0.55 : 0);
  let moved = false;
  let stretched = "1,1";
  // All that is shown in one view, stretched to the shape of the picture; on a narrow screen at first no smaller than
  // can be read, from the left.
  const fit = (least = 0) => {
    const { nodes } = shown.get();
    if (!nodes.length || stage.clientWidth < 40) return;
    shown.stretch(1, 1);
    const places = nodes.map(shown.place);
    const bound = (key, pick) => places.reduce((found, place) => pick(found, place[key]), places[0][key]);
    const [left, right, top, bottom] = [bound("x", Math.min), bound("x", Math.max), bound("y", Math.min), bound("y", Math.max)];
    const ratio = { x: (stage.clientWidth - 2 * margin()) / Math.max(right - left, 1), y: (stage.clientHeight - 2 * headroom) / Math.max(bottom - top, 1) };
    const scale = Math.max(Math.min(ratio.x, ratio.y, 1.6), least);
    const [across, down] = [ratio.x, ratio.y].map((one) => Math.min(Math.max(one / scale, 1), 2.2));
    shown.stretch(across, down);
    if (stretched !== [across, down].join()) visNodes.update(nodes.map((node) => ({ id: node.index, ...shown.place(node) })));
    stretched = [across, down].join();
    const narrow = scale * across > ratio.x;
    const middle = { x: narrow ? left + (stage.clientWidth / 2 - margin()) / scale : ((left + right) / 2) * across, y: ((top + bottom) / 2) * down + (data.layout === "columns" ? 14 / scale : 0) };
    network.moveTo({ position: middle, scale, animation: false });
    moved = false;
  };

  let last = null;
  const draw = () => {
    const now = shown.get();
    const selected = data.find(state.get().at);
    const dims = selected && now.nodes.includes(selected) && now.edges.length < TOO_MANY_TO_DIM;
    update(visNodes, now.nodes.map(drawnNode));
    const bent = bends(now.edges);
    update(visEdges, now.edges.map((edge) => drawnEdge(edge, bent.get(edge.id), dims && edge.from !== selected && edge.to !== selected)));
    const picked = state.get().at;
    if (selected && now.nodes.includes(selected)) network.setSelection({ nodes: [selected.index], edges: [] }, { highlightEdges: true });
    else if (now.edges.some((edge) => edge.id === picked)) network.setSelection({ nodes: [], edges: [picked] });
    else network.unselectAll();
    // What is filtered or focused is looked at as a whole; unfolding moves nothing.
    const frame = [now.unfolded, state.get().focus, state.get().chain, state.isFiltered() && now.nodes.length].join();
    if (frame !== last) fit(readable());
    last = frame;
    network.redraw();
  };

  network.on("afterDrawing", (context) => {
    const scale = network.getScale();
    const middle = network.getViewPosition();
    const [w, h] = [stage.clientWidth / 2, stage.clientHeight / 2];
    const view = { left: middle.x * scale - w, right: middle.x * scale + w, top: middle.y * scale - h, bottom: middle.y * scale + h };
    labels.draw(context, scale, margin(), view, colours);
    policygraph.ready ??= performance.now();
  });
  network.on("click", ({ nodes: [node], edges: [edge] }) => {
    if (node !== undefined) {
      const found = data.nodes[node];
      actions.select(found.key);
      actions.fold(found);
    } else if (edge !== undefined) actions.select(edge);
  });
  for (const kind of ["dragEnd", "zoom"]) network.on(kind, () => { moved = true; });

  const zoom = (factor) => {
    moved = true;
    network.moveTo({ scale: network.getScale() * factor, animation: isMoving ? { duration: 150 } : false });
  };
  document.addEventListener("state", draw);
  document.addEventListener("preferences", () => {
    colours = palette();
    draw();
  });
  new ResizeObserver(() => moved || fit(readable())).observe(stage);
  draw();
  policygraph.network = network;

  // Every label of what is shown, in pixels from the corner of the picture: for whoever checks it.
  const list = () => {
    const context = stage.querySelector("canvas").getContext("2d");
    context.save();
    context.font = labels.font();
    const scale = network.getScale();
    const placed = new Map(labels.at(context, scale, margin()).map((label) => [label.node, label]));
    context.restore();
    const origin = network.canvasToDOM({ x: 0, y: 0 });
    return shown.get().nodes.map((node) => {
      const label = placed.get(node);
      const base = { id: node.id, kind: node.kind, text: labels.text(node), shown: Boolean(label), size: labels.SIZE };
      if (!label) return { ...base, clipped: true };
      const [x, y] = [label.x + origin.x, label.y + origin.y];
      const inside = x >= 0 && y >= 0 && x + label.w <= stage.clientWidth && y + label.h <= stage.clientHeight;
      return { ...base, x, y, w: label.w, h: label.h, clipped: label.cut || !inside };
    });
  };
  return { fit: () => fit(), zoom, margin, width, dashes, bends, labels: list };
})();
