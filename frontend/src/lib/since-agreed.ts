import { dayInWords } from './dates.ts';

interface Agreed {
  readonly agreements: readonly { readonly role: string; readonly at: string }[];
  readonly heldReviews: readonly {
    readonly id: string;
    readonly heldAt: string | null;
    readonly decision: string | null;
    readonly words: string | null;
  }[];
  readonly goals: readonly {
    readonly steps: readonly {
      readonly id: string;
      readonly text: string;
      readonly reachedOn: string | null;
    }[];
  }[];
}

/** Something that has changed about the plan, in one sentence. */
export interface News {
  readonly key: string;
  /** When, as ISO text. */
  readonly at: string;
  readonly sentence: string;
}

/** Within a local day, so that it stands on that day in every zone of a practice. */
const noonOf = (day: string) => `${day}T12:00:00Z`;

/** What was decided when the plan was looked at, for whose plan it is. */
export const decisionInWords = (decision: string | null): string =>
  decision === 'CHANGE' ? 'we change something.' : 'we go on as it is.';

/** When the client agreed to what is in force, as ISO text; null where nothing says so. */
export const agreedAtOf = ({ agreements }: Pick<Agreed, 'agreements'>): string | null =>
  agreements.find(({ role }) => role === 'CLIENT')?.at ?? null;

/**
 * What has changed about the plan since its client agreed to it: steps that were reached and what was
 * decided when it was looked at, the newest first. What the plan itself says cannot change without a yes.
 * @param zone IANA name of the practice's zone.
 */
export function sinceAgreed(plan: Agreed, zone: string): readonly News[] {
  const since = agreedAtOf(plan);
  if (since === null) {
    return [];
  }
  const steps = plan.goals
    .flatMap(({ steps: all }) => all)
    .flatMap(({ id, text, reachedOn }) =>
      reachedOn === null
        ? []
        : [
            {
              key: id,
              at: noonOf(reachedOn),
              sentence: `${dayInWords(noonOf(reachedOn), zone)}: you reached a step, “${text}”.`,
            },
          ],
    );
  const reviews = plan.heldReviews.flatMap(({ id, heldAt, decision, words }) =>
    heldAt === null
      ? []
      : [
          {
            key: id,
            at: heldAt,
            sentence:
              `${dayInWords(heldAt, zone)}: we looked at the plan, and ${decisionInWords(decision)} ${words ?? ''}`.trim(),
          },
        ],
  );
  return [...steps, ...reviews]
    .filter(({ at }) => Date.parse(at) > Date.parse(since))
    .sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
}
