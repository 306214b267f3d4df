// Korean or English, kept in the address so that a link keeps it.
(() => {
  "use strict";
  const root = document.documentElement;
  const fromAddress = () => new URLSearchParams(location.hash.slice(1)).get("lang");
  const set = (language) => {
    root.lang = language;
    root.dataset.lang = language;
    for (const link of document.querySelectorAll("nav a, a.card, a.more")) {
      link.href = link.getAttribute("href").split("#")[0] + (language === "en" ? "#lang=en" : "");
    }
    document.dispatchEvent(new CustomEvent("language", { detail: language }));
  };
  document.getElementById("language").addEventListener("click", () => {
    const next = root.dataset.lang === "ko" ? "en" : "ko";
    const parameters = new URLSearchParams(location.hash.slice(1));
    if (next === "en") parameters.set("lang", "en");
    else parameters.delete("lang");
    history.replaceState(null, "", "#" + parameters);
    set(next);
  });
  set(fromAddress() === "en" ? "en" : "ko");
})();
