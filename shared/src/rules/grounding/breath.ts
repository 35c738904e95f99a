import type { BreathingExercise } from '../../vocabulary/grounding-exercises.ts';

/** How long a breath is, in whole seconds. */
export interface Breath {
  readonly inSeconds: number;
  readonly outSeconds: number;
}

/** Three-part breath: as long in as out. Starting short prevents dizziness; it grows by the person's choice alone. */
export const THREE_PART = { least: 4, usual: 4, startsAtMost: 5, most: 10 } as const;
/** Ocean breath: longer out than in. The default is 4 in and 6 out; the range is this product's own. */
export const OCEAN = {
  in: { least: 3, usual: 4, most: 6 },
  out: { least: 4, usual: 6, most: 10 },
} as const;

/** Whole breaths at one pace before a longer one is offered. */
export const BREATHS_BEFORE_GROWING = 3;

export const USUAL_BREATH: Readonly<Record<BreathingExercise, Breath>> = {
  THREE_PART_BREATH: { inSeconds: THREE_PART.usual, outSeconds: THREE_PART.usual },
  OCEAN_BREATH: { inSeconds: OCEAN.in.usual, outSeconds: OCEAN.out.usual },
};

export type BreathFault =
  | 'NOT_WHOLE'
  | 'UNEVEN'
  | 'STARTS_TOO_LONG'
  | 'OUT_OF_RANGE'
  | 'OUT_NOT_LONGER'
  | 'IN_OUT_OF_RANGE'
  | 'OUT_OUT_OF_RANGE';

export const BREATH_FAULT_WORDS: Readonly<Record<BreathFault, string>> = {
  NOT_WHOLE: 'Whole seconds only.',
  UNEVEN: 'In the three-part breath, in and out are equally long.',
  STARTS_TOO_LONG: `Start with ${THREE_PART.least} or ${THREE_PART.startsAtMost} seconds: longer at once can make dizzy.`,
  OUT_OF_RANGE: `Between ${THREE_PART.least} and ${THREE_PART.most} seconds each way.`,
  OUT_NOT_LONGER: 'In the ocean breath, out is longer than in.',
  IN_OUT_OF_RANGE: `Between ${OCEAN.in.least} and ${OCEAN.in.most} seconds in.`,
  OUT_OUT_OF_RANGE: `Between ${OCEAN.out.least} and ${OCEAN.out.most} seconds out.`,
};

const within = (value: number, { least, most }: { least: number; most: number }) =>
  value >= least && value <= most;

/**
 * What is wrong with the length of a breath; null where nothing is.
 * @param moment START: before the first breath, where a three-part breath may not be long yet.
 */
export function breathFault(
  exercise: BreathingExercise,
  { inSeconds, outSeconds }: Breath,
  moment: 'START' | 'LATER',
): BreathFault | null {
  if (!Number.isInteger(inSeconds) || !Number.isInteger(outSeconds)) return 'NOT_WHOLE';
  if (exercise === 'OCEAN_BREATH') {
    if (outSeconds <= inSeconds) return 'OUT_NOT_LONGER';
    if (!within(inSeconds, OCEAN.in)) return 'IN_OUT_OF_RANGE';
    return within(outSeconds, OCEAN.out) ? null : 'OUT_OUT_OF_RANGE';
  }
  if (inSeconds !== outSeconds) return 'UNEVEN';
  if (!within(inSeconds, THREE_PART)) return 'OUT_OF_RANGE';
  return moment === 'START' && inSeconds > THREE_PART.startsAtMost ? 'STARTS_TOO_LONG' : null;
}

/**
 * A breath one second longer each way: offered when several breaths at this pace went well, and never
 * taken by itself.
 * @returns null where it is not offered (yet).
 */
export function longerBreath(breath: Breath, breathsAtThisPace: number): Breath | null {
  const longer = { inSeconds: breath.inSeconds + 1, outSeconds: breath.outSeconds + 1 };
  return breathsAtThisPace >= BREATHS_BEFORE_GROWING &&
    breathFault('THREE_PART_BREATH', longer, 'LATER') === null
    ? longer
    : null;
}

/** A breath one second shorter each way, at any time; null where it is as short as it may be. */
export function shorterBreath(breath: Breath): Breath | null {
  const shorter = { inSeconds: breath.inSeconds - 1, outSeconds: breath.outSeconds - 1 };
  return breathFault('THREE_PART_BREATH', shorter, 'LATER') === null ? shorter : null;
}

/** The breath to start with: as last chosen, but a three-part breath never long. */
export function breathToStartWith(exercise: BreathingExercise, breath: Breath): Breath {
  if (exercise === 'OCEAN_BREATH') return breath;
  const seconds = Math.min(breath.inSeconds, THREE_PART.startsAtMost);
  return { inSeconds: seconds, outSeconds: seconds };
}

/** How many whole breaths come closest to so many minutes; at least one. */
export function breathsIn(breath: Breath, minutes: number): number {
  return Math.max(1, Math.round((minutes * 60) / (breath.inSeconds + breath.outSeconds)));
}

/** The places of the three-part breath, as they fill; they empty the other way round. */
export const BREATH_PLACES = ['BELLY', 'RIBS', 'CHEST'] as const;
export type BreathPlace = (typeof BREATH_PLACES)[number];

export const BREATH_PLACE_WORDS: Readonly<Record<BreathPlace, string>> = {
  BELLY: 'belly',
  RIBS: 'ribs',
  CHEST: 'chest',
};

/** Where a breath is at some instant. */
export interface BreathMoment {
  /** Whole breaths before this one. */
  readonly breaths: number;
  readonly direction: 'IN' | 'OUT';
  /** Seconds since the direction changed, and how many it has. */
  readonly since: number;
  readonly of: number;
  /** How full, 0 to 1. */
  readonly fullness: number;
  /** Which place moves; null for the ocean breath. */
  readonly place: BreathPlace | null;
  /** How full each place is, 0 to 1. */
  readonly places: Readonly<Record<BreathPlace, number>>;
  /** Seconds until place or direction change. */
  readonly untilChange: number;
}

/**
 * Where a breath is.
 * @param seconds since the first breath began; not below 0.
 */
export function breathAt(exercise: BreathingExercise, breath: Breath, seconds: number): BreathMoment {
  const whole = breath.inSeconds + breath.outSeconds;
  const breaths = Math.floor(seconds / whole);
  const within = seconds - breaths * whole;
  const breathingIn = within < breath.inSeconds;
  const of = breathingIn ? breath.inSeconds : breath.outSeconds;
  const since = breathingIn ? within : within - breath.inSeconds;
  const part = since / of;
  const common = { breaths, direction: breathingIn ? 'IN' : 'OUT', since, of } as const;
  const fullness = breathingIn ? part : 1 - part;
  if (exercise === 'OCEAN_BREATH') {
    const places = { BELLY: fullness, RIBS: fullness, CHEST: fullness };
    return { ...common, fullness, place: null, places, untilChange: of - since };
  }
  const third = Math.min(2, Math.floor(part * 3));
  const place = BREATH_PLACES[breathingIn ? third : 2 - third] ?? 'BELLY';
  const level = (index: number) => Math.min(1, Math.max(0, fullness * 3 - index));
  return {
    ...common,
    fullness,
    place,
    places: { BELLY: level(0), RIBS: level(1), CHEST: level(2) },
    untilChange: ((third + 1) * of) / 3 - since,
  };
}

/** Breaths that are said aloud to a screen reader; after them the tones or one's own count carry on. */
const SAID_BREATHS = 2;

/** What a screen reader is told at a change; null where it stays quiet, so that it does not chatter. */
export function spokenBreath({ breaths, direction, of }: BreathMoment): string | null {
  if (breaths > SAID_BREATHS) return null;
  if (breaths === SAID_BREATHS) {
    return direction === 'IN' ? 'Go on like this, at this pace.' : null;
  }
  return direction === 'IN' ? `In, for ${of}` : `Out, for ${of}`;
}
