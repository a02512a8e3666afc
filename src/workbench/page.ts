/** The page's own parts around the spreadsheet; index.html holds them all from the start. */

export function elementById<Part extends HTMLElement = HTMLElement>(id: string, kind?: new () => Part): Part {
  const found = document.getElementById(id);
  if (found === null || (kind !== undefined && !(found instanceof kind))) throw new Error(`The page has no ${id}.`);
  return found as Part;
}

/** Runs a command that a button names, and opens the dialogs behind the others. */
export function wireDialogs(startAgain: () => void): void {
  const differences = elementById("differences", HTMLDialogElement);
  const confirm = elementById("confirm", HTMLDialogElement);
  elementById("differ").addEventListener("click", () => {
    differences.showModal();
  });
  elementById("start-again").addEventListener("click", () => {
    confirm.showModal();
  });
  elementById("confirmed").addEventListener("click", () => {
    // What is said of a fault stands behind the dialog.
    confirm.close();
    startAgain();
  });
  for (const dialog of [differences, confirm]) {
    for (const button of dialog.querySelectorAll("[data-close]")) {
      button.addEventListener("click", () => {
        dialog.close();
      });
    }
    keepKeys(dialog);
  }
}

/** The spreadsheet listens to the whole window's keys; those typed elsewhere are not for it. */
export function keepKeys(element: HTMLElement): void {
  for (const type of ["keydown", "keypress", "keyup", "copy", "cut", "paste"]) {
    element.addEventListener(type, (event) => {
      event.stopPropagation();
    });
  }
}

/** Small things that this browser remembers; one that keeps nothing forgets them. */
export function remember(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Nothing depends on it.
  }
}

export function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

const DARK = matchMedia("(prefers-color-scheme: dark)");

export function isDark(): boolean {
  return DARK.matches;
}

export function whenDarkChanges(listener: (dark: boolean) => void): void {
  DARK.addEventListener("change", ({ matches }) => {
    listener(matches);
  });
}

/** A line at the top that says what happens to edits. */
export function tellKept(sentence: string, state: string): void {
  const line = elementById("kept");
  line.textContent = sentence;
  line.dataset.state = state;
}
