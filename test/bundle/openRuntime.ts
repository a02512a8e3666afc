import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { runInContext } from "node:vm";
import {
  HostErrorValue,
  type FunctionsFile,
  type Host,
  type HostCall,
  type HostMatrix,
  type HostOptions,
} from "../../src/harness/host";
import { readAnswer, writeCall, type Answer } from "../../src/harness/messages";
import type { Answered, Build, Hooks, Message } from "../excel/host/officePage";
import type { Request } from "../excel/host/wire";
import { Clock, openPage } from "./runtimePage";

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
  /** Numbers of the calls whose answers arrived with it. */
  readonly answers: readonly number[];
  readonly bytes: number;
  readonly arrived: boolean;
}

const INVOCATION = { messageCategory: 1, messageType: 1000, targetId: "" };
const TOO_LARGE = 5103;
const MOST_OF_A_REQUEST = 5 * 1024 * 1024;

/** That answers which are too large together are sent again in parts. */
const SENT_IN_PARTS = 1;
const BYTES_IN_A_MILLISECOND = 5_000;

export interface Functions {
  readonly script: string;
  readonly functions: FunctionsFile["functions"];
}

function built(): Functions {
  const file = JSON.parse(readFileSync(resolve("dist/functions.json"), "utf8")) as FunctionsFile;
  return { script: readFileSync(resolve("dist/functions.js"), "utf8"), functions: file.functions };
}

export function openRuntime(build: Build = "windows", { script, functions }: Functions = built()): Runtime {
  const clock = new Clock();
  const entries = new Map<number, Answer>();
  const requests: SentRequest[] = [];
  const characters = { sent: 0, received: 0 };
  let tell: ((message: Message) => void) | undefined;
  let calls = 0;

  const receive = (body: string, bytes: number): Answered => {
    const [at, arrived] = [clock.now, bytes <= MOST_OF_A_REQUEST];
    if (!arrived) {
      requests.push({ at, answers: [], bytes, arrived });
      return { status: "failed", error: { code: TOO_LARGE, message: "Too large." } };
    }
    const request = JSON.parse(body) as Request;
    const answers = request.Actions.flatMap(({ Name, ArgumentInfo }) =>
      Name === "SetInvocationArrayResults" ? (ArgumentInfo?.Arguments?.[0] as Answer[]) : [],
    );
    if (answers.length > 0) requests.push({ at, answers: answers.map(([number]) => number), bytes, arrived });
    for (const answer of answers) {
      entries.set(answer[0], answer);
      characters.received += JSON.stringify(answer).length;
    }
    const Results = request.Actions.map(({ Id, Name }) => ({
      ActionId: Id,
      Value: Name === "_GetEnabledFeatures" ? [SENT_IN_PARTS] : null,
    }));
    return { status: "succeeded", value: { data: ["", [], JSON.stringify({ Results })] } };
  };

  const hooks: Hooks = {
    execute: (message, done) => {
      const body = String(message[4]);
      // On the web, a request is escaped once more.
      const bytes = Buffer.byteLength(build === "web" ? JSON.stringify(body) : body);
      const result = receive(body, bytes);
      clock.after(bytes / BYTES_IN_A_MILLISECOND, () => {
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
  const page = openPage(build, script, hooks, clock);
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

  const metadataOf = (id: string): Functions["functions"][number] | undefined =>
    functions.find((each) => each.id.toUpperCase() === id.toUpperCase());

  /** Numbers of the calls in one message. */
  const send = (together: readonly HostCall[], options: HostOptions): number[] => {
    const messages = together.map(([id, args]) => {
      const passed = (metadataOf(id)?.parameters ?? []).map((_, index) => args[index]);
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
      if (metadataOf(id) === undefined) return [[new HostErrorValue("#NAME?")]];
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
