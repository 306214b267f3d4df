// What a figure is turned into beside SVG: a PNG that knows its size on paper, and a CSV that any spreadsheet reads.
(() => {
  "use strict";
  const { figure } = policygraph;
  // Below what browsers allow for a canvas: pixels of a side, and in all.
  const [SIDE, AREA] = [16000, 6.4e7];

  const crc = (bytes) => {
    let value = 0xffffffff;
    for (const byte of bytes) {
      value ^= byte;
      for (let bit = 0; bit < 8; bit += 1) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
    }
    return ~value >>> 0;
  };
  // The chunk that says how many pixels there are in a metre.
  const resolution = (dpi) => {
    const chunk = new DataView(new ArrayBuffer(21));
    chunk.setUint32(0, 9);
    [..."pHYs"].forEach((letter, index) => chunk.setUint8(4 + index, letter.charCodeAt(0)));
    chunk.setUint32(8, Math.round(dpi / 0.0254));
    chunk.setUint32(12, Math.round(dpi / 0.0254));
    chunk.setUint8(16, 1);
    chunk.setUint32(17, crc(new Uint8Array(chunk.buffer, 4, 13)));
    return chunk.buffer;
  };
  // A PNG without the chunks that say another resolution, and with ours behind the first chunk.
  const resized = async (png, dpi) => {
    const bytes = await png.arrayBuffer();
    const view = new DataView(bytes);
    const parts = [bytes.slice(0, 8)];
    for (let at = 8; at < bytes.byteLength;) {
      const end = at + 12 + view.getUint32(at);
      const name = String.fromCharCode(...new Uint8Array(bytes, at + 4, 4));
      if (name !== "pHYs") parts.push(bytes.slice(at, end));
      if (name === "IHDR") parts.push(resolution(dpi));
      at = end;
    }
    return new Blob(parts, { type: "image/png" });
  };

  // The SVG in pixels. Width and height are its own, unless given (CSS pixels, 96 to the inch).
  figure.toPng = async (svg, width, height, dpi = 300) => {
    const root = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
    const [w, h] = [width ?? Number(root.getAttribute("width")), height ?? Number(root.getAttribute("height"))];
    const scale = Math.min(dpi / 96, SIDE / w, SIDE / h, Math.sqrt(AREA / (w * h)));
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [Math.round(w * scale), Math.round(h * scale)];
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    const png = await new Promise((done) => canvas.toBlob(done, "image/png"));
    if (!png) throw new Error("the browser made no picture");
    return resized(png, 96 * scale);
  };

  // Text that a spreadsheet would take for a formula gets an apostrophe; numbers stay numbers.
  const cell = (value) => {
    if (value === null || value === undefined) return "";
    if (typeof value === "bigint") return String(value);
    if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
    const text = /^[=+\-@\t\r\n＝＋－＠]/u.test(value) ? `'${value}` : String(value);
    return /[",\r\n]|^\s|\s$|^'/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  figure.toCsv = (header, rows) => `\uFEFF${[header, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;
})();
