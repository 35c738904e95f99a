import { type AppointmentClass, isBodywork } from '../vocabulary/appointment-classes.ts';
import type { HoldLevel } from '../vocabulary/hold-levels.ts';

const STRICTNESS: Readonly<Record<HoldLevel, number>> = { NONE: 0, DEEP_WORK: 1, ALL_BODYWORK: 2 };

/** The stricter of two holds. */
export function stricterHold(one: HoldLevel, other: HoldLevel): HoldLevel {
  return STRICTNESS[one] >= STRICTNESS[other] ? one : other;
}

/** R18: whether a hold stands in the way of an appointment of this class. */
export function holdTouches(hold: HoldLevel, of: AppointmentClass): boolean {
  switch (hold) {
    case 'NONE':
      return false;
    case 'DEEP_WORK':
      return of === 'BODYWORK_DEEP';
    case 'ALL_BODYWORK':
      return isBodywork(of);
  }
}

/** What a hold says, in a sentence for everybody. */
export const HOLD_SENTENCES: Readonly<Record<HoldLevel, string>> = {
  NONE: 'There is no hold on bodywork.',
  DEEP_WORK: 'There is no deep bodywork until a psychotherapist of the team has decided.',
  ALL_BODYWORK: 'Bodywork waits until a psychotherapist of the team has decided.',
};

/** The four scales at one end of a session: distress, pain, tension 0–10, arousal −2…+2. */
export interface Scales {
  readonly distress: number;
  readonly arousal: number;
  readonly pain: number;
  readonly tension: number;
}

/** Distress risen by so much from arrival to departure asks for a flag (domain rule R15). */
const RISE = 3;
/** So much distress on leaving asks for a flag, whatever it was before (domain rule R15). */
const HIGH = 8;

/** R15: why a departure asks for a flag, in a sentence; null when it does not. */
export function departureAsksForFlag(
  arrival: Pick<Scales, 'distress'>,
  departure: Pick<Scales, 'distress'>,
  settled: boolean,
): string | null {
  if (departure.distress - arrival.distress >= RISE) {
    return `Distress rose from ${arrival.distress} to ${departure.distress} over the session.`;
  }
  if (departure.distress >= HIGH) {
    return `Distress was ${departure.distress} on leaving.`;
  }
  return settled ? null : 'The client was not settled on leaving.';
}
