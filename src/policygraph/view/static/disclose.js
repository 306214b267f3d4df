// A link to something that is folded away unfolds it, and is a step that one can go back from.
(() => {
  "use strict";
  const { address } = policygraph;

  const unfold = (id) => {
    const wanted = id && document.getElementById(id);
    const folded = wanted && wanted.closest("details");
    if (folded) folded.open = true;
    return wanted;
  };
  // Before the link is followed: what is folded cannot be moved to.
  document.addEventListener("click", ({ target }) => {
    const link = target instanceof Element && target.closest('a[href^="#"]');
    const id = link && decodeURIComponent(link.getAttribute("href").slice(1));
    if (unfold(id)) address.set({ to: id }, true);
  }, true);
  addEventListener("beforeprint", () => {
    document.querySelectorAll("details").forEach((one) => { one.open = true; });
  });
  const first = unfold(address.get("to"));
  if (first) first.scrollIntoView();
})();
