// What the reader can do, for every way of doing it (mouse, keyboard, table, search).
policygraph.actions = (() => {
  "use strict";
  const { data, state, shown } = policygraph;

  const toggled = (set, value) => {
    const changed = new Set(set);
    if (!changed.delete(value)) changed.add(value);
    return changed;
  };
  // Unfold one; of what is unfolded beside it in the same column, nothing stays open.
  const opened = (node) => {
    const kept = [...state.get().open].filter((key) => data.find(key) && data.find(key).kind !== node.kind);
    return new Set([...kept, node.key]);
  };
  const fold = (node) => {
    if (!node.folds.length || state.get().all) return;
    state.change({ open: shown.isOpen(node) ? new Set([...state.get().open].filter((key) => key !== node.key)) : opened(node) });
  };
  // Select a node, and open and show whatever hides it.
  const go = (node) => {
    const changes = { at: node.key };
    if (node.fold && !shown.isOpen(node.fold)) changes.open = opened(node.fold);
    state.change(changes);
    if (!shown.get().nodes.includes(node)) state.change({ ...state.cleared(), chain: "" }, false);
  };
  return {
    fold,
    go,
    goTo: (key) => data.find(key) && go(data.find(key)),
    select: (key) => state.change({ at: key }),
    focus: (node) => state.change({ focus: node ? node.key : "" }),
    expandAll: () => state.change({ all: "1" }),
    foldAll: () => state.change({ all: "", open: new Set() }),
    toggleLink: (kind) => state.change({ links: toggled(state.get().links, kind) }),
    toggleFilter: (name, value) => state.change({ [name]: toggled(state.get()[name], value) }),
    clear: () => state.change({ ...state.cleared() }),
  };
})();
