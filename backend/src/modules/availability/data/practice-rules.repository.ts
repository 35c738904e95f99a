import type { BookingLimits, OwnLimits, WallSpan } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { sql, type Unit } from '../../../platform/database/index.ts';

const HERE = 'practice_id = (select attune.practice_id())';

const ADD_CLOSURE = sql(
  'availability.addClosure',
  `insert into attune.closure (practice_id, id, name, starts_on, starts_at, ends_on, ends_at)
   values (attune.practice_id(), $1, $2, $3, $4::time, $5, $6::time)`,
);
const REMOVE_CLOSURE = sql(
  'availability.removeClosure',
  `update attune.closure set removed_at = $2 where ${HERE} and id = $1 and removed_at is null returning id`,
);
const LIMITS_VERSION = sql(
  'availability.limitsVersion',
  `select id, version from attune.booking_limits where ${HERE} and member_id is not distinct from $1 for no key update`,
);
const SAVE_LIMITS = sql(
  'availability.saveLimits',
  `insert into attune.booking_limits (practice_id, id, member_id, client_notice_hours, staff_notice_hours, horizon_days,
     client_change_hours, version) values (attune.practice_id(), $1, $2, $4, $5, $6, $7, 1)
   on conflict (practice_id, member_id) do update set client_notice_hours = $4, staff_notice_hours = $5, horizon_days = $6,
     client_change_hours = $7, version = booking_limits.version + 1
     where booking_limits.version = $3
   returning version`,
);
const ZONE = sql(
  'availability.zone',
  `select time_zone as "timeZone" from attune.practice where id = (select attune.practice_id())`,
);
const SET_ZONE = sql(
  'availability.setZone',
  `update attune.practice set time_zone = $1 where id = (select attune.practice_id()) and time_zone = $2 returning id`,
);

/** Writes of what holds for the whole practice: closed days, limits, the time zone. */
@Injectable()
export class PracticeRulesRepository {
  /** @throws the database's error where it overlaps with another closure. */
  async addClosure(
    unit: Unit,
    id: string,
    { name, startsOn, startsAt, endsOn, endsAt }: WallSpan & { readonly name: string },
  ): Promise<void> {
    await unit.query(ADD_CLOSURE, [id, name, startsOn, startsAt, endsOn, endsAt]);
  }

  /** @returns whether there was one. */
  async removeClosure(unit: Unit, id: string, at: string): Promise<boolean> {
    return (await unit.query(REMOVE_CLOSURE, [id, at])).length > 0;
  }

  /**
   * Writes the limits of the practice (no member) or of a practitioner.
   * @returns the version that is there instead of the expected one; null when it was that.
   */
  async saveLimits(
    unit: Unit,
    memberId: string | null,
    expected: number,
    limits: BookingLimits | OwnLimits,
  ): Promise<number | null> {
    const seen = await unit.one<{ version: number }>(LIMITS_VERSION, [memberId]);
    if ((seen?.version ?? 0) !== expected) {
      return seen?.version ?? 0;
    }
    const { clientNoticeHours, staffNoticeHours, horizonDays, clientChangeHours } = limits;
    const done = await unit.one(SAVE_LIMITS, [
      newId(),
      memberId,
      expected,
      clientNoticeHours,
      staffNoticeHours,
      horizonDays,
      clientChangeHours,
    ]);
    return done ? null : expected + 1;
  }

  /** @returns whether the zone was the expected one and is changed. */
  async setZone(unit: Unit, timeZone: string, expected: string): Promise<boolean> {
    return (await unit.query(SET_ZONE, [timeZone, expected])).length > 0;
  }

  async zone(unit: Unit): Promise<string> {
    return (await unit.one<{ timeZone: string }>(ZONE))?.timeZone ?? '';
  }
}
