import type { NotificationTopic, QuietHours, TopicChoice } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import type { WorkerClient } from '../../../platform/outbox/index.ts';
import type { PushTarget } from '../../../platform/push/index.ts';
import type { Delivery, Skip } from '../domain/delivery.ts';
import type { Addressee } from '../domain/neutral-mail.ts';

/** How one person may be told of a topic. */
export interface Way extends TopicChoice {
  readonly userId: string;
  readonly psychotherapist: boolean;
  readonly devices: number;
  readonly quietHours: QuietHours | null;
}

export interface NewDelivery extends Pick<Delivery, 'id' | 'notificationId' | 'userId' | 'channel'> {
  readonly notBefore: string | null;
}

export interface PushDevice extends PushTarget {
  readonly id: string;
}

const WAYS = {
  name: 'deliveries.ways',
  text: `select user_id as "userId", psychotherapist, mail, push, devices,
      case when starts is not null then json_build_object('from', starts, 'until', ends, 'timeZone', time_zone) end as "quietHours"
    from attune.ways_to_tell($1::uuid[], $2)`,
};
const ADD = {
  name: 'deliveries.add',
  text: `insert into attune.delivery (practice_id, id, notification_id, user_id, channel, state, at, not_before)
    select attune.practice_id(), d.id, d.notification_id, d.user_id, d.channel, 'QUEUED', $6, d.not_before
    from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::timestamptz[])
      as d (id, notification_id, user_id, channel, not_before)`,
};
const TAKE = {
  name: 'deliveries.take',
  text: `select d.id, d.notification_id as "notificationId", d.user_id as "userId", d.channel, d.state, n.kind, n.urgent,
      n.read_at as "readAt"
    from attune.delivery d
    join attune.notification n on n.practice_id = d.practice_id and n.id = d.notification_id
    where d.practice_id = attune.practice_id() and d.id = $1 for update of d`,
};
const HERE = 'practice_id = attune.practice_id() and id = $1';
const SENT = {
  name: 'deliveries.sent',
  text: `update attune.delivery set state = 'SENT', tries = tries + 1, settled_at = $2 where ${HERE}`,
};
const SKIPPED = {
  name: 'deliveries.skipped',
  text: `update attune.delivery set state = 'SKIPPED', why = $3, settled_at = $2 where ${HERE}`,
};
const TRIED = {
  name: 'deliveries.tried',
  text: `update attune.delivery set tries = tries + 1, state = case when $3 then 'FAILED' else 'QUEUED' end,
      settled_at = case when $3 then $2::timestamptz end
    where ${HERE}`,
};
const POSTPONED = {
  name: 'deliveries.postponed',
  text: `update attune.delivery set state = 'QUEUED', settled_at = null, not_before = $2 where ${HERE}`,
};
const ADDRESS = {
  name: 'deliveries.address',
  text: 'select email, practice_name as "practiceName" from attune.mail_address_of($1)',
};
const DEVICES = {
  name: 'deliveries.devices',
  text: `select id, endpoint, p256dh, auth from attune.push_subscription
    where practice_id = attune.practice_id() and user_id = $1 order by at`,
};
const STANDS = { name: 'deliveries.stands', text: 'select attune.notification_stands($1, $2) as stands' };
const FORGET = { name: 'deliveries.forgetDevice', text: 'select attune.forget_push($1)' };

/** What goes out beside the bell, as the worker knows and writes it. */
@Injectable()
export class DeliveriesRepository {
  /** How these people may be told of a topic; nobody who has left the practice. */
  async waysTo(client: WorkerClient, people: readonly string[], topic: NotificationTopic): Promise<Way[]> {
    return (await client.query<Way>({ ...WAYS, values: [people, topic] })).rows;
  }

  async add(client: WorkerClient, made: readonly NewDelivery[], at: string): Promise<void> {
    const column = <Key extends keyof NewDelivery>(key: Key) => made.map((one) => one[key]);
    const values = [
      column('id'),
      column('notificationId'),
      column('userId'),
      column('channel'),
      column('notBefore'),
      at,
    ];
    await client.query({ ...ADD, values });
  }

  /** Takes one to send it: whoever takes it as well waits until this transaction has ended. */
  async take(client: WorkerClient, id: string): Promise<Delivery | null> {
    return (await client.query<Delivery>({ ...TAKE, values: [id] })).rows[0] ?? null;
  }

  async sent(client: WorkerClient, id: string, at: string): Promise<void> {
    await client.query({ ...SENT, values: [id, at] });
  }

  async skipped(client: WorkerClient, id: string, at: string, why: Skip): Promise<void> {
    await client.query({ ...SKIPPED, values: [id, at, why] });
  }

  /** Notes a try that failed. @param given up: it was the last one. */
  async tried(client: WorkerClient, id: string, at: string, givenUp: boolean): Promise<void> {
    await client.query({ ...TRIED, values: [id, at, givenUp] });
  }

  async postponed(client: WorkerClient, id: string, until: string): Promise<void> {
    await client.query({ ...POSTPONED, values: [id, until] });
  }

  /** Null for somebody who has left the practice. */
  async addressOf(client: WorkerClient, userId: string): Promise<Addressee | null> {
    return (await client.query<Addressee>({ ...ADDRESS, values: [userId] })).rows[0] ?? null;
  }

  /** Whether what it tells of is still so. */
  async stands(client: WorkerClient, notificationId: string, at: string): Promise<boolean> {
    const { rows } = await client.query<{ stands: boolean }>({ ...STANDS, values: [notificationId, at] });
    return rows[0]?.stands ?? true;
  }

  async devicesOf(client: WorkerClient, userId: string): Promise<PushDevice[]> {
    return (await client.query<PushDevice>({ ...DEVICES, values: [userId] })).rows;
  }

  async forgetDevice(client: WorkerClient, id: string): Promise<void> {
    await client.query({ ...FORGET, values: [id] });
  }
}
