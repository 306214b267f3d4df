// How things are said and built: elements from text, money in the unit of the language, lines of the source.
policygraph.words = (() => {
  "use strict";
  const { language, say } = policygraph.preferences;

  // An element with attributes and children; text is always text.
  const element = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
      else if (value === true) made.setAttribute(key, "");
      else if (value !== false && value !== null && value !== undefined) made.setAttribute(key, value);
    }
    made.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
    return made;
  };

  const units = { ko: [100_000_000n, 8, 2], en: [1_000_000_000n, 9, 3] };
  // Won in the unit of the language, exact: 1,234.56 (억원) or 123.456 (KRW bn).
  const amount = (won, lang = language()) => {
    const [unit, places, least] = units[lang];
    const whole = BigInt(won);
    const fraction = String(whole % unit).padStart(places, "0").replace(/0+$/, "").padEnd(least, "0");
    return `${(whole / unit).toLocaleString("en-US")}.${fraction}`;
  };
  const money = (won) => say(`${amount(won, "ko")}억원`, `KRW ${amount(won, "en")} billion`);
  const percent = (part, whole = 1) => `${((100 * part) / whole).toFixed(1)}%`;

  // Line numbers as first and last of each run.
  const runs = (lines) => {
    const found = [];
    for (const line of [...new Set(lines)].sort((a, b) => a - b)) {
      if (found.length && line === found.at(-1)[1] + 1) found.at(-1)[1] = line;
      else found.push([line, line]);
    }
    return found;
  };
  const run = ([first, last]) => (first === last ? `${first}` : `${first}–${last}`);
  // As people write them: 306, 310–312.
  const ranges = (lines) => runs(lines).map(run).join(", ");
  const lines = (numbers) => say(`원문 ${ranges(numbers)}행`, `line ${ranges(numbers)} of the source`);
  return { element, amount, money, percent, runs, run, ranges, lines };
})();
