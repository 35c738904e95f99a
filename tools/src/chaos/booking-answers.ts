import type { Chance } from '../lib/chance.ts';
import { ask, type SignedIn } from './people.ts';

/** Nothing is killed here: whoever waits is answered, on a busy machine late. */
const PATIENCE_MS = 120_000;

/** What is asked of every answer of a race. */
export interface RaceResult {
  readonly __typename: string;
  readonly id?: string;
  readonly version?: number;
  readonly currentVersion?: number;
  readonly appointments?: readonly {
    readonly id: string;
    readonly version: number;
    readonly startsAt: string;
  }[];
}

/** Sends the wishes of a race to servers at random, and counts what was answered. */
export class BookingAnswers {
  /** How often each kind of answer came, by the name of its type. */
  readonly counts = new Map<string, number>();
  /** Answers that were errors, or none at all, by why: a deadlock would be one. */
  readonly failures = new Map<string, number>();

  private readonly urls: readonly string[];
  private readonly chance: Chance;

  constructor(urls: readonly string[], chance: Chance) {
    this.urls = urls;
    this.chance = chance;
  }

  /** @returns the member of the result; null for an error. */
  async send(who: SignedIn, query: string, input: object): Promise<RaceResult | null> {
    const { answer } = await ask(this.chance.one(this.urls), who.cookie, query, { input }, PATIENCE_MS);
    if (answer.kind === 'UNKNOWN') {
      count(this.failures, answer.why);
      return null;
    }
    const result = answer.kind === 'ANSWERED' ? answer.data['result'] : { __typename: 'Forbidden' };
    const name = String(result?.['__typename']);
    count(this.counts, name);
    return result as unknown as RaceResult;
  }

  /** How many answers were errors, or none at all. */
  get errors(): number {
    return [...this.failures.values()].reduce((sum, one) => sum + one, 0);
  }
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

/** Does something so many times, so many at once. */
export async function manyAtOnce(
  operations: number,
  atOnce: number,
  one: () => Promise<void>,
): Promise<void> {
  let left = operations;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (left > 0) {
        left -= 1;
        await one();
      }
    }),
  );
}
