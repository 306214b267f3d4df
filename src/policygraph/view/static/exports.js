// What is shown, to take away: as a figure for a report (SVG, PNG) and as data (CSV, GEXF, Turtle).
// Each carries title, unit, source with lines, and the version of the data.
policygraph.exports = (() => {
  "use strict";
  const { data, shown, formats, figure, labels, canvas, shapes } = policygraph;
  const { say } = policygraph.preferences;

  const FEW = 12;
  // Where the figure comes from: the lines, or from where to where if they are too many to read.
  const described = () => {
    const { nodes, edges } = shown.get();
    const lines = [...new Set([...nodes.flatMap(policygraph.twin.linesOf), ...edges.flatMap((edge) => edge.lines)])].sort((a, b) => a - b);
    const about = figure.about();
    const ranges = policygraph.words.ranges(lines);
    const where = ranges.split(",").length <= FEW
      ? policygraph.words.lines(lines)
      : say(`원문 ${lines[0]}–${lines.at(-1)}행 가운데 ${lines.length}행`, `${lines.length} lines between ${lines[0]} and ${lines.at(-1)}`);
    return { ...about, source: [about.source, where].filter(Boolean).join(say(" ", ", ")) };
  };

  const number = (value) => Math.round(value * 10) / 10;
  const line = (edge, from, to, bend) => {
    const link = data.links[edge.kind];
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    // A curve whose middle lies as far aside as the picture's.
    const control = { x: (from.x + to.x) / 2 + dy * bend, y: (from.y + to.y) / 2 - dx * bend };
    const path = bend ? `M${number(from.x)} ${number(from.y)}Q${number(control.x)} ${number(control.y)} ${number(to.x)} ${number(to.y)}` : `M${number(from.x)} ${number(from.y)}L${number(to.x)} ${number(to.y)}`;
    const wide = Math.max(canvas.width(edge) * policygraph.network.getScale(), 0.7);
    const gaps = canvas.dashes(link, wide);
    const dashes = gaps ? ` stroke-dasharray="${gaps.map(number).join(" ")}"` : "";
    return `<path d="${path}" fill="none" stroke="${link.color}" stroke-opacity="0.75" stroke-width="${number(wide)}"${dashes}/>`;
  };
  const words = (label, left, top, colours) => {
    const anchor = { center: "middle", left: "start", right: "end" }[label.align];
    return label.lines.map((text, index) => `<text x="${number(label.at - left)}" y="${number(label.y - top + labels.SIZE * (labels.LEADING * (index + 0.5) + 0.36))}" text-anchor="${anchor}" font-size="${labels.SIZE}" fill="${colours.ink}" stroke="${colours.page}" stroke-width="3" paint-order="stroke" stroke-linejoin="round">${figure.escape(text)}</text>`).join("");
  };

  // The picture as it stands, all of it, at the zoom of the screen.
  const svg = () => {
    const { nodes, edges } = shown.get();
    const scale = policygraph.network.getScale();
    const context = document.createElement("canvas").getContext("2d");
    context.font = labels.font();
    const placed = labels.at(context, scale, canvas.margin());
    const places = new Map(nodes.map((node) => {
      const { x, y } = shown.place(node);
      return [node, { x: x * scale, y: y * scale, r: node.size * scale }];
    }));
    const boxes = [...placed.map(({ x, y, w, h }) => [x, y, x + w, y + h]), ...[...places.values()].map(({ x, y, r }) => [x - r, y - r, x + r, y + r])];
    const bound = (index, least) => boxes.reduce((found, box) => least(found, box[index]), boxes[0]?.[index] ?? 0);
    const [left, top] = [bound(0, Math.min) - 12, bound(1, Math.min) - 12];
    const [width, height] = [bound(2, Math.max) + 12 - left, bound(3, Math.max) + 12 - top];
    const moved = (node) => ({ x: places.get(node).x - left, y: places.get(node).y - top });
    const bends = canvas.bends(edges);
    const colours = { ink: figure.resolved("var(--ink)"), page: figure.resolved("var(--page)") };
    const body = [
      ...edges.map((edge) => line(edge, moved(edge.from), moved(edge.to), bends.get(edge.id))),
      ...nodes.map((node) => {
        const { x, y } = moved(node);
        return `<path d="${shapes.path(data.kinds[node.kind].shape, places.get(node).r)}" transform="translate(${number(x)} ${number(y)})" fill="${data.kinds[node.kind].color}"/>`;
      }),
      ...placed.map((label) => words(label, left, top, colours)),
    ].join("");
    const lang = policygraph.preferences.language();
    const legend = [
      ...data.kindNames.filter((kind) => nodes.some((node) => node.kind === kind)).map((kind) => ({ text: data.kinds[kind][lang], mark: `<path transform="translate(13 8)" d="${shapes.path(data.kinds[kind].shape, 6)}" fill="${data.kinds[kind].color}"/>` })),
      ...data.linkNames.filter((kind) => edges.some((edge) => edge.kind === kind)).map((kind) => ({ text: data.links[kind][lang], mark: `<path d="M2 8H24" stroke="${data.links[kind].color}" stroke-width="3" stroke-dasharray="${data.links[kind].dashes.join(" ")}"/>` })),
    ];
    return { ...described(), width: Math.ceil(width), height: Math.ceil(height), body, legend };
  };

  const table = (columns, rows) => {
    // Every row says where it comes from; its own lines stand in a column, and units in the names of columns.
    const { title, source, version } = figure.about();
    return figure.toCsv([...columns, "figure", "source", "data_version"], rows.map((row) => [...row, title, source, version]));
  };
  const nameOf = (part, extension) => figure.fileName(extension, { file: [figure.about().file, part].filter(Boolean).join("-") });
  const save = {
    svg: () => figure.save(nameOf("", "svg"), "image/svg+xml", figure.toSvg(svg())),
    png: async () => figure.save(nameOf("", "png"), "image/png", await figure.toPng(figure.toSvg(svg()))),
    "csv-nodes": () => figure.save(nameOf("nodes", "csv"), "text/csv", table(formats.nodeColumns, shown.get().nodes.map(formats.nodeValues))),
    "csv-edges": () => figure.save(nameOf("edges", "csv"), "text/csv", table(formats.edgeColumns, shown.get().edges.map(formats.edgeValues))),
    gexf: () => figure.save(nameOf("", "gexf"), "application/gexf+xml", formats.gexf(described())),
    turtle: () => figure.save(nameOf("", "ttl"), "text/turtle", formats.turtle(described())),
  };
  for (const [name, action] of Object.entries(save)) document.getElementById(`save-${name}`)?.addEventListener("click", action);
  return { described, svg };
})();
