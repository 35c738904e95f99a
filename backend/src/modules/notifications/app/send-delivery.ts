import { isNotificationKind, quietUntil, topicOf } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/index.ts';
import { type Attempt, KeptFailure, Outbox, type WorkerClient } from '../../../platform/outbox/index.ts';
import { DeliveriesRepository } from '../data/deliveries.repository.ts';
import { type Delivery, type Skip, TOPIC_OF_CHANNEL } from '../domain/delivery.ts';

/** What a job that sends carries. */
export interface DeliveryPayload {
  readonly practiceId: string;
  readonly deliveryId: string;
}

/** Sends by one channel. @returns why it was left out, or null when it was sent. @throws when it failed. */
type Send = (delivery: Delivery) => Promise<Skip | null>;

/**
 * Sends one delivery by whatever its channel is. A worker that is killed after the sending and before
 * the writing sends twice; none is lost.
 */
@Injectable()
export class SendDelivery {
  constructor(
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly deliveries: DeliveriesRepository,
  ) {}

  async run(
    client: WorkerClient,
    { practiceId, deliveryId }: DeliveryPayload,
    { last }: Attempt,
    send: Send,
  ): Promise<void> {
    const delivery = await this.deliveries.take(client, deliveryId);
    if (delivery === null || delivery.state === 'SENT' || delivery.state === 'SKIPPED') {
      return;
    }
    const standing = await this.standingOf(client, delivery);
    if (standing !== null && 'until' in standing) {
      const until = new Date(standing.until).toISOString();
      await this.deliveries.postponed(client, deliveryId, until);
      await this.outbox.sendFrom(
        client,
        TOPIC_OF_CHANNEL[delivery.channel],
        { practiceId, deliveryId },
        until,
      );
      return;
    }
    const why = standing?.skip ?? (await this.trying(client, delivery, last, send));
    const at = this.clock.nowText();
    if (why === null) {
      await this.deliveries.sent(client, deliveryId, at);
    } else {
      await this.deliveries.skipped(client, deliveryId, at, why);
    }
  }

  /** What stands in the way now: much may have happened since it was written. */
  private async standingOf(
    client: WorkerClient,
    { userId, notificationId, kind, urgent, readAt }: Delivery,
  ): Promise<{ skip: Skip } | { until: number } | null> {
    if (urgent) {
      return null;
    }
    if (readAt !== null) {
      return { skip: 'READ' };
    }
    if (!(await this.deliveries.stands(client, notificationId, this.clock.nowText()))) {
      return { skip: 'PAST' };
    }
    const [way] = await this.deliveries.waysTo(
      client,
      [userId],
      isNotificationKind(kind) ? topicOf(kind) : 'TEAM_AND_PLAN',
    );
    const quiet = way?.quietHours ?? null;
    const until = quiet === null ? null : quietUntil(quiet, this.clock.now().getTime());
    return until === null ? null : { until };
  }

  private async trying(
    client: WorkerClient,
    delivery: Delivery,
    last: boolean,
    send: Send,
  ): Promise<Skip | null> {
    try {
      return await send(delivery);
    } catch (error) {
      await this.deliveries.tried(client, delivery.id, this.clock.nowText(), last);
      throw new KeptFailure(error);
    }
  }
}
