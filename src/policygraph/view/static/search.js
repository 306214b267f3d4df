// Search by any name, abbreviation, number or initial consonants; what is found is opened and selected.
(() => {
  "use strict";
  const { data, actions, hangul, panel } = policygraph;
  const { element } = policygraph.words;
  const MOST = 12;
  const input = document.getElementById("search");
  const found = document.getElementById("found");

  const look = () => {
    const wanted = input.value.trim();
    const hits = wanted ? data.nodes.filter((node) => [node.ko, node.en, node.code, ...node.names].some((name) => hangul.matches(name, wanted))) : [];
    hits.sort((a, b) => data.kinds[a.kind].level - data.kinds[b.kind].level || (b.amount ?? 0) - (a.amount ?? 0));
    const close = () => {
      input.value = "";
      look();
    };
    found.replaceChildren(...hits.slice(0, MOST).map((node) => element("li", {}, element("button", {
      type: "button",
      onclick: () => {
        close();
        actions.go(node);
        panel.focus();
      },
    }, `${data.kindName(node)} · ${node.code ? `${node.code} ` : ""}${data.name(node)}`))));
    document.getElementById("found-count").textContent = wanted ? policygraph.preferences.say(`${hits.length}개 찾음`, `${hits.length} found`) : "";
  };
  input.addEventListener("input", look);
  // The arrows go through what was found; Escape leaves.
  document.querySelector(".search").addEventListener("keydown", (event) => {
    const stops = [input, ...found.querySelectorAll("button")];
    const at = stops.indexOf(document.activeElement);
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      stops[(at + (event.key === "ArrowDown" ? 1 : stops.length - 1)) % stops.length].focus();
    } else if (event.key === "Enter" && at === 0) stops[1]?.click();
    else if (event.key === "Escape") {
      input.value = "";
      look();
      input.focus();
    }
  });
})();
