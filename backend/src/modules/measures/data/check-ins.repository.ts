import type { CheckInDraft } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { sql, type Unit } from '../../../platform/database/index.ts';

/** Statements with the parts of a check-in; a draft's values are {@link valuesOf}. */
const ADD = sql(
  'measures.addCheckIn',
  `with head as (
     insert into attune.check_in (practice_id, id, client_id, at, received_at, distress, sleep_hours, sleep_quality, pain)
     values (attune.practice_id(), $1, $2, $3, $4, $5, $6, $7, $8))
   insert into attune.check_in_detail (practice_id, check_in_id, client_id, mood, arousal, irritability, body_connection, words)
   values (attune.practice_id(), $1, $2, $9, $10, $11, $12, $13)`,
);
const TWIN = sql(
  'measures.twinOfCheckIn',
  `select c.id from attune.check_in c
   left join attune.check_in_detail d on d.practice_id = c.practice_id and d.check_in_id = c.id
   where c.practice_id = (select attune.practice_id()) and c.client_id = $1
     and c.received_at > $2::timestamptz - interval '10 minutes' and c.received_at <= $2::timestamptz
     and (c.distress, c.sleep_hours, c.sleep_quality, c.pain, d.mood, d.arousal, d.irritability, d.body_connection, d.words)
       is not distinct from ($3::integer, $4::numeric, $5::integer, $6::integer, $7::integer, $8::integer, $9::integer,
         $10::integer, $11::text)
   order by c.received_at, c.id limit 1`,
);
const AROUND = sql(
  'measures.distressAround',
  `select at, distress from attune.check_in
   where practice_id = (select attune.practice_id()) and client_id = $1
     and at between $2::timestamptz - interval '400 days' and $2::timestamptz + interval '31 days'`,
);

/** Writes of check-ins. The caller has the client's turn. */
@Injectable()
export class CheckInsRepository {
  add(
    unit: Unit,
    id: string,
    clientId: string,
    draft: CheckInDraft,
    times: { at: string; now: string },
  ): void {
    const [distress, sleepHours, sleepQuality, pain, ...detail] = valuesOf(draft);
    unit.write(ADD, [id, clientId, times.at, times.now, distress, sleepHours, sleepQuality, pain, ...detail]);
  }

  /** R20: the id of the same check-in where it came some minutes before; null where there is none. */
  async twin(unit: Unit, clientId: string, draft: CheckInDraft, now: string): Promise<string | null> {
    const row = await unit.one<{ id: string }>(TWIN, [clientId, now, ...valuesOf(draft)]);
    return row?.id ?? null;
  }

  /** What the client's check-ins say of distress, up to this one and shortly after. */
  around(unit: Unit, clientId: string, at: string): Promise<{ at: string; distress: number }[]> {
    return unit.query(AROUND, [clientId, at]);
  }
}

function valuesOf(draft: CheckInDraft): readonly unknown[] {
  return [
    draft.distress,
    draft.sleepHours,
    draft.sleepQuality,
    draft.pain,
    draft.mood,
    draft.arousal,
    draft.irritability,
    draft.bodyConnection,
    draft.text,
  ];
}
