import { answersIn, buildProgram, firstDifference, hashOf, JAVASCRIPT_CORE, QUICK_JS, V8 } from "./engines";

/** Every engine's answers to the whole set as one hash, side by side; it fails where they differ. */

const CALLS = 20_000;

async function main(): Promise<void> {
  const program = buildProgram(CALLS);
  const ofV8 = await answersIn(V8, program);
  for (const engine of [V8, JAVASCRIPT_CORE, QUICK_JS]) {
    const answers = engine === V8 ? ofV8 : await answersIn(engine, program);
    process.stdout.write(`${hashOf(answers)}  ${engine.name} (${engine.version()})\n`);
    const difference = firstDifference(program, [V8, ofV8], [engine, answers]);
    if (difference === null) continue;
    process.stdout.write(`${difference}\n`);
    process.exitCode = 1;
  }
}

void main();
