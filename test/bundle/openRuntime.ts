import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { createContext, runInContext, type Context } from "node:vm";
import type { FunctionsFile, Host, HostCall, HostMatrix, HostOptions } from "../../src/harness/host";
import { readAnswer, writeCall, type Answer } from "../../src/harness/messages";
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

const INVOCATION = { messageCategory: 1, messageType: 1000, targetId: "" };
const TOO_LARGE = 5103;
const MOST_OF_A_REQUEST = 5 * 1024 * 1024;

/** Of answers: all, or what Excel's runtime can slice where Excel refuses them together. */
const FEATURES = { whole: [], sliced: [1] };

export function openRuntime(build: Build = "windows", features: keyof typeof FEATURES = "sliced"): Runtime {
  const { functions } = JSON.parse(readFileSync(resolve("dist/functions.json"), "utf8")) as FunctionsFile;
  const clock = new Clock();
  const entries = new Map<number, Answer>();
  const requests: SentRequest[] = [];
  const characters = { sent: 0, received: 0 };
  let tell: ((message: Message) => void) | undefined;
  let calls = 0;

  const receive = (request: Request, bytes: number): object => {
    const answers = request.Actions.flatMap(({ Name, ArgumentInfo }) =>
      Name === "SetInvocationArrayResults" ? (ArgumentInfo?.Arguments?.[0] as Answer[]) : [],
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
      const metadata = functions.find((each) => each.id.toUpperCase() === id.toUpperCase());
      const passed = (metadata?.parameters ?? []).map((_, index) => args[index]);
      calls += 1;
      return writeCall(calls, id, passed, options);
    });
    characters.sent += messages.reduce((sum, { length }) => sum + length, 0);
    inPage(() => {
      tell?.({ entries: messages.map((message) => ({ ...INVOCATION, message })) });
    });
    return messages.map((_, index) => calls - messages.length + 1 + index);
  };

  const runtime: Runtime = {
    functions,
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
        return entry === undefined ? null : readAnswer(entry);
      });
    },
  };
  return runtime;
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
