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
  const moveTo = (id) => {
    const part = id && document.getElementById(id);
    if (!part) return false;
    if (!part.hasAttribute("tabindex")) part.tabIndex = -1;
    part.scrollIntoView();
    part.focus({ preventScroll: true });
    return true;
  };
  // A link within the page moves there and leaves the address alone.
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest('a[href^="#"]');
    if (link && moveTo(decodeURIComponent(link.getAttribute("href").slice(1)))) event.preventDefault();
  });
  // A link from another page leads to a part of this one by `#to=part`, beside language and theme.
  moveTo(get("to"));
  addEventListener("popstate", () => document.dispatchEvent(new Event("address")));
  return { get, set, steps };
})();
