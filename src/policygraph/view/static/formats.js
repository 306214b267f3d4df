// What is shown as data: GEXF for Gephi, Turtle for RDF tools, rows for spreadsheets.
policygraph.formats = (() => {
  "use strict";
  const { data, shown } = policygraph;
  const { escape } = policygraph.figure;
  const nodeColumns = ["id", "kind", "code", "name_ko", "name_en", "amount_krw", "lines"];
  const nodeValues = (node) => [node.id, node.kind, node.code, node.ko, node.en, node.amount ?? "", policygraph.words.ranges(policygraph.twin.linesOf(node))];
  const edgeColumns = ["from", "to", "from_name", "to_name", "relation", "amount_krw", "share", "value", "confidence", "statements", "lines"];
  const edgeValues = (edge) => [
    edge.from.id, edge.to.id, data.name(edge.from), data.name(edge.to), edge.kind, edge.amount ?? "", edge.share ?? "",
    edge.value ?? "", edge.confidence ?? "", edge.members.length, policygraph.words.ranges(edge.lines),
  ];

  const gexf = ({ title, source, version }) => {
    const { nodes, edges } = shown.get();
    const type = (name) => (/amount|statements/.test(name) ? "long" : /share|value|confidence/.test(name) ? "double" : "string");
    const attributes = (of, columns) => `<attributes class="${of}">${columns.map((name, index) => `<attribute id="${index}" title="${name}" type="${type(name)}"/>`).join("")}</attributes>`;
    const values = (row) => `<attvalues>${row.map((value, index) => (value === "" || value === null ? "" : `<attvalue for="${index}" value="${escape(value)}"/>`)).join("")}</attvalues>`;
    const rgb = (hex) => `r="${parseInt(hex.slice(1, 3), 16)}" g="${parseInt(hex.slice(3, 5), 16)}" b="${parseInt(hex.slice(5, 7), 16)}"`;
    const drawnNode = (node) => {
      const { x, y } = shown.place(node);
      return `<node id="${escape(node.id)}" label="${escape(data.name(node))}">${values(nodeValues(node).slice(1))}<viz:size value="${node.size.toFixed(1)}"/><viz:position x="${x}" y="${-y}" z="0"/><viz:color ${rgb(data.kinds[node.kind].color)}/></node>`;
    };
    const drawnEdge = (edge) => `<edge id="${escape(edge.id)}" source="${escape(edge.from.id)}" target="${escape(edge.to.id)}" label="${escape(data.linkName(edge))}" weight="${policygraph.canvas.width(edge).toFixed(3)}">${values(edgeValues(edge).slice(4))}</edge>`;
    return `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
<meta><creator>policygraph</creator><description>${escape(`${title} · ${source} (${version})`)}</description></meta>
<graph defaultedgetype="${data.directed ? "directed" : "undirected"}">
${attributes("node", nodeColumns.slice(1))}
${attributes("edge", edgeColumns.slice(4))}
<nodes>
${nodes.map(drawnNode).join("\n")}
</nodes>
<edges>
${edges.map(drawnEdge).join("\n")}
</edges>
</graph>
</gexf>
`;
  };

  const literal = (value, tag) => `"${value.replace(/[\\"]/g, "\\$&").replace(/\n/g, "\\n").replace(/\r/g, "\\r").replace(/\t/g, "\\t")}"@${tag}`;
  const iri = (value) => `<${value.replace(/[\u0000-\u0020<>"{}|\\^`]/g, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, "0")}`)}>`;
  // Only what the graph itself says: what is summed up or computed is told in a comment.
  const turtle = ({ title, source, version }) => {
    const { nodes, edges } = shown.get();
    const line = (text) => text.replace(/[\r\n]+/g, " ");
    const parts = [
      `# ${line(title)}`, `# ${line(`${source} (${version})`)}`,
      "@prefix pg: <https://w3id.org/policygraph/ontology#> .", "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .",
      "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .", "",
    ];
    for (const node of nodes) {
      parts.push(`${iri(node.id)} a pg:${node.kind} ;\n    skos:prefLabel ${literal(node.ko, "ko")}, ${literal(node.en, "en")} .`);
    }
    // What is printed, read and estimated stands apart, each under its own heading.
    const said = new Map(data.linkNames.map((kind) => [kind, new Set()]));
    let left = 0;
    for (const edge of edges.flatMap((one) => one.members)) {
      if (!edge.property) {
        left += 1;
        continue;
      }
      const sure = edge.confidence === null ? "" : ` # sssom:confidence ${edge.confidence}`;
      said.get(edge.kind).add(`${iri(edge.from.id)} pg:${edge.property} ${iri(edge.to.id)} .${sure}`);
      if (edge.iri) said.get(edge.kind).add(`${iri(edge.iri)} a pg:Allocation ; pg:project ${iri(edge.from.id)} ; pg:ministry ${iri(edge.to.id)} ; pg:amount ${edge.amount} .`);
    }
    for (const [kind, statements] of said) if (statements.size) parts.push("", `# ${data.links[kind].en}`, ...statements);
    if (left) parts.push(`# ${left} computed relations are not statements of the graph and are left out.`);
    return `${parts.join("\n")}\n`;
  };
  return { gexf, turtle, nodeColumns, nodeValues, edgeColumns, edgeValues };
})();
