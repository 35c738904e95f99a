import type { RuleHit } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { Clock } from '../../../platform/clock/index.ts';
import { LIVE_CHANNEL, type Notice } from '../../../platform/live/index.ts';
import { Logger } from '../../../platform/logging/index.ts';
import { Outbox, type WorkerClient } from '../../../platform/outbox/index.ts';

const RAISE = {
  name: 'measures.raiseSilence',
  text: 'select attune.raise_missed_check_ins($1, $2, $3, $4, $5, $6) as fresh',
};

/** R20: what does not come is told of once for each silence, through the one function by which the worker raises a flag. */
@Injectable()
export class TellOfSilence {
  constructor(
    private readonly clock: Clock,
    private readonly logger: Logger,
    private readonly outbox: Outbox,
  ) {}

  /**
   * In the worker's transaction, which stands in the practice. One that cannot be raised does not keep the
   * others from it: it is tried again at the next look.
   */
  async tell(
    client: WorkerClient,
    { practiceId, clientId }: { readonly practiceId: string; readonly clientId: string },
    { level, reason, causeKey }: RuleHit,
  ): Promise<void> {
    await client.query('savepoint one_silence');
    try {
      const [flagId, at] = [newId(), this.clock.nowText()];
      const { rows } = await client.query<{ fresh: boolean }>({
        ...RAISE,
        values: [flagId, clientId, level, reason, causeKey, at],
      });
      if (rows[0]?.fresh) {
        await this.outbox.sendAsWorker(client, 'distress-flag-raised', { flagId, clientId, practiceId });
        const notice: Notice = { kind: 'DISTRESS_FLAG', practiceId, id: flagId, clientId, userId: null, at };
        await client.query(`select pg_notify('${LIVE_CHANNEL}', $1)`, [JSON.stringify(notice)]);
      }
      await client.query('release savepoint one_silence');
    } catch (error) {
      await client.query('rollback to savepoint one_silence');
      this.logger.failure('silence.failed', error);
    }
  }
}
