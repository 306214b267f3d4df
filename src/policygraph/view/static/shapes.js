// The shapes of nodes as SVG paths around 0,0, for the legend and for figures; the canvas draws the same ones.
policygraph.shapes = (() => {
  "use strict";
  const round = (number) => Math.round(number * 100) / 100;
  const polygon = (radius, corners, turn) => {
    const points = Array.from({ length: corners }, (_, index) => {
      const angle = turn + (2 * Math.PI * index) / corners;
      return `${round(radius * Math.cos(angle))} ${round(radius * Math.sin(angle))}`;
    });
    return `M${points.join("L")}Z`;
  };
  const star = (radius) => {
    const points = Array.from({ length: 10 }, (_, index) => {
      const reach = index % 2 ? radius * 0.5 : radius * 1.3;
      const angle = -Math.PI / 2 + (Math.PI * index) / 5;
      return `${round(reach * Math.cos(angle))} ${round(reach * Math.sin(angle))}`;
    });
    return `M${points.join("L")}Z`;
  };
  const path = (shape, radius) => {
    const r = round(radius);
    switch (shape) {
      case "star": return star(radius);
      case "triangle": return polygon(radius * 1.2, 3, -Math.PI / 2);
      case "triangleDown": return polygon(radius * 1.2, 3, Math.PI / 2);
      case "diamond": return polygon(radius, 4, 0);
      case "hexagon": return polygon(radius, 6, 0);
      case "square": return `M${-r} ${-r}H${r}V${r}H${-r}Z`;
      default: return `M${-r} 0A${r} ${r} 0 1 1 ${r} 0A${r} ${r} 0 1 1 ${-r} 0Z`;
    }
  };
  return { path };
})();
