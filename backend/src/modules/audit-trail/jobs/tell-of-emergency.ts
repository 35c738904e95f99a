import { Injectable } from '@nestjs/common';
import { Public } from '../../../platform/authz/index.ts';
import { JobHandler, type WorkerClient } from '../../../platform/outbox/index.ts';
import { Notifier } from '../../notifications/index.ts';
import { EmergencyRepository } from '../data/emergency.repository.ts';

interface Payload {
  readonly practiceId: string;
  readonly accessId: string;
  readonly clientId: string;
}

@Injectable()
export class TellOfEmergency {
  constructor(
    private readonly emergencies: EmergencyRepository,
    private readonly notifier: Notifier,
  ) {}

  /** R27: tells the client and the owner that a record was opened; each once, however often it runs. */
  @JobHandler('record-opened-in-emergency')
  @Public('a job of the outbox: the worker acts as its own narrow role')
  async tell(client: WorkerClient, { practiceId, accessId, clientId }: Payload): Promise<void> {
    const people = await this.emergencies.peopleToTell(client, accessId);
    await this.notifier.tell(client, people, {
      practiceId,
      kind: 'RECORD_OPENED_IN_EMERGENCY',
      subjectId: accessId,
      clientId,
    });
  }
}
