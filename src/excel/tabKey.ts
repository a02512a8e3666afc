/**
 * In Excel for the web office.js moves the focus at Tab, from the element that has it; where none has, because what
 * had it is gone or somebody clicked on plain text, it leaves the pane. The browser knows where it was and goes on
 * from there, so that such a Tab is left to it.
 */
export function goOnFromNowhere(): void {
  window.addEventListener(
    "keydown",
    (event) => {
      if (event.key === "Tab" && document.activeElement === document.body) event.stopImmediatePropagation();
    },
    // Before office.js, which listens here as well.
    { capture: true },
  );
}
