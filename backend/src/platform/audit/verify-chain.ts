import type pg from 'pg';
import { type ChainedRow, hashOfBatch, hashOfRow } from './chain.ts';

/** Something in the audit that is not as it was written. */
export interface ChainFault {
  readonly practiceId: string;
  readonly batch: number | null;
  readonly kind: 'CHANGED' | 'MISSING' | 'INSERTED' | 'UNLISTED' | 'BATCH_CHANGED' | 'BATCH_MISSING';
  /** The row; null when it is the batch itself. */
  readonly eventId: string | null;
}

export interface ChainReport {
  readonly faults: readonly ChainFault[];
  /** Rows held by the chain, and rows that wait for the next batch. */
  readonly sealed: number;
  readonly waiting: number;
}

interface BatchRow {
  readonly practice_id: string;
  readonly batch: number;
  readonly sealed_at: Date;
  readonly event_ids: string[];
  readonly event_hashes: Buffer[];
  readonly hash: Buffer;
}

/** No transaction lasts so long that its rows could honestly be older than this when they appear. */
const LATEST_ARRIVAL = '1 hour';

/**
 * Goes over the whole chain of every practice and names what was changed, removed or put in.
 * @param client a connection that sees all practices (the owner's).
 */
export async function verifyChain(client: pg.Client, key: Buffer): Promise<ChainReport> {
  await client.query(`set timezone = 'UTC'`);
  const { rows: batches } = await client.query<BatchRow>(
    'select * from attune.audit_batch order by practice_id, batch',
  );
  const faults: ChainFault[] = [];
  let before: BatchRow | null = null;
  for (const batch of batches) {
    const previous: BatchRow | null = before?.practice_id === batch.practice_id ? before : null;
    faults.push(...checkPlace(batch, previous, key), ...(await checkRows(client, batch, key)));
    before = batch;
  }
  const stray = await strayRows(client);
  const unlisted = await unlistedRows(client);
  const { rows } = await client.query<{ sealed: string; waiting: string }>(
    'select count(batch) as sealed, count(*) - count(batch) as waiting from attune.audit_event',
  );
  return {
    faults: [...faults, ...stray, ...unlisted],
    sealed: Number(rows[0]?.sealed),
    waiting: Number(rows[0]?.waiting),
  };
}

function checkPlace(batch: BatchRow, previous: BatchRow | null, key: Buffer): ChainFault[] {
  const at = { practiceId: batch.practice_id, batch: batch.batch, eventId: null };
  const expected = (previous?.batch ?? 0) + 1;
  if (batch.batch !== expected) {
    return [{ ...at, batch: expected, kind: 'BATCH_MISSING' }];
  }
  const hash = hashOfBatch(
    key,
    { practiceId: batch.practice_id, batch: batch.batch, previous: previous?.hash ?? Buffer.alloc(0) },
    batch.event_hashes,
  );
  return hash.equals(batch.hash) ? [] : [{ ...at, kind: 'BATCH_CHANGED' }];
}

async function checkRows(client: pg.Client, batch: BatchRow, key: Buffer): Promise<ChainFault[]> {
  const { rows } = await client.query<ChainedRow>(
    `select id, (to_jsonb(e) - 'batch')::text as content from attune.audit_event e
     where practice_id = $1 and (batch = $2 or id = any ($3::uuid[]))`,
    [batch.practice_id, batch.batch, batch.event_ids],
  );
  const there = new Map(rows.map((row) => [row.id, row.content]));
  const fault = (kind: ChainFault['kind'], eventId: string): ChainFault => ({
    practiceId: batch.practice_id,
    batch: batch.batch,
    kind,
    eventId,
  });
  const held = batch.event_ids.flatMap((id, index) => {
    const content = there.get(id);
    there.delete(id);
    if (content === undefined) {
      return [fault('MISSING', id)];
    }
    return batch.event_hashes[index]?.equals(hashOfRow(key, content)) ? [] : [fault('CHANGED', id)];
  });
  return [...held, ...[...there.keys()].map((id) => fault('INSERTED', id))];
}

/** Rows that claim a batch that is not there, or a time long before the newest batch was made. */
async function strayRows(client: pg.Client): Promise<ChainFault[]> {
  const { rows } = await client.query<{ practice_id: string; batch: number | null; id: string }>(
    `select e.practice_id, e.batch, e.id from attune.audit_event e
     left join attune.audit_batch b on b.practice_id = e.practice_id and b.batch = e.batch
     where (e.batch is not null and b.batch is null)
       or (e.batch is null and e.at < (select max(l.sealed_at) from attune.audit_batch l
             where l.practice_id = e.practice_id) - interval '${LATEST_ARRIVAL}')
       or (e.batch > 1 and e.at < (select l.sealed_at from attune.audit_batch l
             where l.practice_id = e.practice_id and l.batch = e.batch - 1) - interval '${LATEST_ARRIVAL}')`,
  );
  return rows.map((row) => ({
    practiceId: row.practice_id,
    batch: row.batch,
    kind: 'INSERTED' as const,
    eventId: row.id,
  }));
}

/** Rows of the chain that a client whom they concern would not find in the own list (R27). */
async function unlistedRows(client: pg.Client): Promise<ChainFault[]> {
  const { rows } = await client.query<{ practice_id: string; batch: number; id: string }>(
    `select distinct e.practice_id, e.batch, e.id
     from attune.audit_event e cross join lateral unnest(e.client_ids) as concerned (id)
     left join attune.audit_event_client l on l.practice_id = e.practice_id and l.client_id = concerned.id
       and l.at = e.at and l.event_id = e.id and l.own = (e.ground = 'SELF') and l.apart = (e.ground in ('REFUSED', 'SYSTEM', 'DISCLOSURE'))
     where e.batch is not null and l.event_id is null`,
  );
  return rows.map((row) => ({
    practiceId: row.practice_id,
    batch: row.batch,
    kind: 'UNLISTED' as const,
    eventId: row.id,
  }));
}
