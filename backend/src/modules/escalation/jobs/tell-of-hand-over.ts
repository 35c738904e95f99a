import { Injectable } from '@nestjs/common';
import { Public } from '../../../platform/authz/index.ts';
import { JobHandler, type WorkerClient } from '../../../platform/outbox/index.ts';
import { Notifier } from '../../notifications/index.ts';
import { OnCallRepository } from '../data/on-call.repository.ts';

interface Payload {
  readonly practiceId: string;
  readonly handOverId: string;
}

@Injectable()
export class TellOfHandOver {
  constructor(
    private readonly rota: OnCallRepository,
    private readonly notifier: Notifier,
  ) {}

  /** Tells whoever is to answer; once it is answered, both. Each once for each way it stands. */
  @JobHandler('on-call-hand-over')
  @Public('a job of the outbox: the worker acts as its own narrow role')
  async tell(client: WorkerClient, { practiceId, handOverId }: Payload): Promise<void> {
    const parties = await this.rota.parties(client, handOverId);
    if (!parties) {
      return;
    }
    const { state, from, to } = parties;
    await this.notifier.tell(client, state === 'ASKED' ? [to] : [from, to], {
      practiceId,
      kind: 'ON_CALL_HAND_OVER',
      subjectId: handOverId,
      clientId: null,
      occasion: state,
    });
  }
}
