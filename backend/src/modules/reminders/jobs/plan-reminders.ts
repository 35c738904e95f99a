import { reminderAt } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Public } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { Recurring, type WorkerClient } from '../../../platform/outbox/index.ts';
import { RemindersRepository, type ToPlan } from '../data/reminders.repository.ts';

const EVERY_SECONDS = 60;
/** So many in one transaction; the next at once while there are as many. */
const MOST = 500;

/**
 * Writes down the reminders of the next days. They are found by looking at what is booked, and not
 * written by whoever books, moves or cancels: so none is lost or left over, whichever way a visit came
 * to its time.
 */
@Injectable()
export class PlanReminders {
  constructor(
    private readonly reminders: RemindersRepository,
    private readonly clock: Clock,
  ) {}

  @Recurring('reminders.plan', EVERY_SECONDS)
  @Public('a task of the worker, which acts as its own narrow role')
  async plan(client: WorkerClient): Promise<boolean> {
    const now = this.clock.nowText();
    const found = await this.reminders.toPlan(client, now, MOST);
    for (const [practiceId, ofPractice] of Map.groupBy(found, (one) => one.practiceId)) {
      await this.reminders.standIn(client, practiceId);
      for (const one of ofPractice) {
        const due = dueOf(one);
        const late = due < Date.parse(one.timeSetAt);
        await this.reminders.plan(client, one, new Date(due).toISOString(), late ? now : null);
      }
    }
    return found.length === MOST;
  }
}

function dueOf({ startsAt, leadHours, timeZone, quietFrom, quietUntil, quietZone }: ToPlan): number {
  const quietHours =
    quietFrom && quietUntil && quietZone ? { from: quietFrom, until: quietUntil, timeZone: quietZone } : null;
  return reminderAt({ startsAt: Date.parse(startsAt), leadHours, timeZone, quietHours });
}
