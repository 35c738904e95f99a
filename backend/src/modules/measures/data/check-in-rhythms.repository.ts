import { Injectable } from '@nestjs/common';
import { currentContext } from '../../../platform/context/index.ts';
import { sql, type Unit } from '../../../platform/database/index.ts';

/** On which days a client is to check in; neither weekdays nor every so many days: on none. */
export interface CheckInRhythmRow {
  readonly clientId: string;
  /** ISO weekdays, 1 is Monday. */
  readonly weekdays: readonly number[];
  readonly everyDays: number | null;
  readonly startsOn: string;
  readonly setAt: string;
}

const OF_CLIENTS = sql(
  'measures.rhythms',
  `select client_id as "clientId", weekdays, every_days as "everyDays", starts_on as "startsOn", set_at as "setAt"
   from attune.check_in_rhythm
   where practice_id = (select attune.practice_id()) and client_id = any ($1::uuid[])`,
);
const SET = sql(
  'measures.setRhythm',
  `insert into attune.check_in_rhythm (practice_id, client_id, weekdays, every_days, starts_on, set_by, set_at)
   values (attune.practice_id(), $1, $2::integer[], $3, $4, attune.user_id(), $5)
   on conflict (practice_id, client_id) do update set weekdays = excluded.weekdays, every_days = excluded.every_days,
     starts_on = excluded.starts_on, set_by = excluded.set_by, set_at = excluded.set_at`,
);

/** The planned days of check-ins. */
@Injectable()
export class CheckInRhythmsRepository {
  of(clientId: string): Promise<CheckInRhythmRow | null> {
    return currentContext().reader.load<CheckInRhythmRow>(OF_CLIENTS, 'clientId', clientId);
  }

  set(unit: Unit, { clientId, weekdays, everyDays, startsOn, setAt }: CheckInRhythmRow): void {
    unit.write(SET, [clientId, weekdays, everyDays, startsOn, setAt]);
  }
}
