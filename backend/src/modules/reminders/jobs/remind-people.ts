import { Injectable } from '@nestjs/common';
import { Public } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { Logger } from '../../../platform/logging/index.ts';
import { Recurring, type WorkerClient } from '../../../platform/outbox/index.ts';
import { Notifier } from '../../notifications/index.ts';
import { type DueReminder, RemindersRepository } from '../data/reminders.repository.ts';

const EVERY_SECONDS = 10;
/** One that failed is tried again after so long; the others do not wait for it. */
const AGAIN_MS = 60_000;

/**
 * Tells the reminders that are due, one transaction for each: taken under its lock, told and settled
 * together. So each is told once, whichever of several workers comes first and whenever one dies; and
 * what came due while none ran is told then, unless the visit has begun.
 */
@Injectable()
export class RemindPeople {
  constructor(
    private readonly reminders: RemindersRepository,
    private readonly notifier: Notifier,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  @Recurring('reminders.tell', EVERY_SECONDS, { everywhere: true })
  @Public('a task of the worker, which acts as its own narrow role')
  async due(client: WorkerClient): Promise<boolean> {
    const now = this.clock.nowText();
    const reminder = await this.reminders.take(client, now);
    if (!reminder) {
      return false;
    }
    await this.reminders.standIn(client, reminder.practiceId);
    await client.query('savepoint reminder');
    try {
      if (reminder.against === null) {
        await this.tell(client, reminder);
      }
      await this.reminders.settle(client, reminder.id, now, reminder.against ?? 'TOLD');
    } catch (error) {
      await client.query('rollback to savepoint reminder');
      const again = new Date(this.clock.now().getTime() + AGAIN_MS).toISOString();
      await this.reminders.putOff(client, reminder.id, again);
      this.logger.failure('reminder.failed', error);
    }
    return true;
  }

  private async tell(client: WorkerClient, reminder: DueReminder): Promise<void> {
    const { practiceId, id, appointmentId, clientId, userId } = reminder;
    await this.notifier.tell(client, [userId], {
      practiceId,
      kind: 'APPOINTMENT_REMINDER',
      subjectId: appointmentId,
      clientId,
      occasion: id,
    });
  }
}
