import { Injectable } from '@nestjs/common';
import { Public } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { Logger } from '../../../platform/logging/index.ts';
import { Recurring, type WorkerClient } from '../../../platform/outbox/index.ts';
import { Notifier } from '../../notifications/index.ts';
import { type DueMeasureReminder, MeasureWatchRepository } from '../data/measure-watch.repository.ts';

const EVERY_SECONDS = 10;
/** One that failed is tried again after so long; the others do not wait for it. */
const AGAIN_MS = 60_000;

/**
 * Reminds clients of questionnaires, one transaction for each: taken under its lock, told and settled
 * together. So each is told once, whichever of several workers comes first and whenever one dies.
 */
@Injectable()
export class RemindOfMeasures {
  constructor(
    private readonly watch: MeasureWatchRepository,
    private readonly notifier: Notifier,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  @Recurring('measures.remind', EVERY_SECONDS, { everywhere: true })
  @Public('a task of the worker, which acts as its own narrow role')
  async due(client: WorkerClient): Promise<boolean> {
    const now = this.clock.nowText();
    const reminder = await this.watch.takeReminder(client, now);
    if (!reminder) {
      return false;
    }
    await this.watch.standIn(client, reminder.practiceId);
    await client.query('savepoint measure_reminder');
    try {
      await this.tell(client, reminder);
      await this.watch.settle(client, reminder.id, now, reminder.against ?? 'TOLD');
    } catch (error) {
      await client.query('rollback to savepoint measure_reminder');
      await this.watch.putOff(
        client,
        reminder.id,
        new Date(this.clock.now().getTime() + AGAIN_MS).toISOString(),
      );
      this.logger.failure('reminder.failed', error);
    }
    return true;
  }

  private async tell(
    client: WorkerClient,
    { practiceId, id, assignmentId, clientId, userId, against }: DueMeasureReminder,
  ): Promise<void> {
    if (against !== null || userId === null) {
      return;
    }
    await this.notifier.tell(client, [userId], {
      practiceId,
      kind: 'MEASURE_DUE',
      subjectId: assignmentId,
      clientId,
      occasion: id,
    });
  }
}
