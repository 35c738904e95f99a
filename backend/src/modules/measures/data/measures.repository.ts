import type { ItemAnswers } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { sql, type Unit } from '../../../platform/database/index.ts';

/** An answered questionnaire about to be kept, scored. */
export interface NewResponse {
  readonly id: string;
  readonly clientId: string;
  readonly code: string;
  readonly version: string;
  readonly takenAt: string;
  readonly receivedAt: string;
  readonly total: number;
  readonly band: string | null;
  readonly before: Before;
  readonly items: ItemAnswers;
  readonly unscored: number | null;
}

/** The totals to compare with; null where there are none yet. */
export interface Before {
  readonly baseline: number | null;
  readonly last: number | null;
}

const ADD = sql(
  'measures.addResponse',
  `insert into attune.measure_response (practice_id, id, client_id, code, instrument_version, taken_at, received_at, total,
     band, baseline_total, last_total)
   values (attune.practice_id(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
);
const ADD_ANSWERS = sql(
  'measures.addAnswers',
  `insert into attune.measure_answer (practice_id, response_id, client_id, items, unscored)
   values (attune.practice_id(), $1, $2, $3::integer[], $4)`,
);
const BEFORE = sql(
  'measures.before',
  `select (array_agg(total order by taken_at, id))[1] as baseline,
     (array_agg(total order by taken_at desc, id desc))[1] as last
   from attune.measure_response
   where practice_id = (select attune.practice_id()) and client_id = $1 and code = $2 and instrument_version = $3
     and taken_at < $4::timestamptz`,
);
const TWIN = sql(
  'measures.twinOfResponse',
  `select r.id from attune.measure_response r
   join attune.measure_answer a on a.practice_id = r.practice_id and a.response_id = r.id
   where r.practice_id = (select attune.practice_id()) and r.client_id = $1 and r.code = $2
     and r.received_at > $3::timestamptz - interval '10 minutes' and r.received_at <= $3::timestamptz
     and a.items = $4::integer[] and a.unscored is not distinct from $5::integer
   order by r.received_at, r.id limit 1`,
);

/** Writes of answered questionnaires. The caller has the client's turn. */
@Injectable()
export class MeasuresRepository {
  /** The score, and the answers in their own table. */
  add(unit: Unit, response: NewResponse): void {
    const { id, clientId, before } = response;
    unit.write(ADD, [
      id,
      clientId,
      response.code,
      response.version,
      response.takenAt,
      response.receivedAt,
      response.total,
      response.band,
      before.baseline,
      before.last,
    ]);
    unit.write(ADD_ANSWERS, [id, clientId, response.items, response.unscored]);
  }

  /** What answers made then are compared with: earlier ones to the same version of the questionnaire. */
  async before(
    unit: Unit,
    clientId: string,
    code: string,
    version: string,
    takenAt: string,
  ): Promise<Before> {
    const row = await unit.one<Before>(BEFORE, [clientId, code, version, takenAt]);
    return row ?? { baseline: null, last: null };
  }

  /** R20: the id of the same answers where they came some minutes before; null where there are none. */
  async twin(
    unit: Unit,
    { clientId, code, receivedAt, items, unscored }: Omit<NewResponse, 'before'>,
  ): Promise<string | null> {
    const row = await unit.one<{ id: string }>(TWIN, [clientId, code, receivedAt, items, unscored]);
    return row?.id ?? null;
  }
}
