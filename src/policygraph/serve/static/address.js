// The whole state of the page stands in its address, so that a link to it is the page as it was.
//
//   #q=budget-by-ministry&p.year=2021&view=chart   a question and its parameters
//   #query=SELECT%20…                              a query that somebody wrote

export function readAddress(hash = location.hash) {
  const found = new URLSearchParams(hash.slice(1));
  const given = {};
  for (const [key, value] of found) if (key.startsWith("p.")) given[key.slice(2)] = value;
  const [variable, order] = (found.get("sort") ?? "").split(":");
  return {
    question: found.get("q"),
    given,
    query: found.get("query"),
    view: found.get("view") === "chart" ? "chart" : "table",
    x: found.get("x"),
    y: found.get("y"),
    sort: variable ? { variable, descending: order === "down" } : null,
  };
}

export function writeAddress(state) {
  const made = new URLSearchParams();
  if (state.question) {
    made.set("q", state.question);
    for (const [name, value] of Object.entries(state.given)) made.set(`p.${name}`, value);
  } else if (state.query) made.set("query", state.query);
  if (state.view === "chart") made.set("view", "chart");
  if (state.x) made.set("x", state.x);
  if (state.y) made.set("y", state.y);
  if (state.sort) made.set("sort", `${state.sort.variable}${state.sort.descending ? ":down" : ""}`);
  const hash = String(made);
  history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
}
