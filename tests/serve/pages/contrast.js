// Texts with less than 4.5:1 against what is behind them, after WCAG 2.2: () => [[element, contrast]]
() => {
  const pixel = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const known = new Map();
  const parse = (color) => {
    if (!known.has(color)) {
      pixel.clearRect(0, 0, 1, 1);
      pixel.fillStyle = color;
      pixel.fillRect(0, 0, 1, 1);
      known.set(color, [...pixel.getImageData(0, 0, 1, 1).data]);
    }
    return known.get(color);
  };
  const channel = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const luminance = ([r, g, b]) =>
    0.2126 * channel(r / 255) + 0.7152 * channel(g / 255) + 0.0722 * channel(b / 255);
  const background = (one) => {
    const layers = [];
    for (let at = one; at && layers.at(-1)?.[3] !== 255; at = at.parentElement) {
      layers.push(parse(getComputedStyle(at).backgroundColor));
    }
    const over = (below, [r, g, b, alpha]) => [r, g, b].map((value, at) => below[at] + (value - below[at]) * alpha / 255);
    return layers.reduceRight(over, [255, 255, 255]);
  };
  // The letters of the textarea are transparent: those of the layer are read.
  const isRead = (one) =>
    one.checkVisibility() && one.id !== "sparql" && !one.disabled && !one.closest("svg, option") &&
    [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  return [...document.querySelectorAll("body *")]
    .filter(isRead)
    .map((one) => {
      const [a, b] = [luminance(parse(getComputedStyle(one).color)), luminance(background(one))];
      return [`${one.tagName}.${one.className}`, (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)];
    })
    .filter(([, contrast]) => contrast < 4.5);
};
