/** What a client follows of their own days. */
export const OWN_LINES = ['DISTRESS', 'MOOD', 'SLEEP', 'PAIN'] as const;
export type OwnLine = (typeof OWN_LINES)[number];

/** A value that somebody gave, at an instant as ISO text. */
export interface OwnPoint {
  readonly at: string;
  readonly value: number;
}

/** So long are the two stretches that are laid side by side, in days. */
const STRETCH_DAYS = 14;
/** So many answers each of them needs, or nothing is said. */
const NEEDED = 3;
/** Less than this, of the scale's own steps, is called about the same. */
const NOTICEABLE = 1;
const DAY_MS = 86_400_000;

interface LineWords {
  /** How a line is called: 'Distress'. */
  readonly name: string;
  /** Its scale in a few words. */
  readonly scale: string;
  readonly less: string;
  readonly more: string;
  readonly unit: string;
  /** Whether more of it is harder to bear. */
  readonly moreIsHarder: boolean;
}

export const OWN_LINE_WORDS: Readonly<Record<OwnLine, LineWords>> = {
  DISTRESS: {
    name: 'Distress',
    scale: '0 none, 10 the worst',
    less: 'less distress',
    more: 'more distress',
    unit: '',
    moreIsHarder: true,
  },
  MOOD: {
    name: 'Mood',
    scale: '0 very low, 10 very good',
    less: 'a lower mood',
    more: 'a better mood',
    unit: '',
    moreIsHarder: false,
  },
  SLEEP: {
    name: 'Sleep',
    scale: 'hours a night',
    less: 'shorter nights',
    more: 'longer nights',
    unit: ' hours',
    moreIsHarder: false,
  },
  PAIN: {
    name: 'Pain',
    scale: '0 none, 10 the worst',
    less: 'less pain',
    more: 'more pain',
    unit: '',
    moreIsHarder: true,
  },
};

export interface OwnComparison {
  /** Means of the first and of the last stretch. */
  readonly before: number;
  readonly now: number;
  readonly moved: 'LESS' | 'MORE' | 'ABOUT_THE_SAME';
}

/**
 * Lays the first two weeks beside the last two: a plain comparison of means, and no test of anything. Null
 * while the stretches would meet, or one of them has too few answers to speak of.
 * @param now in milliseconds.
 */
export function compareOwn(points: readonly OwnPoint[], now: number): OwnComparison | null {
  const times = points.map(({ at }) => Date.parse(at));
  const firstEnds = Math.min(...times) + STRETCH_DAYS * DAY_MS;
  const lastBegins = now - STRETCH_DAYS * DAY_MS;
  if (points.length === 0 || firstEnds > lastBegins) {
    return null;
  }
  const before = points.filter(({ at }) => Date.parse(at) < firstEnds);
  const last = points.filter(({ at }) => Date.parse(at) >= lastBegins);
  if (before.length < NEEDED || last.length < NEEDED) {
    return null;
  }
  const [was, is] = [meanOf(before), meanOf(last)];
  const moved = Math.abs(is - was) < NOTICEABLE ? 'ABOUT_THE_SAME' : is < was ? 'LESS' : 'MORE';
  return { before: was, now: is, moved };
}

const meanOf = (points: readonly OwnPoint[]) =>
  points.reduce((sum, { value }) => sum + value, 0) / points.length;

const half = (value: number) => String(Math.round(value * 2) / 2);

/** How a line of the own days has moved, in sentences for the person whose days they are; never why. */
export function ownLineWords(line: OwnLine, points: readonly OwnPoint[], now: number): readonly string[] {
  const { less, more, unit, moreIsHarder, name } = OWN_LINE_WORDS[line];
  const compared = compareOwn(points, now);
  if (!compared) {
    return ['There are not enough days yet to say how it moves.'];
  }
  const { before, now: is, moved } = compared;
  const figures = `About ${half(is)}${unit} in the last two weeks, ${half(before)} in the first two.`;
  if (moved === 'ABOUT_THE_SAME') {
    return [`${name} is about as it was at first. ${figures}`];
  }
  const sentence = `You tell us of ${moved === 'LESS' ? less : more} than at first. ${figures}`;
  const harder = (moved === 'MORE') === moreIsHarder;
  return harder ? [sentence, HARD_TIMES] : [sentence];
}

const HARD_TIMES = 'Harder times belong to it. You can talk about it with your team at any time.';

/**
 * How the answers to a questionnaire have moved since the first time, in plain words.
 * @param change as {@link MeasureChange}: IMPROVED, WORSE, NO_RELIABLE_CHANGE or TOO_FEW; of every
 *   questionnaire that ships, less is easier.
 */
export function ownMeasureWords(change: string): readonly string[] {
  switch (change) {
    case 'IMPROVED':
      return ['It is clearly less than at the start: more than chance alone would bring.'];
    case 'WORSE':
      return ['It is clearly more than at the start.', HARD_TIMES];
    case 'NO_RELIABLE_CHANGE':
      return ['It is about as it was at the start, or too close to tell.'];
    default:
      return ['You have answered it once so far. The next time shows how it moves.'];
  }
}
