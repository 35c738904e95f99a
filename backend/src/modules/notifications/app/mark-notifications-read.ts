import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/index.ts';
import { UnitOfWork } from '../../../platform/database/index.ts';
import { invalid } from '../../../platform/errors/index.ts';
import { isUuid } from '../../../platform/validation/index.ts';
import { NotificationsRead } from '../data/notifications.read.ts';

/** So many can be marked at once by name. */
const MOST = 500;

@Injectable()
export class MarkNotificationsRead {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly notifications: NotificationsRead,
  ) {}

  /** Marks the actor's own notifications, those named or all. @throws ProblemError InvalidInput. */
  async run(input: { ids?: string[] | null }): Promise<void> {
    const ids = input.ids ?? null;
    if (ids !== null && (ids.length > MOST || !ids.every(isUuid))) {
      throw invalid({ path: 'ids', message: `Please give at most ${MOST} ids.` });
    }
    await this.work.run(async (unit) => {
      this.notifications.markRead(unit, ids, this.clock.nowText());
    });
  }
}
