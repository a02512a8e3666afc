/** Where nobody looks, nothing is painted, and what waits for it goes on after so many milliseconds. */
const UNSEEN = 100;

/** Resolves when the page shows what was last rendered: work that begins earlier would be seen before its own announcement. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, UNSEEN);
    requestAnimationFrame(() => {
      setTimeout(resolve);
    });
  });
}
