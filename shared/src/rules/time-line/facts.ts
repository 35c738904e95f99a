import type { AppointmentClass } from '../../vocabulary/appointment-classes.ts';
import type { AppointmentState } from '../../vocabulary/appointment-states.ts';
import type { Discipline } from '../../vocabulary/disciplines.ts';
import type { DistressReason } from '../../vocabulary/distress-reasons.ts';
import type { FlagLevel } from '../../vocabulary/flag-levels.ts';
import type { FlagState } from '../../vocabulary/flag-states.ts';
import type { HoldLevel } from '../../vocabulary/hold-levels.ts';
import type { Phase } from '../../vocabulary/phases.ts';
import type { CheckInDay } from './thin.ts';

/** The scales of a session that are set side by side: 0–10 each. */
export interface ArrivalOrDeparture {
  readonly distress: number;
  readonly pain: number;
  readonly tension: number;
}

/** What a time line is made of, as the viewer may see it; instants as ISO text. */
export interface TimeLineFacts {
  readonly scores: readonly {
    readonly id: string;
    readonly code: string;
    readonly value: number;
    readonly band: string | null;
    /** Since the start, and since the last: a {@link MeasureChange}. */
    readonly change: string;
    readonly changeSinceLast: string;
    readonly takenAt: string;
    readonly words: readonly string[];
  }[];
  readonly days: readonly CheckInDay[];
  readonly sessions: readonly {
    readonly id: string;
    readonly startsAt: string;
    readonly discipline: Discipline;
    readonly state: AppointmentState;
    readonly practitioner: string | null;
    readonly class: AppointmentClass | null;
    readonly service: string | null;
    readonly noteId: string | null;
    readonly tolerance: number | null;
    readonly arrival: ArrivalOrDeparture | null;
    readonly departure: ArrivalOrDeparture | null;
  }[];
  readonly flags: readonly {
    readonly id: string;
    readonly level: FlagLevel;
    readonly state: FlagState;
    readonly raisedAt: string;
    readonly acknowledgedAt: string | null;
    readonly resolvedAt: string | null;
    readonly hold: HoldLevel;
    readonly holdLiftedAt: string | null;
    readonly reasons: readonly DistressReason[];
  }[];
  readonly versions: readonly {
    readonly id: string;
    readonly version: number;
    readonly phase: Phase;
    readonly from: string;
    readonly until: string | null;
  }[];
}

/** What of a time line is shown: questionnaires by their code, values of check-ins, tolerance of trauma work. */
export interface TimeLineChoice {
  readonly codes: readonly string[];
  readonly values: readonly ('distress' | 'sleepHours' | 'mood' | 'pain')[];
  readonly tolerance: boolean;
}
