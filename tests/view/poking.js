// Do what a reader could do to a page without leaving it: (text) => Promise of how much was done.
async (text) => {
  const turn = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const within = (selector) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility());
  document.querySelectorAll("details").forEach((one) => { one.open = true; });
  for (const field of within("main input[type=search], main input[type=text], main input:not([type])")) {
    field.value = text;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    await turn();
  }
  for (const choice of within("main select")) {
    choice.selectedIndex = choice.options.length - 1;
    choice.dispatchEvent(new Event("change", { bubbles: true }));
    await turn();
  }
  let done = 0;
  // Buttons appear when others are pressed; each kind is pressed a few times, and what is saved is let be.
  const pressed = new WeakSet();
  for (let round = 0; round < 3; round += 1) {
    for (const button of within("main button, main [role=button], main [role=treeitem], main summary").slice(0, 40)) {
      if (pressed.has(button) || !button.isConnected) continue;
      pressed.add(button);
      button.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
      button.focus();
      button.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
      done += 1;
      await turn();
    }
  }
  return done;
}
