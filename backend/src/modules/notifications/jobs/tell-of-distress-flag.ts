import { Injectable } from '@nestjs/common';
import { Public } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { JobHandler, type WorkerClient } from '../../../platform/outbox/index.ts';
import { FlagTelling } from '../../distress-flags/index.ts';
import { Notifier } from '../app/notifier.ts';

interface Payload {
  readonly practiceId: string;
  readonly flagId: string;
  readonly clientId: string;
}

@Injectable()
export class TellOfDistressFlag {
  constructor(
    private readonly clock: Clock,
    private readonly telling: FlagTelling,
    private readonly notifier: Notifier,
  ) {}

  /**
   * Tells whoever must know of a flag, and notes in its history whom. Row and note are of one
   * transaction, so done twice it tells once, and a failure in between leaves neither.
   */
  @JobHandler('distress-flag-raised')
  @Public('a job of the outbox: the worker acts as its own narrow role')
  async tell(client: WorkerClient, { practiceId, flagId, clientId }: Payload): Promise<void> {
    const [people, level] = [
      await this.telling.people(client, flagId),
      await this.telling.level(client, flagId),
    ];
    const urgency = level === 'CRISIS' ? 'CRISIS' : 'NORMAL';
    const fresh = await this.notifier.tell(
      client,
      people.map(({ userId }) => userId),
      { practiceId, kind: 'DISTRESS_FLAG_RAISED', subjectId: flagId, clientId, urgency },
    );
    const told = people.filter(({ userId }) => fresh.has(userId));
    await this.telling.note(client, flagId, told, this.clock.nowText());
  }
}
