import type { LoadLimits } from '@attune/shared';
import { sql } from '../../../platform/database/index.ts';

/** What practitioners of a service take on at most, where anything is set: client, service. */
export const LOAD_LIMITS = sql(
  'scheduling.loadLimits',
  `select member_id as "memberId", per_day as "perDay", heavy_per_day as "heavyPerDay", per_week as "perWeek",
     break_minutes as "breakMinutes" from attune.load_limits_of($1, $2)`,
);

export interface LoadLimitsOf extends LoadLimits {
  readonly memberId: string;
}

/** Their sessions in a range, with whomever, and what is offered to others at a time: client, service, from, to, when. */
export const LOAD_SESSIONS = sql(
  'scheduling.loadSessions',
  `select member_id as "memberId", id, starts_at as "startsAt", ends_at as "endsAt", heavy
   from attune.load_sessions_of($1, $2, $3::timestamptz, $4::timestamptz, $5::timestamptz)`,
);

export interface LoadSessionOf {
  readonly memberId: string;
  readonly id: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly heavy: boolean;
}
