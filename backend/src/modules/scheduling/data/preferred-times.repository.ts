import type { PreferredTime } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { currentContext, practiceActor } from '../../../platform/context/index.ts';
import { sql, type Unit } from '../../../platform/database/index.ts';

/** The times that suit a client, as they were last set; version 0 where they never were. */
export interface PreferredTimesRow {
  readonly clientId: string;
  readonly version: number;
  readonly times: readonly PreferredTime[];
  readonly changedAt: string | null;
  readonly changedBy: string | null;
}

const NEWEST = sql(
  'scheduling.preferredTimes',
  `select distinct on (s.client_id) s.client_id as "clientId", s.version, s.changed_at as "changedAt",
     s.changed_by_name as "changedBy",
     coalesce((select jsonb_agg(jsonb_build_object('weekday', t.weekday, 'from', left(t.from_time::text, 5),
         'to', left(t.to_time::text, 5), 'avoid', t.avoid) order by t.position)
       from attune.preferred_time t where t.practice_id = s.practice_id and t.set_id = s.id), '[]') as times
   from attune.preferred_times s
   where s.practice_id = (select attune.practice_id()) and s.client_id = any ($1::uuid[])
   order by s.client_id, s.version desc`,
);
const VERSION = sql(
  'scheduling.preferredTimesVersion',
  `select coalesce(max(version), 0) as version from attune.preferred_times
   where practice_id = attune.practice_id() and client_id = $1`,
);
const ADD = sql(
  'scheduling.setPreferredTimes',
  `with set as (
     insert into attune.preferred_times (practice_id, id, client_id, version, changed_at, changed_by, changed_by_name)
     values (attune.practice_id(), $1, $2, $3, $4, attune.user_id(), $5) returning practice_id, id, client_id)
   insert into attune.preferred_time (practice_id, id, client_id, set_id, position, weekday, from_time, to_time, avoid)
   select set.practice_id, gen_random_uuid(), set.client_id, set.id, (t.place - 1)::integer, t.weekday, t.starts::time, t.ends::time, t.avoid
   from set, unnest($6::integer[], $7::text[], $8::text[], $9::boolean[])
     with ordinality as t (weekday, starts, ends, avoid, place)`,
);

@Injectable()
export class PreferredTimesRepository {
  /** What holds for a client, as far as the actor may see it; batched. */
  async of(clientId: string): Promise<PreferredTimesRow> {
    const row = await currentContext().reader.load<PreferredTimesRow>(NEWEST, 'clientId', clientId);
    return row ?? { clientId, version: 0, times: [], changedAt: null, changedBy: null };
  }

  /** The version that holds, 0 for none. */
  async versionIn(unit: Unit, clientId: string): Promise<number> {
    return (await unit.one<{ version: number }>(VERSION, [clientId]))?.version ?? 0;
  }

  /** Writes the next version, whole. @returns its id. A version that is taken meanwhile is refused by the database. */
  async add(
    unit: Unit,
    clientId: string,
    version: number,
    times: readonly PreferredTime[],
    at: string,
  ): Promise<string> {
    const id = newId();
    await unit.query(ADD, [
      id,
      clientId,
      version,
      at,
      practiceActor().name,
      times.map((one) => one.weekday),
      times.map((one) => one.from),
      times.map((one) => one.to),
      times.map((one) => one.avoid),
    ]);
    return id;
  }
}
