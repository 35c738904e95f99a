/** One check: a name, and what it found wrong; nothing is nothing wrong. */
export interface Check {
  readonly name: string;
  /** @returns what is wrong, for a person; empty when all is well. */
  find(): Promise<string>;
}

export interface Result {
  readonly name: string;
  readonly seconds: number;
  readonly findings: string;
}

/**
 * Runs all checks, some at a time, whatever they find.
 * @param told is given each result as it comes.
 */
export async function runChecks(
  checks: readonly Check[],
  atOnce: number,
  told: (result: Result) => void,
): Promise<Result[]> {
  const waiting = [...checks];
  const results: Result[] = [];
  const work = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const began = performance.now();
      const findings = await check.find().catch((error: Error) => error.stack ?? error.message);
      const result = { name: check.name, seconds: (performance.now() - began) / 1000, findings };
      results.push(result);
      told(result);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return results;
}
