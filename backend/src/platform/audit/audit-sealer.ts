import { Injectable } from '@nestjs/common';
import { Public } from '../authz/policy.decorator.ts';
import { AppConfig } from '../config/index.ts';
import { Logger } from '../logging/index.ts';
import { Recurring } from '../outbox/recurring.decorator.ts';
import type { WorkerClient } from '../outbox/worker-client.ts';
import { hashOfBatch, hashOfRow } from './chain.ts';

const MOST_ROWS = 2_000;
const EVERY_SECONDS = 5;

interface UnsealedRow {
  readonly practice_id: string;
  readonly next_batch: number;
  readonly previous_hash: Buffer;
  readonly id: string;
  readonly content: string;
}

/**
 * Chains the audit: rows that no batch holds yet become the practice's next one. The hash of the
 * newest batch goes to the log, so that also a chain that was cut short can be told by whoever
 * keeps the logs.
 */
@Injectable()
export class AuditSealer {
  constructor(
    private readonly config: AppConfig,
    private readonly logger: Logger,
  ) {}

  @Recurring('seal-audit', EVERY_SECONDS)
  @Public('the worker chains the audit of every practice; nobody calls it')
  async seal(client: WorkerClient): Promise<void> {
    for (;;) {
      const { rows } = await client.query<UnsealedRow>('select * from attune.audit_to_seal($1)', [MOST_ROWS]);
      for (const batch of Map.groupBy(rows, (row) => row.practice_id).values()) {
        await this.sealBatch(client, batch);
      }
      if (rows.length < MOST_ROWS) {
        return;
      }
    }
  }

  private async sealBatch(client: WorkerClient, rows: readonly UnsealedRow[]): Promise<void> {
    const [first] = rows;
    if (!first) {
      return;
    }
    const { practice_id: practiceId, next_batch: batch, previous_hash: previous } = first;
    const hashes = rows.map((row) => hashOfRow(this.config.auditKey, row.content));
    const hash = hashOfBatch(this.config.auditKey, { practiceId, batch, previous }, hashes);
    await client.query('select attune.seal_audit($1, $2, $3::uuid[], $4::bytea[], $5)', [
      practiceId,
      batch,
      rows.map((row) => row.id),
      hashes,
      hash,
    ]);
    this.logger.event('audit.sealed', { practiceId, batch, rows: rows.length, hash: hash.toString('hex') });
  }
}
