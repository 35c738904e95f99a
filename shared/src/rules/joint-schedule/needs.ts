import type { AppointmentClass } from '../../vocabulary/appointment-classes.ts';
import type { CoordinationRuleFacts } from '../coordination-facts.ts';

const HOUR = 3_600_000;

/** When something is: instants in milliseconds since 1970, and the local day on which it begins. */
export interface Timing {
  readonly from: number;
  readonly to: number;
  readonly day: number;
}

/** A rule by which a session of one class asks for one of another near it. */
export interface Need {
  readonly hard: boolean;
  readonly needing: AppointmentClass;
  readonly helping: AppointmentClass;
  /** Whether `other` is what `needing` asks for, as the engine of booking judges it. */
  helps(needing: Timing, other: Timing): boolean;
}

/** What a rule asks for beside a session; null where it asks for nothing. */
export function needOf({ kind, from, to, hours, hard }: CoordinationRuleFacts): Need | null {
  const span = (hours ?? 0) * HOUR;
  if (from === null || to === null) {
    return null;
  }
  if (kind === 'SUPPORT_WITHIN') {
    return {
      hard,
      needing: from,
      helping: to,
      helps: (needing, other) => other.from >= needing.to && other.from <= needing.to + span,
    };
  }
  if (kind === 'SAME_DAY') {
    return {
      hard,
      needing: to,
      helping: from,
      helps: (needing, other) => other.day === needing.day && other.to + span <= needing.from,
    };
  }
  return null;
}
