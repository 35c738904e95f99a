import type { DayRange, HoursWeek, TimeOffKind, WallSpan } from '@attune/shared';
import { exceptionsOf } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { sql, type Unit } from '../../../platform/database/index.ts';

const HERE = 'practice_id = (select attune.practice_id())';

const VERSION = sql(
  'availability.lockedVersion',
  `select version from attune.availability_version where ${HERE} and member_id = $1 for no key update`,
);
const BUMP = sql(
  'availability.bump',
  `insert into attune.availability_version (practice_id, member_id, version) values (attune.practice_id(), $1, 1)
   on conflict (practice_id, member_id) do update set version = availability_version.version + 1
     where availability_version.version = $2
   returning version`,
);
// What would have begun later never holds; what holds ends there.
const END_HOURS = sql(
  'availability.endHours',
  `update attune.availability set valid_until = greatest(valid_from, $2::date)
   where ${HERE} and member_id = $1 and (valid_until is null or valid_until > $2::date) and valid_from < coalesce(valid_until, 'infinity')`,
);
const ADD_HOURS = sql(
  'availability.addHours',
  `insert into attune.availability (practice_id, id, member_id, weekday, from_time, to_time, valid_from)
   values (attune.practice_id(), $1, $2, $3, $4::time, $5::time, $6)`,
);
const CLEAR_DAY = sql(
  'availability.clearDay',
  `update attune.availability_exception set removed_at = $3
   where ${HERE} and member_id = $1 and date = $2 and removed_at is null`,
);
const ADD_EXCEPTION = sql(
  'availability.addException',
  `insert into attune.availability_exception (practice_id, id, member_id, date, from_time, to_time, available)
   values (attune.practice_id(), $1, $2, $3, $4::time, $5::time, $6)`,
);
const ADD_TIME_OFF = sql(
  'availability.addTimeOff',
  `insert into attune.time_off (practice_id, id, member_id, starts_on, starts_at, ends_on, ends_at)
   values (attune.practice_id(), $1, $2, $3, $4::time, $5, $6::time)`,
);
const ADD_DETAIL = sql(
  'availability.addTimeOffDetail',
  `insert into attune.time_off_detail (practice_id, id, member_id, kind, note) values (attune.practice_id(), $1, $2, $3, $4)`,
);
const TIME_OFF = sql(
  'availability.timeOffHead',
  `select member_id as "memberId" from attune.time_off where ${HERE} and id = $1 and removed_at is null`,
);
const REMOVE_TIME_OFF = sql(
  'availability.removeTimeOff',
  `update attune.time_off set removed_at = $2 where ${HERE} and id = $1 and removed_at is null`,
);

/** Writes of when people work, within a unit. */
@Injectable()
export class AvailabilityRepository {
  /** Counts a change of somebody's hours. @returns the version that is there instead of the expected one; null when it was that. */
  async bump(unit: Unit, memberId: string, expected: number): Promise<number | null> {
    const seen = await unit.one<{ version: number }>(VERSION, [memberId]);
    if ((seen?.version ?? 0) !== expected) {
      return seen?.version ?? 0;
    }
    const done = await unit.one<{ version: number }>(BUMP, [memberId, expected]);
    // Somebody else made the first change in the same moment.
    return done ? null : expected + 1;
  }

  /** The hours of the week from a date on; what was planned for later goes, what was stays. */
  week(unit: Unit, memberId: string, { from, ranges }: HoursWeek): void {
    unit.write(END_HOURS, [memberId, from]);
    for (const range of ranges) {
      unit.write(ADD_HOURS, [newId(), memberId, range.weekday, range.from, range.to, from]);
    }
  }

  /** The hours of one date; null: those of its weekday again. */
  day(unit: Unit, memberId: string, date: string, ranges: readonly DayRange[] | null, at: string): void {
    unit.write(CLEAR_DAY, [memberId, date, at]);
    for (const one of exceptionsOf(date, ranges)) {
      unit.write(ADD_EXCEPTION, [newId(), memberId, date, one.from, one.to, one.available]);
    }
  }

  /** @throws the database's error where it overlaps with other time off. */
  async addTimeOff(
    unit: Unit,
    id: string,
    memberId: string,
    { startsOn, startsAt, endsOn, endsAt }: WallSpan,
    { kind, note }: { readonly kind: TimeOffKind; readonly note: string | null },
  ): Promise<void> {
    await unit.query(ADD_TIME_OFF, [id, memberId, startsOn, startsAt, endsOn, endsAt]);
    unit.write(ADD_DETAIL, [id, memberId, kind, note]);
  }

  /** Whose time off it is; null when there is none. */
  async whoseTimeOff(unit: Unit, id: string): Promise<string | null> {
    return (await unit.one<{ memberId: string }>(TIME_OFF, [id]))?.memberId ?? null;
  }

  removeTimeOff(unit: Unit, id: string, at: string): void {
    unit.write(REMOVE_TIME_OFF, [id, at]);
  }
}
