import {
  type CoordinationRuleFacts,
  type Discipline,
  type RestTime,
  restTimesIn,
  type Span,
  zoneClock,
} from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { currentContext, practiceActor } from '../../../platform/context/index.ts';
import { sql } from '../../../platform/database/index.ts';
import { type CalendarFacts, LONGEST_REST } from '../domain/calendar.ts';
import { knowsClasses } from './appointment-row.ts';
import { AWAY_OF_SERVICE, EXCEPTIONS_OF_SERVICE, HOURS_OF_SERVICE } from './hours.statements.ts';
import { perRequest } from './per-request.ts';
import { RULES, type RuleInForce, SCHEDULES, type ScheduleRow } from './rulebook.statements.ts';
import type { ExceptionRow, HoursRow, NamedAwayRow } from './working-hours.read.ts';

const PRACTITIONERS = sql(
  'calendar.practitioners',
  `select m.id, m.name, array_agg(distinct v.discipline) as disciplines
   from attune.member m
   join attune.service_member o on o.practice_id = m.practice_id and o.member_id = m.id
   join attune.service v on v.practice_id = o.practice_id and v.id = o.service_id
   where m.practice_id = (select attune.practice_id()) and m.ended_at is null and v.retired_at is null
   group by m.id, m.name order by m.name, m.id limit 500`,
);
const ROOMS = sql(
  'calendar.rooms',
  `select id, name from attune.room
   where practice_id = (select attune.practice_id()) and retired_at is null order by name, id limit 500`,
);
const TAKEN = sql(
  'calendar.roomTimes',
  `select room_id as "roomId", taken_from as "from", taken_to as "to"
   from attune.room_times($1::timestamptz, $2::timestamptz)`,
);
const TOLD_OF_RESTS = sql(
  'calendar.toldOfRests',
  `select c.id from unnest($1::uuid[]) as c (id)
   where ${knowsClasses('c.id')} or c.id = any ((select attune.massage_client_ids())::uuid[])`,
);

/** What lies behind the appointments in a calendar. */
@Injectable()
export class CalendarRead {
  /** Practitioners with their hours, and rooms with when they are taken; in one round trip. */
  async inRange(range: Span): Promise<CalendarFacts> {
    const { reader } = currentContext();
    const clock = zoneClock(practiceActor().timeZone);
    const text = (instant: number) => new Date(instant).toISOString();
    const dates = [range.from - DAY, range.to + DAY].map((instant) => text(instant).slice(0, 10));
    const [people, hours, exceptions, away, rooms, taken] = await Promise.all([
      reader.read<{ id: string; name: string; disciplines: Discipline[] }>(PRACTITIONERS),
      reader.read<HoursRow>(HOURS_OF_SERVICE, [null, dates[0]]),
      reader.read<ExceptionRow>(EXCEPTIONS_OF_SERVICE, [null, ...dates]),
      reader.read<NamedAwayRow>(AWAY_OF_SERVICE, [null, ...dates]),
      reader.read<{ id: string; name: string }>(ROOMS),
      reader.read<{ roomId: string; from: string; to: string }>(TAKEN, [text(range.from), text(range.to)]),
    ]);
    return { range, clock, people, hours: { hours, exceptions, away }, rooms, taken };
  }

  /**
   * The rest that sessions of a client impose on bodywork within a range, for the team and the client;
   * nobody else learns anything of it. Batched over clients.
   */
  restsOf(clientId: string, range: Span): Promise<RestTime[]> {
    return perRequest<RestTime[]>(
      `rests:${range.from}:${range.to}`,
      (ids) => this.rests(ids, range),
      () => [],
    ).load(clientId);
  }

  private async rests(ids: readonly string[], range: Span): Promise<Map<string, RestTime[]>> {
    const { reader } = currentContext();
    const clock = zoneClock(practiceActor().timeZone);
    const [told, rules, sessions] = await Promise.all([
      reader.read<{ id: string }>(TOLD_OF_RESTS, [ids]),
      reader.read<RuleInForce>(RULES, [ids]),
      reader.read<ScheduleRow>(SCHEDULES, [
        ids,
        new Date(range.from - LONGEST_REST).toISOString(),
        new Date(range.to).toISOString(),
      ]),
    ]);
    const of = <Row extends { readonly clientId: string }>(rows: readonly Row[], id: string) =>
      rows.filter((row) => row.clientId === id);
    return new Map(
      told.map(({ id }) => [
        id,
        restTimesIn(of(rules, id) satisfies CoordinationRuleFacts[], of(sessions, id), range, clock),
      ]),
    );
  }
}

const DAY = 86_400_000;
