/** What one part of the suite came to. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** What it was made of, where it has parts. */
  readonly parts: readonly string[];
  /** What failed, by name and with the head of what it said; without, its number says all. */
  readonly failures?: readonly string[];
}

export interface Step {
  readonly name: string;
  run(): Promise<Outcome>;
}

export interface Ran extends Outcome {
  readonly name: string;
  readonly seconds: number;
}

/**
 * Runs the steps one after another, whatever they come to; a step that breaks counts as one failure.
 * @param tell is given a heading for each, and why it broke.
 */
export async function runSteps(steps: readonly Step[], tell: (text: string) => void): Promise<Ran[]> {
  const ran: Ran[] = [];
  for (const { name, run } of steps) {
    tell(`\n== ${name}\n`);
    const began = performance.now();
    const outcome = await run().catch((error: Error): Outcome => {
      tell(`${error.message}\n`);
      return { passed: 0, failed: 1, skipped: 0, parts: [], failures: [error.message] };
    });
    ran.push({ name, seconds: (performance.now() - began) / 1000, ...outcome });
  }
  return ran;
}

/**
 * Runs rows of steps beside each other, so that a core that one leaves idle is used by another.
 * @returns what ran, row after row.
 */
export async function runBeside(
  rows: readonly (readonly Step[])[],
  tell: (text: string) => void,
): Promise<Ran[]> {
  return (await Promise.all(rows.map((steps) => runSteps(steps, tell)))).flat();
}

/** A table of what ran, what failed by name (the run before it is long), and as its last line the sum. */
export function summary(ran: readonly Ran[]): string {
  const lines = ran.flatMap(({ name, seconds, passed, failed, skipped, parts }) => [
    `${name.padEnd(24)}${String(passed).padStart(6)} passed ${String(failed).padStart(4)} failed ${String(skipped).padStart(4)} skipped ${seconds.toFixed(0).padStart(5)} s`,
    ...parts.map((part) => `    ${part}`),
  ]);
  const sum = (of: (one: Ran) => number) => ran.reduce((total, one) => total + of(one), 0);
  const failures = ran.flatMap(({ name, failures = [] }) =>
    failures.map((failure) => `${name}: ${failure.replaceAll('\n', '\n    ')}`),
  );
  const failed = failures.length === 0 ? '' : `\n\n== What failed\n${failures.join('\n')}`;
  return `\n== What ran\n${lines.join('\n')}${failed}\n\n${sum((one) => one.passed)} passed, ${sum((one) => one.failed)} failed\n`;
}
