// Copies the Turtle of a page, or saves it as a file.
(() => {
  "use strict";
  const turtle = document.getElementById("turtle");
  const status = document.getElementById("copied");
  const { language } = policygraph.preferences;
  document.getElementById("copy").addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(turtle.textContent);
      status.textContent = status.dataset[language()];
    } catch {
      // Where a page may not write to the clipboard, the text stands selected, to be copied by the keyboard.
      getSelection().selectAllChildren(turtle);
      turtle.focus();
    }
  });
  document.getElementById("download").addEventListener("click", ({ currentTarget }) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([turtle.textContent], { type: "text/turtle;charset=utf-8" }));
    link.download = currentTarget.dataset.file;
    link.click();
    URL.revokeObjectURL(link.href);
  });
})();
