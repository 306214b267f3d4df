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
  const percent = (share) => `${(100 * share).toFixed(1)}%`;

  // Line numbers as people write them: 306, 310–312.
  const ranges = (lines) => {
    const sorted = [...new Set(lines)].sort((a, b) => a - b);
    const parts = [];
    for (let at = 0; at < sorted.length; at += 1) {
      const first = sorted[at];
      while (sorted[at + 1] === sorted[at] + 1) at += 1;
      parts.push(first === sorted[at] ? `${first}` : `${first}–${sorted[at]}`);
    }
    return parts.join(", ");
  };
  const lines = (numbers) => say(`원문 ${ranges(numbers)}행`, `line ${ranges(numbers)} of the source`);
  return { element, amount, money, percent, ranges, lines };
})();
