// Shows under each line what was read from it: the kinds at once, the things themselves when they are asked for.
(() => {
  "use strict";
  const { origins, kinds, names, lines, reasons, unused } = JSON.parse(document.getElementById("readings").textContent);
  const { language, say } = policygraph.preferences;
  const element = (name, className, text) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(text);
    return made;
  };
  const word = ({ ko, en }) => (language() === "en" ? en : ko);
  const item = ({ ko, en, quoted, address }) => {
    const shown = document.createElement(address ? "a" : "span");
    if (address) shown.href = address;
    shown.append(word({ ko, en }));
    if (quoted) {
      const words = element("q", "", quoted);
      words.lang = "ko-KR";
      shown.append(words);
    }
    return shown;
  };
  const mark = ({ code, mark: sign }) => element("span", `mark ${code}`, sign);
  const summary = (found) =>
    found.flatMap(([origin, some]) => [mark(origins[origin]), " ", element("bdi", "", some.map(([kind]) => word(kinds[kind])).join(" · ")), " "]);
  const whole = ([origin, some]) => {
    const block = element("div", "reading", "");
    const sign = mark(origins[origin]);
    sign.title = word(origins[origin]);
    block.append(sign);
    for (const [kind, items] of some) {
      const list = element("p", "", "");
      list.append(element("bdi", "", word(kinds[kind])), items.length ? ": " : "");
      items.forEach((name, at) => list.append(at ? ", " : "", item(names[name])));
      block.append(list);
    }
    return block;
  };
  const fill = (details, found) => details.replaceChildren(details.firstChild, ...found.map(whole));
  const draw = (number, found) => {
    const place = document.getElementById(`l${number}`).lastElementChild;
    let details = place.querySelector("details");
    if (!details) {
      details = document.createElement("details");
      details.append(document.createElement("summary"));
      details.addEventListener("toggle", () => details.open && fill(details, found));
      place.append(details);
    }
    details.firstChild.replaceChildren(...summary(found));
    if (details.open) fill(details, found);
  };
  const drawAll = () => {
    for (const [number, found] of Object.entries(lines)) draw(number, found);
    for (const [number, reason] of Object.entries(unused)) {
      const place = document.getElementById(`l${number}`).lastElementChild;
      place.querySelector(".nothing")?.remove();
      place.append(element("p", "nothing", say(reasons[reason].ko, reasons[reason].en)));
    }
  };
  document.addEventListener("preferences", drawAll);
  drawAll();
})();
