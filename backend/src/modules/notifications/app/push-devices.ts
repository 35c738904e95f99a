import { subscribeToPushSchema, unsubscribeFromPushSchema } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { Clock } from '../../../platform/clock/index.ts';
import { practiceActor } from '../../../platform/context/index.ts';
import { sql, UnitOfWork } from '../../../platform/database/index.ts';
import { invalid } from '../../../platform/errors/index.ts';
import { PushSender } from '../../../platform/push/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';

const SUBSCRIBE = sql('push.subscribe', 'select attune.subscribe_to_push($1, $2, $3, $4, $5, $6)');
const UNSUBSCRIBE = sql('push.unsubscribe', 'select attune.unsubscribe_from_push($1) as done');

/** The browsers that take push messages for the actor. */
@Injectable()
export class PushDevices {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly push: PushSender,
  ) {}

  /**
   * Agrees in the browser of this session; again for the same one changes its keys.
   * @throws ProblemError InvalidInput, also for an address that messages are not sent to.
   */
  async subscribe(input: unknown): Promise<void> {
    const { endpoint, p256dh, auth } = parseInput(subscribeToPushSchema, input);
    if (this.push.publicKey === null) {
      throw invalid({ path: 'endpoint', message: 'This Attune sends no push messages.' });
    }
    if (!this.push.accepts(endpoint)) {
      throw invalid({ path: 'endpoint', message: 'Push messages cannot be sent there.' });
    }
    const { sessionId } = practiceActor();
    await this.work.run(async (unit) => {
      unit.write(SUBSCRIBE, [newId(), sessionId, endpoint, p256dh, auth, this.clock.nowText()]);
    });
  }

  /** @returns whether one of the actor's own browsers took messages there. */
  async unsubscribe(input: unknown): Promise<boolean> {
    const { endpoint } = parseInput(unsubscribeFromPushSchema, input);
    return this.work.run(async (unit) => {
      const row = await unit.one<{ done: boolean }>(UNSUBSCRIBE, [endpoint]);
      return row?.done ?? false;
    });
  }
}
