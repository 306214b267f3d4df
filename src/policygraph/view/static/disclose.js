// A link to something that is folded away unfolds it. Browsers do so for some links only.
(() => {
  "use strict";

  function unfold() {
    const wanted = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const folded = wanted && wanted.closest("details");
    if (!folded) return;
    folded.open = true;
    wanted.scrollIntoView({ block: "start" });
  }

  window.addEventListener("hashchange", unfold);
  window.addEventListener("beforeprint", () => {
    document.querySelectorAll("details").forEach((one) => { one.open = true; });
  });
  unfold();
})();
