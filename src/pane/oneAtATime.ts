/**
 * Work that is asked for again and again and never runs twice at once: whatever is asked meanwhile is one more
 * run afterwards. So a workbook that never rests still gets every run to its end.
 * @param work tells its own faults.
 */
export function oneAtATime(work: () => Promise<void>): () => void {
  let running = false;
  let again = false;
  const run = (): void => {
    running = true;
    again = false;
    void work().finally(() => {
      running = false;
      if (again) run();
    });
  };
  return () => {
    if (running) again = true;
    else run();
  };
}
