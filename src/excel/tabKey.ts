/** Fluent's stops at the ends of what it manages: they give the focus to nobody as soon as they have it. */
const END = "[data-tabster-dummy]";

/**
 * In Excel for the web office.js moves the focus at Tab, from the element that has it; where none has, because what
 * had it is gone or somebody clicked on plain text, it leaves the pane. The browser knows where it was and goes on
 * from there, so that such a Tab is left to it; not at an end of the pane, from which office.js rightly leaves.
 */
export function goOnFromNowhere(): void {
  let last: EventTarget | null = null;
  document.addEventListener(
    "focusin",
    ({ target }) => {
      last = target;
    },
    { capture: true },
  );
  window.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Tab" || document.activeElement !== document.body) return;
      if (!(last instanceof Element && last.matches(END))) event.stopImmediatePropagation();
    },
    // Before office.js, which listens here as well.
    { capture: true },
  );
}
