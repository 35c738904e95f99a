import {
  chosenChannels,
  type NotificationChannel,
  type NotificationKind,
  quietUntil,
  topicOf,
} from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { Clock } from '../../../platform/clock/index.ts';
import { LIVE_CHANNEL, type Notice } from '../../../platform/live/index.ts';
import { Outbox, type WorkerClient } from '../../../platform/outbox/index.ts';
import { DeliveriesRepository, type NewDelivery, type Way } from '../data/deliveries.repository.ts';
import { TOPIC_OF_CHANNEL } from '../domain/delivery.ts';

/** Something to look at; ids, never what happened. */
export interface Message {
  readonly practiceId: string;
  readonly kind: NotificationKind;
  readonly subjectId: string;
  readonly clientId: string | null;
  /** The same person is told of the same subject once for each occasion; left out, once for all. */
  readonly occasion?: string;
  /** A crisis waits for no quiet hours. Left out, it is none. */
  readonly urgency?: 'NORMAL' | 'CRISIS';
  /** How many there are, for the kinds that say so. */
  readonly count?: number;
  /** Left out: what each person chose. The bell is always rung. */
  readonly channels?: readonly NotificationChannel[];
}

interface Fresh {
  readonly id: string;
  readonly userId: string;
}

const INSERT = {
  name: 'notifications.insert',
  text: `insert into attune.notification (practice_id, id, user_id, kind, subject_id, client_id, at, occasion, urgent, count)
    select attune.practice_id(), gen_random_uuid(), person, $2, $3, $4, $5, $6, $7, $8
    from unnest($1::uuid[]) as person
    on conflict on constraint notification_once do nothing
    returning id, user_id as "userId"`,
};
const LIVE = { name: 'notifications.live', text: `select pg_notify('${LIVE_CHANNEL}', $1)` };

/**
 * Tells people, in the worker's transaction: a row for the bell, at once on an open screen, and a job
 * for each mail and push message that goes out.
 */
@Injectable()
export class Notifier {
  constructor(
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly deliveries: DeliveriesRepository,
  ) {}

  /** Tells each person once, however often it is asked. @returns who had not been told before. */
  async tell(client: WorkerClient, people: readonly string[], message: Message): Promise<Set<string>> {
    const { practiceId, kind, subjectId, clientId, occasion = '', count = null } = message;
    const at = this.clock.nowText();
    const { rows } = await client.query<Fresh>({
      ...INSERT,
      values: [people, kind, subjectId, clientId, at, occasion, isUrgent(message), count],
    });
    for (const { id, userId } of rows) {
      const notice: Notice = { kind: 'NOTIFICATION', practiceId, id, clientId, userId, at };
      await client.query({ ...LIVE, values: [JSON.stringify(notice)] });
    }
    if (rows.length > 0) {
      await this.send(client, rows, message);
    }
    return new Set(rows.map(({ userId }) => userId));
  }

  private async send(client: WorkerClient, fresh: readonly Fresh[], message: Message): Promise<void> {
    const { practiceId, kind } = message;
    const now = this.clock.now();
    const ways = await this.deliveries.waysTo(
      client,
      fresh.map(({ userId }) => userId),
      topicOf(kind),
    );
    const made = ways.flatMap((way) => {
      const notificationId = fresh.find(({ userId }) => userId === way.userId)?.id ?? '';
      return channelsFor(message, way).map(
        (channel): NewDelivery => ({
          id: newId(),
          notificationId,
          userId: way.userId,
          channel,
          notBefore: heldBackUntil(message, way, now),
        }),
      );
    });
    await this.deliveries.add(client, made, now.toISOString());
    for (const { id, channel, notBefore } of made) {
      await this.outbox.sendFrom(
        client,
        TOPIC_OF_CHANNEL[channel],
        { practiceId, deliveryId: id },
        notBefore,
      );
    }
  }
}

const isUrgent = ({ urgency }: Message) => urgency === 'CRISIS';

function channelsFor({ kind, channels }: Message, way: Way): NewDelivery['channel'][] {
  return channels
    ? channels.filter((channel) => channel !== 'BELL')
    : chosenChannels({
        topic: topicOf(kind),
        choice: way,
        isPsychotherapist: way.psychotherapist,
        devices: way.devices,
      });
}

function heldBackUntil(message: Message, { quietHours }: Way, now: Date): string | null {
  const until = isUrgent(message) || quietHours === null ? null : quietUntil(quietHours, now.getTime());
  return until === null ? null : new Date(until).toISOString();
}
