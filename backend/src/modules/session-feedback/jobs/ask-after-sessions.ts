import { Injectable } from '@nestjs/common';
import { Public } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { Recurring, type WorkerClient } from '../../../platform/outbox/index.ts';
import { Notifier } from '../../notifications/index.ts';
import { FeedbackRepository } from '../data/feedback.repository.ts';

const EVERY_SECONDS = 60;

/**
 * Asks clients how a session was, an hour after it was to end, once. Found by looking at what took place, so that
 * none is lost whichever way a session came to its end; that somebody was told is what says that they were asked.
 */
@Injectable()
export class AskAfterSessions {
  constructor(
    private readonly feedback: FeedbackRepository,
    private readonly notifier: Notifier,
    private readonly clock: Clock,
  ) {}

  @Recurring('feedback.ask', EVERY_SECONDS)
  @Public('a task of the worker, which sees which sessions are over and nothing that was said')
  async ask(client: WorkerClient): Promise<void> {
    const toAsk = await this.feedback.toAsk(client, this.clock.nowText());
    for (const [practiceId, ofPractice] of Map.groupBy(toAsk, (one) => one.practiceId)) {
      await this.feedback.standIn(client, practiceId);
      for (const { appointmentId, clientId, userId } of ofPractice) {
        await this.notifier.tell(client, [userId], {
          practiceId,
          kind: 'FEEDBACK_ASKED',
          subjectId: appointmentId,
          clientId,
        });
      }
    }
  }
}
