import type { LoadLimits, OwnLoadLimits } from '@attune/shared';
import { sql } from '../../../platform/database/index.ts';

/** What practitioners of a service and their practice set, where anything is set: client, service. */
export const LOAD_LIMITS = sql(
  'scheduling.loadLimits',
  `select member_id as "memberId", firm, own_per_day as "ownPerDay", own_heavy_per_day as "ownHeavyPerDay",
     own_per_week as "ownPerWeek", own_break_minutes as "ownBreakMinutes", per_day as "perDay",
     heavy_per_day as "heavyPerDay", per_week as "perWeek", break_minutes as "breakMinutes"
   from attune.load_limits_of($1, $2)`,
);

/** The practice's limits, and beside them the practitioner's own. */
export interface LoadLimitsOf extends LoadLimits {
  readonly memberId: string;
  readonly firm: boolean;
  readonly ownPerDay: number | null;
  readonly ownHeavyPerDay: number | null;
  readonly ownPerWeek: number | null;
  readonly ownBreakMinutes: number | null;
}

/** The practitioner's own of it. */
export function ownLimitsOf(row: LoadLimitsOf): OwnLoadLimits {
  return {
    firm: row.firm,
    perDay: row.ownPerDay,
    heavyPerDay: row.ownHeavyPerDay,
    perWeek: row.ownPerWeek,
    breakMinutes: row.ownBreakMinutes,
  };
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
