import type {
  AppointmentClass,
  CoordinationKind,
  CoordinationRuleFacts,
  ScheduledSession,
} from '@attune/shared';
import { sql } from '../../../platform/database/index.ts';

/** Classes and times of clients' active appointments in a range: ids, from, to. */
export const SCHEDULES = sql(
  'scheduling.schedules',
  `select client_id as "clientId", id, class, starts_at as "startsAt", ends_at as "endsAt"
   from attune.schedule_of($1::uuid[], $2::timestamptz, $3::timestamptz)`,
);

export interface ScheduleRow extends ScheduledSession {
  readonly clientId: string;
  readonly id: string;
  readonly class: AppointmentClass;
}

/** The coordination rules in force for clients: ids. */
export const RULES = sql(
  'scheduling.rules',
  `select client_id as "clientId", id, kind, from_class as "from", to_class as "to", hours, every_weeks as "everyWeeks",
     tolerance_days as "toleranceDays", count, weekdays, from_time as "fromTime", to_time as "toTime", hard, reason
   from attune.rules_in_force($1::uuid[])`,
);

export interface RuleInForce extends CoordinationRuleFacts {
  readonly clientId: string;
  readonly kind: CoordinationKind;
}
