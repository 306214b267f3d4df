// What a page has that it should not: () => {wide, nameless, twice, headings, broken}
() => {
  const name = (one) =>
    (one.getAttribute("aria-label") || one.innerText || one.labels?.[0]?.innerText || "").trim();
  const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
  const controls = [...document.querySelectorAll("a, button, input, select, textarea, summary")];
  const named = (one, attribute) => (one.getAttribute(attribute) || "").split(" ").filter(Boolean);
  const referring = [...document.querySelectorAll("[aria-describedby], [aria-controls], [aria-labelledby]")];
  return {
    wide: document.documentElement.scrollWidth - innerWidth,
    nameless: controls.filter((one) => one.checkVisibility() && !name(one)).map((one) => one.outerHTML),
    twice: ids.filter((id, index) => ids.indexOf(id) !== index),
    headings: document.querySelectorAll("h1").length,
    broken: referring
      .flatMap((one) => ["aria-describedby", "aria-controls", "aria-labelledby"].flatMap((a) => named(one, a)))
      .filter((id) => !document.getElementById(id)),
  };
};
