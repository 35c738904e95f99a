import type { CopyFormat } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { currentContext } from '../../../platform/context/index.ts';
import { sql, type Unit } from '../../../platform/database/index.ts';

/** A copy of a record that was asked for; what it holds is kept nowhere. */
export interface RecordCopyRow {
  readonly id: string;
  readonly clientId: string;
  readonly format: CopyFormat;
  readonly at: string;
  readonly opensUntil: string;
}

const ROW = `select e.id, e.client_id as "clientId", e.format, e.at, e.opens_until as "opensUntil"
  from attune.record_export e where e.practice_id = (select attune.practice_id())`;
const ONE = sql('recordCopies.byIds', `${ROW} and e.id = any ($1::uuid[])`);
const OF_CLIENTS = sql(
  'recordCopies.ofClients',
  `${ROW} and e.client_id = any ($1::uuid[]) order by e.at desc, e.id desc limit 20`,
);
// One after the other for each record, so that two at once cannot pass the limit together.
const LOCK = sql(
  'recordCopies.lock',
  'select pg_advisory_xact_lock(hashtextextended(attune.practice_id()::text || $1::text, 48))',
);
const SINCE = sql(
  'recordCopies.since',
  `select count(*)::integer as made, min(e.at) as first from attune.record_export e
   where e.practice_id = (select attune.practice_id()) and e.client_id = $1 and e.at > $2::timestamptz`,
);
const ADD = sql(
  'recordCopies.add',
  `insert into attune.record_export (practice_id, id, client_id, user_id, format, at, opens_until)
   values (attune.practice_id(), $1, $2, attune.user_id(), $3, $4::timestamptz, $5::timestamptz)`,
);

@Injectable()
export class RecordCopiesRepository {
  /** One of the client's own; null for anybody else's. */
  one(id: string): Promise<RecordCopyRow | null> {
    return currentContext().reader.load<RecordCopyRow>(ONE, 'id', id);
  }

  /** The newest twenty. */
  ofClient(clientId: string): Promise<RecordCopyRow[]> {
    return currentContext().reader.loadMany<RecordCopyRow>(OF_CLIENTS, 'clientId', clientId);
  }

  /** How many were made since an instant, and when the first of them; none other is made meanwhile. */
  async madeSince(
    unit: Unit,
    clientId: string,
    since: string,
  ): Promise<{ readonly made: number; readonly first: string | null }> {
    await unit.query(LOCK, [clientId]);
    const [row] = await unit.query<{ made: number; first: string | null }>(SINCE, [clientId, since]);
    return row ?? { made: 0, first: null };
  }

  add(unit: Unit, { id, clientId, format, at, opensUntil }: RecordCopyRow): void {
    unit.write(ADD, [id, clientId, format, at, opensUntil]);
  }
}
