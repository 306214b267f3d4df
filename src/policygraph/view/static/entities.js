// Shows the entries that a name is found in; what is wanted stands in the address.
(() => {
  "use strict";
  const { address, hangul } = policygraph;
  const box = document.getElementById("find");
  const count = document.getElementById("count");
  const groups = [...document.querySelectorAll(".group")].map((group) => ({ group, items: [...group.querySelectorAll("li")] }));
  const show = () => {
    const wanted = box.value.trim();
    let shown = 0;
    for (const { group, items } of groups) {
      let some = 0;
      for (const item of items) {
        item.hidden = !hangul.matches(item.dataset.names, wanted);
        if (!item.hidden) some += 1;
      }
      group.hidden = !some;
      shown += some;
    }
    count.textContent = wanted ? `${shown} / ${count.dataset.all}` : count.dataset.all;
    document.getElementById("none").hidden = shown > 0;
    document.querySelector(".kinds").hidden = Boolean(wanted);
  };
  const read = () => {
    box.value = address.get("find");
    show();
  };
  box.addEventListener("input", () => {
    address.set({ find: box.value.trim() });
    show();
  });
  // Enter opens the first that is found; the arrow leads down to it.
  box.addEventListener("keydown", (event) => {
    const first = document.querySelector(".group:not([hidden]) li:not([hidden]) a");
    if (!first || !box.value.trim() || event.isComposing) return;
    if (event.key === "Enter") first.click();
    else if (event.key === "ArrowDown") first.focus();
    else return;
    event.preventDefault();
  });
  document.addEventListener("address", read);
  read();
})();
