// Moves among the lines of a source: to the one that the address names, by search, by filter, by the keyboard.
(() => {
  "use strict";
  const { address, hangul, preferences } = policygraph;
  const list = document.querySelector(".lines");
  const lines = [...list.querySelectorAll("li")].map((item) => ({
    item,
    number: item.id.slice(1),
    link: item.querySelector(".n"),
    text: [...item.querySelectorAll(".text, .read")].map((one) => one.textContent).join("\n"),
  }));
  const by = (id) => document.getElementById(id);
  const [find, select, go, count] = ["find", "show", "go", "count"].map(by);
  let at = null;
  let hits = [];

  // One line at a time can be reached by Tab; from there the arrows lead on.
  const step = (line) => {
    (at ?? lines[0]).link.tabIndex = -1;
    line.link.tabIndex = 0;
    at = line;
  };
  const reveal = (line, focus) => {
    if (line.item.hidden) {
      select.value = "";
      address.set({ show: "" });
      filter();
    }
    list.querySelector(".at")?.classList.remove("at");
    line.item.classList.add("at");
    step(line);
    line.item.scrollIntoView({ block: "center" });
    if (focus) line.link.focus({ preventScroll: true });
  };
  const open = (line, push = true) => {
    address.set({ line: line.number }, push);
    reveal(line, true);
  };
  const filter = () => {
    const wanted = select.value;
    for (const { item } of lines) item.hidden = Boolean(wanted) && !item.classList.contains(wanted);
    list.classList.toggle("filtered", Boolean(wanted));
  };
  const say = () => {
    const wanted = find.value.trim();
    count.textContent = wanted ? `${hits.indexOf(at) + 1} / ${hits.length}` : "";
  };
  const search = () => {
    const wanted = find.value.trim();
    hits = wanted ? lines.filter(({ text }) => hangul.matches(text, wanted)) : [];
    const found = new Set(hits);
    for (const line of lines) line.item.classList.toggle("hit", found.has(line));
    say();
  };
  const next = (by) => {
    if (!hits.length) return;
    const here = at ? lines.indexOf(at) : -1;
    const after = hits.filter((line) => (by > 0 ? lines.indexOf(line) > here : lines.indexOf(line) < here));
    const line = (by > 0 ? after[0] : after.at(-1)) ?? hits.at(by > 0 ? 0 : -1);
    address.set({ line: line.number });
    reveal(line, false);
    say();
  };

  list.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest(".n");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(lines.find((line) => line.link === link));
  });
  list.addEventListener("keydown", (event) => {
    const moves = { ArrowDown: 1, ArrowUp: -1, PageDown: 20, PageUp: -20, Home: -Infinity, End: Infinity };
    if (!event.target.classList.contains("n") || !(event.key in moves)) return;
    event.preventDefault();
    const shown = lines.filter(({ item }) => !item.hidden);
    const here = shown.findIndex(({ link }) => link === event.target);
    const line = shown[Math.max(0, Math.min(shown.length - 1, here + moves[event.key]))];
    step(line);
    line.item.scrollIntoView({ block: "nearest" });
    line.link.focus({ preventScroll: true });
  });
  find.addEventListener("input", () => {
    address.set({ find: find.value.trim() });
    search();
  });
  find.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    next(event.shiftKey ? -1 : 1);
  });
  by("next").addEventListener("click", () => next(1));
  by("previous").addEventListener("click", () => next(-1));
  select.addEventListener("change", () => {
    address.set({ show: select.value });
    filter();
  });
  go.addEventListener("keydown", (event) => {
    const line = event.key === "Enter" && lines.find(({ number }) => number === go.value.trim());
    if (line) open(line);
  });
  const translate = () => {
    for (const option of select.options) option.textContent = option.dataset[preferences.language()];
  };
  const read = () => {
    find.value = address.get("find");
    select.value = address.get("show");
    if (select.selectedIndex < 0) select.value = "";
    filter();
    search();
    const line = lines.find(({ number }) => number === address.get("line"));
    if (line) reveal(line, true);
    else if (lines.length && !at) step(lines[0]);
  };
  document.addEventListener("preferences", translate);
  document.addEventListener("address", read);
  translate();
  read();
})();
