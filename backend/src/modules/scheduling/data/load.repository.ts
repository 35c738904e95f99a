import { NO_LIMITS, type OwnLoadLimits } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { currentContext } from '../../../platform/context/index.ts';
import { sql, type Unit } from '../../../platform/database/index.ts';

/** Limits as somebody set them; without a member, those of the practice. */
export interface LoadLimitsRow extends OwnLoadLimits {
  readonly memberId: string | null;
  /** 0 where none were ever set. */
  readonly version: number;
}

/** A session of a week, and whose; a practitioner without any has one row of nulls. */
export interface WeekSessionRow {
  readonly memberId: string;
  readonly name: string;
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  readonly heavy: boolean;
}

const LIMITS = sql(
  'scheduling.limitsSet',
  `select member_id as "memberId", version, per_day as "perDay", heavy_per_day as "heavyPerDay", per_week as "perWeek",
     break_minutes as "breakMinutes", firm from attune.load_limit where practice_id = (select attune.practice_id())`,
);
const WEEK = sql(
  'scheduling.weekSessions',
  `select member_id as "memberId", name, starts_at as "startsAt", ends_at as "endsAt", heavy
   from attune.week_sessions($1::timestamptz, $2::timestamptz)`,
);
// Written only over the version that was seen: no row comes back where it is another by now.
const SET = sql(
  'scheduling.setLimits',
  `insert into attune.load_limit as l (practice_id, id, member_id, per_day, heavy_per_day, per_week, break_minutes, version, changed_at, changed_by, firm)
   select attune.practice_id(), $1, $2::uuid, $3, $4, $5, $6, 1, $7::timestamptz, attune.user_id(), $9::boolean
   where $8::integer = 0 or exists (select from attune.load_limit x
     where x.practice_id = attune.practice_id() and x.member_id is not distinct from $2::uuid)
   on conflict on constraint load_limit_once do update set per_day = excluded.per_day, heavy_per_day = excluded.heavy_per_day,
     per_week = excluded.per_week, break_minutes = excluded.break_minutes, version = l.version + 1,
     changed_at = excluded.changed_at, changed_by = excluded.changed_by, firm = excluded.firm
   where l.version = $8::integer
   returning l.version`,
);

@Injectable()
export class LoadRepository {
  /** All that is set and open to the actor: their own, the practice's, and to who runs it, everybody's. */
  limits(): Promise<LoadLimitsRow[]> {
    return currentContext().reader.read<LoadLimitsRow>(LIMITS);
  }

  /** The same, as a transaction sees it. */
  limitsIn(unit: Unit): Promise<LoadLimitsRow[]> {
    return unit.query<LoadLimitsRow>(LIMITS);
  }

  /** The sessions of a range of the actor's, and of everybody for who runs the practice. */
  week(from: string, to: string): Promise<WeekSessionRow[]> {
    return currentContext().reader.read<WeekSessionRow>(WEEK, [from, to]);
  }

  /** @returns whether the version that was seen still held, and was written over. */
  async set(
    unit: Unit,
    memberId: string | null,
    limits: OwnLoadLimits,
    expectedVersion: number,
    at: string,
  ): Promise<boolean> {
    const { perDay, heavyPerDay, perWeek, breakMinutes, firm } = limits;
    const rows = await unit.query(SET, [
      newId(),
      memberId,
      perDay,
      heavyPerDay,
      perWeek,
      breakMinutes,
      at,
      expectedVersion,
      firm,
    ]);
    return rows.length === 1;
  }
}

/** What is set for somebody, or for the practice; all open where nothing is. */
export function limitsSetFor(rows: readonly LoadLimitsRow[], memberId: string | null): LoadLimitsRow {
  return rows.find((row) => row.memberId === memberId) ?? { memberId, version: 0, firm: true, ...NO_LIMITS };
}
