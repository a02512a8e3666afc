import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { createContext, runInContext, type Context } from "node:vm";
import {
  HostErrorValue,
  type FunctionsFile,
  type Host,
  type HostCall,
  type HostCell,
  type HostMatrix,
  type HostOptions,
} from "../../src/harness/host";
import {
  BUILDS,
  layHooks,
  runOfficeFile,
  windowOf,
  type Build,
  type Hooks,
  type Message,
} from "../excel/host/officePage";
import type { Request } from "../excel/host/wire";

/**
 * The built bundle in Microsoft's own custom functions runtime, on a page where Office.js, the bundle and the
 * library of a build are loaded in this order, as Excel loads them. What is ours here is Excel's side of the
 * messages, and the clock: it stands still while functions compute and goes on to whatever is due next.
 */
export interface Runtime extends Host {
  /** Sends a message with these calls, and takes the answers at whatever time they come. */
  callTogether(calls: readonly HostCall[], options?: HostOptions): (HostMatrix | null)[];
  /** What was sent back, request by request. */
  readonly requests: readonly SentRequest[];
}

export interface SentRequest {
  /** On the page's clock, in milliseconds. */
  readonly at: number;
  /** Numbers of the calls that it answers. */
  readonly answers: readonly number[];
  readonly bytes: number;
  readonly arrived: boolean;
}

/** Number, whether there is a value, the value or a sentence, then the error's number, then how long it took. */
type Entry = readonly [id: number, succeeded: boolean, value: unknown, error: unknown, took?: unknown];

const INVOCATION = { messageCategory: 1, messageType: 1000, targetId: "" };
/** Errors may come in as values. */
const FLAGS = 4;
const TOO_LARGE = 5103;
const MOST_OF_A_REQUEST = 5 * 1024 * 1024;

/** What a cell shows for the numbers under which errors cross. */
const SHOWN: ReadonlyMap<unknown, string> = new Map([
  [1, "#N/A"],
  [5, "#DIV/0!"],
  [6, "#NUM!"],
  [8, "#NULL!"],
  [10, "#NAME?"],
]);

const FILE = JSON.parse(readFileSync(resolve("dist/functions.json"), "utf8")) as FunctionsFile;

/** Of answers: all, or what Excel's runtime can slice where Excel refuses them together. */
const FEATURES = { whole: [], sliced: [1] };

export function openRuntime(build: Build = "windows", features: keyof typeof FEATURES = "sliced"): Runtime {
  const clock = new Clock();
  const entries = new Map<number, Entry>();
  const requests: SentRequest[] = [];
  const characters = { sent: 0, received: 0 };
  let tell: ((message: Message) => void) | undefined;
  let calls = 0;

  const receive = (request: Request, bytes: number): object => {
    const answers = request.Actions.flatMap(({ Name, ArgumentInfo }) =>
      Name === "SetInvocationArrayResults" ? (ArgumentInfo?.Arguments?.[0] as Entry[]) : [],
    );
    const arrived = bytes <= MOST_OF_A_REQUEST;
    if (answers.length > 0) requests.push({ at: clock.now, answers: answers.map(([id]) => id), bytes, arrived });
    if (!arrived) return { status: "failed", error: { code: TOO_LARGE, message: "Too large." } };
    for (const answer of answers) {
      entries.set(answer[0], answer);
      characters.received += JSON.stringify(answer).length;
    }
    const Results = request.Actions.map(({ Id, Name }) => ({
      ActionId: Id,
      Value: Name === "_GetEnabledFeatures" ? FEATURES[features] : null,
    }));
    return { status: "succeeded", value: { data: ["", [], JSON.stringify({ Results })] } };
  };

  const hooks: Hooks = {
    execute: (message, done) => {
      const body = String(message[4]);
      const bytes = Buffer.byteLength(build === "web" ? JSON.stringify(body) : body);
      const result = receive(JSON.parse(body) as Request, bytes);
      clock.after(0, () => {
        done(result);
      });
    },
    register: (listener) => {
      tell = listener;
      return runInContext("Promise.resolve()", page) as Promise<void>;
    },
    context: {
      requirements: { isSetSupported: () => true },
      diagnostics: { platform: build, host: "Excel", version: "16.0.0.0" },
    },
  };
  const page = pageOf(build, hooks, clock);
  // What the page promised is kept when a script ends: so a call is answered when it returns.
  const inPage = (work: () => void): void => {
    Object.assign(page, { work });
    runInContext("work()", page);
  };
  const until = (isDone: () => boolean): void => {
    for (let work = clock.next(); work !== undefined; work = clock.next()) {
      inPage(work);
      if (isDone()) return;
    }
  };
  inPage(() => undefined);
  until(() => tell !== undefined && clock.isIdle);

  /** Numbers of the calls in one message. */
  const send = (together: readonly HostCall[], options: HostOptions): number[] => {
    const messages = together.map(([id, args]) => {
      const count = functionNamed(id)?.parameters.length ?? 0;
      calls += 1;
      const values = Array.from({ length: count }, (_, index) => wired(args[index], options));
      return JSON.stringify([calls, id, values, null, FLAGS, null]);
    });
    characters.sent += messages.reduce((sum, { length }) => sum + length, 0);
    inPage(() => {
      tell?.({ entries: messages.map((message) => ({ ...INVOCATION, message })) });
    });
    return messages.map((_, index) => calls - messages.length + 1 + index);
  };

  const runtime: Runtime = {
    functions: FILE.functions,
    registered: runInContext("Object.keys(CustomFunctions._association.mappings)", page) as string[],
    characters,
    requests,
    call(id, args, options = {}) {
      const [answer] = runtime.callTogether([[id, args]], options);
      if (answer === undefined || answer === null) throw new Error(`No answer of ${id} arrived.`);
      return answer;
    },
    callTogether(together, options = {}) {
      const numbers = send(together, options);
      until(() => numbers.every((number) => entries.has(number)));
      return numbers.map((number) => {
        const entry = entries.get(number);
        entries.delete(number);
        return entry === undefined ? null : shown(entry);
      });
    },
  };
  return runtime;
}

function functionNamed(id: string): FunctionsFile["functions"][number] | undefined {
  return FILE.functions.find((each) => each.id.toUpperCase() === id.toUpperCase());
}

function pageOf(build: Build, hooks: Hooks, clock: Clock): Context {
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
  runInContext(readFileSync(resolve("dist/functions.js"), "utf8"), page, { filename: "functions.js" });
  // Office.js waits for files that a server would send it.
  clock.forgetAll();
  runInContext("Office.onReady = (ready) => { setTimeout(ready, 0, { host: Office.HostType.Excel }); };", page);
  runOfficeFile(page, BUILDS[build]);
  layHooks(page);
  return page;
}

/** An argument as Excel writes it. */
function wired(matrix: HostMatrix | undefined, { blanks = null, omitted }: HostOptions): unknown {
  if (matrix === undefined) return omitted ?? null;
  return matrix.map((row) =>
    row.map((cell) => {
      if (cell instanceof HostErrorValue) return { code: cell.code, type: "CustomFunctionError" };
      return cell ?? blanks;
    }),
  );
}

/** An answer as Excel shows it. */
function shown([, succeeded, value, error]: Entry): HostMatrix {
  if (!succeeded) return [[new HostErrorValue(SHOWN.get(error) ?? "#VALUE!", String(value))]];
  return (value as unknown[][]).map((row) => row.map(cellOf));
}

function cellOf(cell: unknown): HostCell {
  if (cell === null) return 0;
  if (typeof cell !== "object") return cell as HostCell;
  const { code, message } = cell as { code: string; message?: string };
  return new HostErrorValue(code, message);
}

/** Time passes only from one thing that is due to the next. */
class Clock {
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
