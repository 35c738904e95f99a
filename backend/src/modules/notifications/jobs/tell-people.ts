import type { NotificationKind } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Public } from '../../../platform/authz/index.ts';
import { JobHandler, type WorkerClient } from '../../../platform/outbox/index.ts';
import { Notifier } from '../app/notifier.ts';
import { PeopleToTell } from '../data/people-to-tell.ts';

interface Payload {
  readonly practiceId: string;
  readonly kind: NotificationKind;
  readonly subjectId: string;
  readonly byUserId: string;
}

@Injectable()
export class TellPeople {
  constructor(
    private readonly people: PeopleToTell,
    private readonly notifier: Notifier,
  ) {}

  /** Tells whoever must know of what somebody did, each once, however often the job is done. */
  @JobHandler('something-to-tell')
  @Public('a job of the outbox: the worker acts as its own narrow role')
  async tell(client: WorkerClient, { practiceId, kind, subjectId, byUserId }: Payload): Promise<void> {
    for (const { userId, ...about } of await this.people.of(client, kind, subjectId, byUserId)) {
      await this.notifier.tell(client, [userId], { practiceId, kind, ...about });
    }
  }
}
