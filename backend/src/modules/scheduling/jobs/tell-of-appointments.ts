import { Injectable } from '@nestjs/common';
import { Public } from '../../../platform/authz/index.ts';
import { JobHandler, type WorkerClient } from '../../../platform/outbox/index.ts';
import { Notifier } from '../../notifications/index.ts';
import { type ChangedAppointments, PeopleToTellRead } from '../data/people-to-tell.read.ts';

/** Written by `Outbox.tellOfAppointments`. */
interface Payload extends ChangedAppointments {
  readonly practiceId: string;
  /** Of each change its own, so that nobody is told twice of one, and everybody of the next. */
  readonly changeId: string;
}

@Injectable()
export class TellOfAppointments {
  constructor(
    private readonly people: PeopleToTellRead,
    private readonly notifier: Notifier,
  ) {}

  /** Tells whoever is concerned by appointments that somebody changed, each once, however often the job is done. */
  @JobHandler('appointments-changed')
  @Public('a job of the outbox: the worker acts as its own narrow role')
  async tell(client: WorkerClient, payload: Payload): Promise<void> {
    const { practiceId, changeId: occasion } = payload;
    for (const { userId, ...about } of await this.people.of(client, payload)) {
      await this.notifier.tell(client, [userId], { practiceId, occasion, ...about });
    }
  }
}
