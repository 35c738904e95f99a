import type { RegionChoice } from '../vocabulary/region-choices.ts';
import { REGIONS, regionsInWords } from '../vocabulary/regions.ts';
import { type BoundariesFacts, choiceFor } from './boundaries.ts';

/** All that a version of a client's boundaries says. */
export interface BoundariesContents extends BoundariesFacts {
  readonly draping: string;
  readonly clothing: string | null;
  readonly talk: string;
  readonly music: string | null;
  readonly light: string | null;
  readonly position: string | null;
  readonly stopSignal: string | null;
  readonly whatHelps: string | null;
  readonly note: string | null;
}

/** What is to change; regions are set one by one, and what is not named stays. */
export type BoundaryChanges = Partial<BoundariesContents>;

/** The boundaries with the changes on top of them. */
export function withChanges(boundaries: BoundariesContents, changes: BoundaryChanges): BoundariesContents {
  const named = Object.entries(changes).filter(([, value]) => value !== undefined);
  return {
    ...boundaries,
    ...Object.fromEntries(named),
    regions: { ...boundaries.regions, ...changes.regions },
  };
}

const PARTS = ['maxPressure', 'scent'] as const;
const WORDS = [
  ['draping', 'Covering'],
  ['clothing', 'Clothing'],
  ['talk', 'Talking'],
  ['music', 'Music'],
  ['light', 'Light'],
  ['position', 'Position'],
  ['stopSignal', 'Stop signal'],
  ['whatHelps', 'What helps'],
  ['note', 'In own words'],
] as const satisfies readonly (readonly [keyof BoundariesContents, string])[];

/** Whether two versions say the same, region by region and word by word. */
export function sameBoundaries(one: BoundariesContents, other: BoundariesContents): boolean {
  const regions = [one.regions, other.regions].map((regions) => Object.entries(regions).sort().join(';'));
  return (
    regions[0] === regions[1] &&
    PARTS.every((part) => one[part] === other[part]) &&
    WORDS.every(([part]) => one[part] === other[part])
  );
}

/** From a choice to another, as it is said. What gets narrower comes first. */
const STEPS: readonly (readonly [from: RegionChoice, to: RegionChoice, words: string])[] = [
  ['YES', 'NEVER', 'Never from now on'],
  ['ASK_FIRST', 'NEVER', 'Never from now on, asked first until then'],
  ['YES', 'ASK_FIRST', 'Asked first from now on'],
  ['NEVER', 'ASK_FIRST', 'No longer never, asked first'],
  ['NEVER', 'YES', 'No longer never'],
  ['ASK_FIRST', 'YES', 'No longer asked first'],
];

/**
 * What holds otherwise after a change than before it, in sentences for whoever works by it; empty when
 * nothing does. A choice that only says what its class says anyway makes no difference.
 */
export function compareBoundaries(before: BoundariesContents, after: BoundariesContents): string[] {
  const changed = REGIONS.map(({ code }) => ({
    code,
    from: choiceFor(code, before),
    to: choiceFor(code, after),
  }));
  return [
    ...STEPS.flatMap(([from, to, words]) => {
      const regions = changed.filter((one) => one.from === from && one.to === to);
      return regions.length === 0 ? [] : [`${words}: ${regionsInWords(regions.map((one) => one.code))}.`];
    }),
    ...(before.maxPressure === after.maxPressure
      ? []
      : [`Pressure: up to ${after.maxPressure} of 5, instead of ${before.maxPressure}.`]),
    ...(before.scent === after.scent ? [] : [after.scent ? 'Scent is fine now.' : 'No scent any more.']),
    ...WORDS.flatMap(([part, label]) =>
      before[part] === after[part] ? [] : [wording(label, before[part], after[part])],
    ),
  ];
}

/** Longest words that are said beside those they replace. */
const SHORT = 60;

function wording(label: string, before: string | null, after: string | null): string {
  if (after === null) {
    return `${label}: nothing said any more.`;
  }
  const said =
    before !== null && before.length <= SHORT && after.length <= SHORT
      ? `${label}: “${after}”, instead of “${before}”`
      : `${label}: “${after}”`;
  return /[.!?…]”$/.test(said) ? said : `${said}.`;
}
