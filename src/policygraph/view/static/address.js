// What a page shows stands in its address, behind the '#', so that a link gives the same view.
// Other scripts hear of a change (the reader went back, or followed a link) by the event "address".
globalThis.policygraph = {};
policygraph.address = (() => {
  "use strict";
  const read = () => new URLSearchParams(location.hash.slice(1));
  const get = (name) => read().get(name) ?? "";
  // Set some parameters, and remove those that are empty. `push` makes a step that one can go back from.
  const set = (changes, push = false) => {
    const parameters = read();
    for (const [name, value] of Object.entries(changes)) {
      if (value) parameters.set(name, value);
      else parameters.delete(name);
    }
    const hash = `#${parameters}`;
    if (hash === (location.hash || "#")) return;
    if (push) history.pushState({ steps: steps() + 1 }, "", hash);
    else history.replaceState(history.state, "", hash);
  };
  // How many steps one can go back on this page.
  const steps = () => history.state?.steps ?? 0;
  // A link within the page moves there and leaves the address alone.
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest('a[href^="#"]');
    const to = link && document.getElementById(decodeURIComponent(link.getAttribute("href").slice(1)));
    if (!to) return;
    event.preventDefault();
    if (!to.hasAttribute("tabindex")) to.tabIndex = -1;
    to.scrollIntoView();
    to.focus({ preventScroll: true });
  });
  addEventListener("popstate", () => document.dispatchEvent(new Event("address")));
  return { get, set, steps };
})();
