import { isMainThread } from "node:worker_threads";
import { TestEnvironment } from "jest-environment-node";
import { close, closeWhatIsOpen, doubtPage, shared } from "./shared";

/** Only what runs in Jest's own process is told when all files are done. */
const IS_TOLD_OF_THE_END = isMainThread && process.send === undefined;

/** Node, and outside the tests' own realm a browser: one for all files, or in a worker of Jest one for each. */
export default class extends TestEnvironment {
  constructor(...[config, context]: ConstructorParameters<typeof TestEnvironment>) {
    super(config, context);
    this.global.shared = shared;
  }

  handleTestEvent({ name, ...event }: { name: string; test?: { errors: unknown[] } }): void {
    // Nobody knows what a test that failed has left behind.
    if (name === "hook_failure" || (name === "test_done" && (event.test?.errors.length ?? 0) > 0)) doubtPage();
  }

  override async teardown(): Promise<void> {
    try {
      await (IS_TOLD_OF_THE_END ? closeWhatIsOpen() : close());
    } finally {
      await super.teardown();
    }
  }
}
