import { SUMMARY_FROM } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Public } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { Recurring, type WorkerClient } from '../../../platform/outbox/index.ts';
import { Notifier } from '../../notifications/index.ts';
import { RemindersRepository } from '../data/reminders.repository.ts';

const EVERY_SECONDS = 60;

/** Tells who asked for it, the evening before, how many appointments their next day has: the number alone. */
@Injectable()
export class SumUpTomorrow {
  constructor(
    private readonly reminders: RemindersRepository,
    private readonly notifier: Notifier,
    private readonly clock: Clock,
  ) {}

  @Recurring('reminders.summary', EVERY_SECONDS)
  @Public('a task of the worker, which acts as its own narrow role')
  async sumUp(client: WorkerClient): Promise<void> {
    const summaries = await this.reminders.summaries(client, this.clock.nowText(), SUMMARY_FROM);
    for (const { practiceId, userId, memberId, day, count } of summaries) {
      await this.reminders.standIn(client, practiceId);
      await this.notifier.tell(client, [userId], {
        practiceId,
        kind: 'APPOINTMENTS_TOMORROW',
        subjectId: memberId,
        clientId: null,
        occasion: day,
        count,
      });
    }
  }
}
