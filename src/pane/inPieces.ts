/** For how long the page may be held up at a time, in milliseconds: less than a frame. */
const PIECE = 12;

/**
 * Long work, done in pieces between which the page is drawn and answers.
 * @param steps where the work may pause, and how far it has come; it answers what it comes to.
 * @param wait milliseconds until it begins.
 * @returns what stops it.
 */
export function inPieces<Progress, Result>(
  steps: Iterator<Progress, Result>,
  wait: number,
  onProgress: (progress: Progress) => void,
  onDone: (result: Result) => void,
): () => void {
  const piece = (): void => {
    const end = performance.now() + PIECE;
    let step = steps.next();
    while (step.done !== true && performance.now() < end) step = steps.next();
    if (step.done === true) {
      onDone(step.value);
    } else {
      onProgress(step.value);
      timer = setTimeout(piece);
    }
  };
  let timer = setTimeout(piece, wait);
  return () => {
    clearTimeout(timer);
  };
}
