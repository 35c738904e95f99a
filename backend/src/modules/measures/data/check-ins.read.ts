import { Injectable } from '@nestjs/common';
import { currentContext } from '../../../platform/context/index.ts';
import { sql, type Unit } from '../../../platform/database/index.ts';

/** A check-in as far as row-level security lets the actor see it. */
export interface CheckInRow {
  readonly id: string;
  readonly clientId: string;
  readonly at: string;
  readonly distress: number;
  readonly sleepHours: number | null;
  readonly sleepQuality: number | null;
  readonly pain: number | null;
  readonly mood: number | null;
  readonly arousal: number | null;
  readonly irritability: number | null;
  readonly bodyConnection: number | null;
  readonly text: string | null;
  /** Whether all of it is the actor's to see: without the client's consent, a massage therapist sees a part. */
  readonly whole: boolean;
}

const COLUMNS = `c.id, c.client_id as "clientId", c.at, c.distress, c.sleep_hours as "sleepHours",
     c.sleep_quality as "sleepQuality", c.pain, d.mood, d.arousal, d.irritability, d.body_connection as "bodyConnection",
     d.words as text,
     coalesce(c.client_id = (select attune.client_id())
       or c.client_id = any ((select attune.readable_psychotherapy_client_ids())::uuid[])
       or c.client_id = any ((select attune.shared_client_ids('MEASURES', 'MASSAGE'))::uuid[]), false) as whole
   from attune.check_in c
   left join attune.check_in_detail d on d.practice_id = c.practice_id and d.check_in_id = c.id
   where c.practice_id = (select attune.practice_id())`;

const OF_CLIENTS = sql(
  'measures.checkInsOfClients',
  `select ${COLUMNS} and c.client_id = any ($1::uuid[])
     and c.at >= $2::timestamptz and c.at < $3::timestamptz
   order by c.at, c.id`,
);
const BY_IDS = sql('measures.checkInsByIds', `select ${COLUMNS} and c.id = any ($1::uuid[])`);

/** What clients said of their days. */
@Injectable()
export class CheckInsRead {
  /** A client's check-ins from one instant to before another, by time; batched over clients. */
  ofClient(clientId: string, range: { readonly from: string; readonly to: string }): Promise<CheckInRow[]> {
    return currentContext().reader.loadMany<CheckInRow>(OF_CLIENTS, 'clientId', clientId, [
      range.from,
      range.to,
    ]);
  }

  /** A check-in that was just made. */
  one(id: string): Promise<CheckInRow | null> {
    return currentContext().reader.load<CheckInRow>(BY_IDS, 'id', id);
  }

  /** Reads with a unit's commit what {@link one} will be asked for. */
  foresee(unit: Unit, id: string): void {
    unit.foresee(BY_IDS, 'id', id);
  }
}
