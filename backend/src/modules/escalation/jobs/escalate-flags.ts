import { Injectable } from '@nestjs/common';
import { Public } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { Logger } from '../../../platform/logging/index.ts';
import { JobHandler, Recurring, type WorkerClient } from '../../../platform/outbox/index.ts';
import { Notifier } from '../../notifications/index.ts';
import { type DueStep, FlagStepsRepository } from '../data/flag-steps.repository.ts';

interface Payload {
  readonly practiceId: string;
  readonly flagId: string;
  readonly clientId: string;
}

/** A step that failed is tried again after so long; the steps after it do not wait for it. */
const AGAIN_SECONDS = 30;

/**
 * R17: takes the steps of flags that nobody answers. What a step does is one transaction: whom it
 * reached, the flag's history, the telling, and what comes next; so each is done once, whichever of
 * several workers comes first and whenever one of them dies.
 */
@Injectable()
export class EscalateFlags {
  constructor(
    private readonly steps: FlagStepsRepository,
    private readonly notifier: Notifier,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /** The first steps of a flag just raised, and those that come at once because they reached nobody. */
  @JobHandler('distress-flag-raised')
  @Public('a job of the outbox: the worker acts as its own narrow role')
  async begin(client: WorkerClient, { flagId }: Payload): Promise<void> {
    for (
      let step = await this.steps.take(client, flagId);
      step;
      step = await this.steps.take(client, flagId)
    ) {
      await this.perform(client, step);
    }
  }

  /** One step that is due, of whatever flag; whatever came due while no worker ran is among them. */
  @Recurring('flags.escalate', 3, { everywhere: true })
  @Public('a task of the worker, which acts as its own narrow role')
  async due(client: WorkerClient): Promise<boolean> {
    const step = await this.steps.take(client, null);
    if (!step) {
      return false;
    }
    await this.steps.standIn(client, step.practiceId);
    await client.query('savepoint step');
    try {
      await this.perform(client, step);
    } catch (error) {
      await client.query('rollback to savepoint step');
      await this.steps.putOff(client, step, AGAIN_SECONDS);
      this.logger.failure('escalation.failed', error);
    }
    return true;
  }

  private async perform(client: WorkerClient, step: DueStep): Promise<void> {
    const { practiceId, flagId, clientId } = step;
    const reached = await this.steps.perform(client, step);
    const message = {
      practiceId,
      subjectId: flagId,
      clientId,
      occasion: `step-${step.position}`,
      urgency: step.level === 'CRISIS' ? ('CRISIS' as const) : ('NORMAL' as const),
      channels: step.channels,
    };
    const people = (owner: boolean) =>
      reached.filter(({ who }) => (who === 'OWNER') === owner).map(({ userId }) => userId);
    await this.notifier.tell(client, people(false), { ...message, kind: 'DISTRESS_FLAG_RAISED' });
    // The owner does not open it: theirs is to see to it that somebody does.
    await this.notifier.tell(client, people(true), { ...message, kind: 'DISTRESS_FLAG_UNANSWERED' });
    if (!step.first) {
      await this.steps.announce(client, step, this.clock.nowText());
    }
  }
}
