// What the reader chose: what is open, filtered, focused and selected. It stands in the address, so that going
// back works and a link restores the view. Others hear of a change by the event "state".
policygraph.state = (() => {
  "use strict";
  const { address } = policygraph;
  const sets = ["open", "links", "ministry", "goal", "status"];
  const texts = ["at", "focus", "chain", "all", "unit"];
  const numbers = ["least", "most", "strength"];

  const read = () => {
    const state = {};
    for (const name of sets) state[name] = new Set(address.get(name).split(" ").filter(Boolean));
    for (const name of texts) state[name] = address.get(name);
    for (const name of numbers) {
      const value = address.get(name);
      state[name] = value !== "" && Number.isFinite(Number(value)) ? Number(value) : null;
    }
    return state;
  };
  let current = read();

  const write = (push) => {
    const changes = {};
    for (const name of sets) changes[name] = [...current[name]].join(" ");
    for (const name of texts) changes[name] = current[name];
    for (const name of numbers) changes[name] = current[name] === null ? "" : String(current[name]);
    address.set(changes, push);
  };
  const tell = () => document.dispatchEvent(new Event("state"));
  const change = (changes, push = true) => {
    current = { ...current, ...changes };
    write(push);
    tell();
  };
  document.addEventListener("address", () => {
    current = read();
    tell();
  });
  const cleared = () => ({ ministry: new Set(), goal: new Set(), status: new Set(), least: null, most: null, focus: "" });
  const isFiltered = () => Boolean(current.ministry.size || current.goal.size || current.status.size || current.least !== null || current.most !== null);
  return { get: () => current, change, cleared, isFiltered };
})();
