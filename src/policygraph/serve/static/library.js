// The list of questions, in groups, found by any word of theirs.
import { element, language, say } from "./words.js";

export function showLibrary({ groups }, place, search, count, choose) {
  const draw = () => {
    const wanted = search.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const fits = (one) => {
      const text = [one.name, one.ko, one.en, one.why.ko, one.why.en].join(" ").toLowerCase();
      return wanted.every((word) => text.includes(word));
    };
    const shown = groups.map((group) => ({ ...group, questions: group.questions.filter(fits) })).filter((group) => group.questions.length);
    count.textContent = `(${shown.reduce((sum, group) => sum + group.questions.length, 0)})`;
    place.replaceChildren(
      ...shown.map((group, index) =>
        element(
          "details",
          { open: wanted.length > 0 || index === 1 },
          element("summary", {}, `${group[language]} (${group.questions.length})`),
          element("ul", {}, ...group.questions.map((one) =>
            element("li", {}, element("button", { type: "button", "data-name": one.name, title: one.why[language], onclick: () => choose(one) }, one[language])))),
        ),
      ),
    );
    if (!shown.length) place.replaceChildren(element("p", {}, say("맞는 질문이 없습니다", "No question fits")));
  };
  search.addEventListener("input", draw);
  draw();
}

export function findQuestion({ groups }, name) {
  for (const group of groups) for (const one of group.questions) if (one.name === name) return one;
  return null;
}

export function markChosen(place, name) {
  for (const button of place.querySelectorAll("button[data-name]")) {
    const chosen = button.dataset.name === name;
    if (chosen) {
      button.setAttribute("aria-current", "true");
      button.closest("details").open = true;
    } else button.removeAttribute("aria-current");
  }
}
