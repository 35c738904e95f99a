import type { AppointmentClass } from '../vocabulary/appointment-classes.ts';
import type { Misfit } from '../vocabulary/misfits.ts';
import type { CoordinationKind } from '../vocabulary/coordination-kinds.ts';

/** A coordination rule of a care plan, as data. */
export interface CoordinationRuleFacts {
  readonly id: string | null;
  readonly kind: CoordinationKind;
  /** The class after which (REST_AFTER, SUPPORT_WITHIN, SAME_DAY), or that recurs. */
  readonly from: AppointmentClass | null;
  /** The class that waits, or should follow. */
  readonly to: AppointmentClass | null;
  readonly hours: number | null;
  readonly everyWeeks: number | null;
  readonly toleranceDays: number | null;
  readonly count: number | null;
  /** ISO weekdays, 1 is Monday. */
  readonly weekdays: readonly number[] | null;
  /** Local times 'HH:MM'. */
  readonly fromTime: string | null;
  readonly toTime: string | null;
  /** A hard rule refuses, a soft one warns. */
  readonly hard: boolean;
  readonly reason: string | null;
}

/** An appointment as the rules see it; instants as ISO text. */
export interface ScheduledSession {
  /** When given, what has the same id among the others is this very appointment. */
  readonly id?: string;
  readonly class: AppointmentClass;
  readonly startsAt: string;
  readonly endsAt: string;
}

/** What a finding is about: a rule of the plan, or what else decides whether a time fits. */
export type FindingKind = CoordinationKind | 'HOLD' | 'INTAKE' | 'LOAD' | Misfit;

/** What a rule says of a time, in a sentence that a client can read (R23). */
export interface RuleFinding {
  readonly ruleId: string | null;
  readonly kind: FindingKind;
  readonly hard: boolean;
  readonly satisfied: boolean;
  readonly sentence: string;
}

/** What the reader of the sentences may know; what they may not is left out of the words. */
export interface Telling {
  /** Which kind of psychotherapy another session is. */
  readonly classes: boolean;
  /** What the plan says, beside what follows from it for a time. */
  readonly plan: boolean;
}

export const TELLS_ALL: Telling = { classes: true, plan: true };
