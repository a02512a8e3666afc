import { createContext, runInContext, type Context } from "node:vm";
import { BUILDS, layHooks, runOfficeFile, windowOf, type Build, type Hooks } from "../excel/host/officePage";

/** A page with Office.js and our functions, as Excel loads them, and its clock. */

/**
 * Loads Office.js, the functions and the library of a build, in this order. Whatever the page has promised is done when
 * a script of it ends, so that all of it happens in turn with the tests.
 */
export function openPage(build: Build, script: string, hooks: Hooks, clock: Clock): Context {
  const own = {
    setTimeout: (work: (...args: unknown[]) => void, delay = 0, ...args: unknown[]) =>
      clock.after(delay, () => {
        work(...args);
      }),
    clearTimeout: (timer: number) => {
      clock.forget(timer);
    },
    setInterval: () => 0,
    clearInterval: () => undefined,
    now: () => clock.now,
  };
  const page = createContext(windowOf(build, hooks, own), { microtaskMode: "afterEvaluate" });
  runInContext("Date.now = now; performance = { now };", page);
  runOfficeFile(page, "office.debug.js");
  runInContext(script, page, { filename: "functions.js" });
  // Office.js waits for files that a server would send it.
  clock.forgetAll();
  runInContext("Office.onReady = (ready) => { setTimeout(ready, 0, { host: Office.HostType.Excel }); };", page);
  runOfficeFile(page, BUILDS[build]);
  layHooks(page);
  return page;
}

/** Time passes only from one thing that is due to the next. */
export class Clock {
  now = Date.UTC(2026, 0, 1);
  private timers: { readonly id: number; readonly at: number; readonly work: () => void }[] = [];
  private count = 0;

  get isIdle(): boolean {
    return this.timers.length === 0;
  }

  after(delay: number, work: () => void): number {
    this.count += 1;
    this.timers.push({ id: this.count, at: this.now + delay, work });
    return this.count;
  }

  forget(timer: number): void {
    this.timers = this.timers.filter(({ id }) => id !== timer);
  }

  forgetAll(): void {
    this.timers = [];
  }

  /** What is due next; the clock moves on to its time. */
  next(): (() => void) | undefined {
    const [first] = this.timers.sort((a, b) => a.at - b.at || a.id - b.id);
    if (first === undefined) return undefined;
    this.forget(first.id);
    this.now = Math.max(this.now, first.at);
    return first.work;
  }
}
