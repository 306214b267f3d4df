// Language and theme: chosen by two buttons, kept in the address, and carried along by every link of the site.
policygraph.preferences = (() => {
  "use strict";
  const { address } = policygraph;
  const root = document.documentElement;
  const language = () => root.dataset.lang;
  const say = (ko, en) => (language() === "en" ? en : ko);
  const isDark = () => (root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";

  // An address of this site with the preferences of now.
  const carried = (href) => {
    const [file, hash = ""] = href.split("#");
    const parameters = new URLSearchParams(hash);
    for (const name of ["lang", "theme"]) {
      const value = address.get(name);
      if (value) parameters.set(name, value);
      else parameters.delete(name);
    }
    return file + (`${parameters}` ? `#${parameters}` : "");
  };
  const carry = (link) => {
    const href = link.getAttribute("href");
    if (!/^(#|[a-z][a-z0-9+.-]*:)/i.test(href)) link.setAttribute("href", carried(href));
  };
  for (const kind of ["click", "auxclick"]) {
    document.addEventListener(kind, ({ target }) => {
      const link = target instanceof Element && target.closest("a[href]");
      if (link) carry(link);
    }, true);
  }

  const apply = () => {
    root.lang = root.dataset.lang = address.get("lang") === "en" ? "en" : "ko";
    const theme = address.get("theme");
    if (theme === "dark" || theme === "light") root.dataset.theme = theme;
    else delete root.dataset.theme;
    document.getElementById("theme").setAttribute("aria-pressed", String(isDark()));
    document.title = root.dataset[language() === "en" ? "titleEn" : "titleKo"];
    document.querySelectorAll("a[href]").forEach(carry);
    document.dispatchEvent(new Event("preferences"));
  };
  const change = (name, value) => {
    address.set({ [name]: value });
    apply();
  };
  document.getElementById("language").addEventListener("click", () => change("lang", language() === "en" ? "" : "en"));
  document.getElementById("theme").addEventListener("click", () => change("theme", isDark() ? "light" : "dark"));
  document.addEventListener("address", apply);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", apply);
  apply();
  return { language, say, isDark, carried };
})();
