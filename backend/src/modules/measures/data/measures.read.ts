import type { InstrumentCode, ItemAnswers } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { currentContext } from '../../../platform/context/index.ts';
import { sql, type Unit } from '../../../platform/database/index.ts';

/** A score as far as row-level security lets the actor see it. */
export interface MeasureScoreRow {
  readonly id: string;
  readonly clientId: string;
  readonly code: InstrumentCode;
  readonly value: number;
  readonly band: string | null;
  readonly takenAt: string;
  readonly instrumentVersion: string;
  readonly baseline: number | null;
  readonly last: number | null;
}

/** The answers behind a score; no row for whom they are not open to. */
export interface MeasureAnswersRow {
  readonly responseId: string;
  readonly items: ItemAnswers;
  readonly unscored: number | null;
}

const COLUMNS = `id, client_id as "clientId", code, total as value, band, taken_at as "takenAt",
  instrument_version as "instrumentVersion", baseline_total as baseline, last_total as last
  from attune.measure_response where practice_id = (select attune.practice_id())`;

const OF_CLIENTS = sql(
  'measures.scoresOfClients',
  `select ${COLUMNS} and client_id = any ($1::uuid[]) and ($2::text[] is null or code = any ($2::text[]))
     and taken_at >= $3::timestamptz and taken_at < $4::timestamptz
   order by taken_at, id`,
);
const BY_IDS = sql('measures.scoresByIds', `select ${COLUMNS} and id = any ($1::uuid[])`);
const ANSWERS = sql(
  'measures.answers',
  `select response_id as "responseId", items, unscored from attune.measure_answer
   where practice_id = (select attune.practice_id()) and response_id = any ($1::uuid[])`,
);

/** What clients answered to questionnaires. */
@Injectable()
export class MeasuresRead {
  /** A client's scores from one instant to before another, by time; of some questionnaires, or of all. */
  ofClient(
    clientId: string,
    codes: readonly string[] | null,
    range: { readonly from: string; readonly to: string },
  ): Promise<MeasureScoreRow[]> {
    return currentContext().reader.loadMany<MeasureScoreRow>(OF_CLIENTS, 'clientId', clientId, [
      codes,
      range.from,
      range.to,
    ]);
  }

  /** A score that was just made. */
  one(id: string): Promise<MeasureScoreRow | null> {
    return currentContext().reader.load<MeasureScoreRow>(BY_IDS, 'id', id);
  }

  /** Reads with a unit's commit what {@link one} will be asked for. */
  foresee(unit: Unit, id: string): void {
    unit.foresee(BY_IDS, 'id', id);
  }

  answers(responseId: string): Promise<MeasureAnswersRow | null> {
    return currentContext().reader.load<MeasureAnswersRow>(ANSWERS, 'responseId', responseId);
  }
}
