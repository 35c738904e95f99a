import { Injectable } from '@nestjs/common';
import { auditColumns, audited, readAudited, type RecordClassName } from '../../../platform/audit/index.ts';
import { currentContext } from '../../../platform/context/index.ts';
import { sql, type Unit } from '../../../platform/database/index.ts';
import type { PageRequest } from '../../../platform/graphql/index.ts';
import type { DeliveryChannel, DeliveryState } from '../domain/delivery.ts';

export interface NotificationRow {
  readonly id: string;
  readonly kind: string;
  readonly subjectId: string;
  /** Null where it is about nobody, or about somebody out of the actor's reach by now. */
  readonly clientId: string | null;
  readonly at: string;
  readonly readAt: string | null;
  readonly urgent: boolean;
  /** How many there are, for the kinds that say so. */
  readonly count: number | null;
  /** Whether the actor is the client whom it is about. */
  readonly aboutViewer: boolean;
}

export interface DeliveryRow {
  readonly notificationId: string;
  readonly channel: DeliveryChannel;
  readonly state: DeliveryState;
  readonly at: string;
}

const MINE = 'n.practice_id = (select attune.practice_id()) and n.user_id = (select attune.user_id())';
const rows = (more: string) =>
  `select n.id, n.kind, n.subject_id as "subjectId", c.id as "clientId", n.at, n.read_at as "readAt", n.urgent, n.count,
     coalesce(n.client_id = (select attune.client_id()), false) as "aboutViewer"${more}
   from attune.notification n
   left join attune.client c on c.practice_id = n.practice_id and c.id = n.client_id
   where ${MINE}`;
const page = (more: string) =>
  `${rows(more)} and ($1::timestamptz is null or (n.at, n.id) < ($1::timestamptz, $2::uuid))
   order by n.at desc, n.id desc limit $3`;

const PAGE = sql('notifications.page', page(''));
const PAGE_WITH_CLIENTS = audited(
  'notification.list',
  sql('notifications.pageWithClients', page(`, ${auditColumns('c.id')}`)),
  3,
  'at desc, id desc',
);
const ONE = sql('notifications.one', `${rows('')} and n.id = $1`);
const ONE_WITH_CLIENT = audited(
  'notification.list',
  sql('notifications.oneWithClient', `${rows(`, ${auditColumns('c.id')}`)} and n.id = $1`),
  1,
  'id',
);
const DELIVERIES = sql(
  'notifications.deliveries',
  `select d.notification_id as "notificationId", d.channel, d.state, coalesce(d.settled_at, d.not_before, d.at) as at
   from attune.delivery d
   where d.practice_id = (select attune.practice_id()) and d.user_id = (select attune.user_id())
     and d.notification_id = any ($1::uuid[])
   order by d.channel`,
);
const UNREAD = sql(
  'notifications.unread',
  `select count(*)::integer as count from attune.notification n where ${MINE} and n.read_at is null`,
);
const MARK = sql(
  'notifications.markRead',
  `update attune.notification n set read_at = $2
   where ${MINE} and n.read_at is null and ($1::uuid[] is null or n.id = any ($1::uuid[]))`,
);

/** The actor's own notifications. */
@Injectable()
export class NotificationsRead {
  /**
   * The newest first.
   * @param classes what of the clients' records is opened along with them; nothing: no trace is left.
   */
  page({ after, limit }: PageRequest, classes: readonly RecordClassName[]): Promise<NotificationRow[]> {
    const { reader } = currentContext();
    const values = [after?.[0] ?? null, after?.[1] ?? null, limit];
    return classes.length === 0
      ? reader.read<NotificationRow>(PAGE, values)
      : readAudited<NotificationRow>(reader, PAGE_WITH_CLIENTS, values, classes);
  }

  /** One of one's own; null for any other. */
  async one(id: string, classes: readonly RecordClassName[]): Promise<NotificationRow | null> {
    const { reader } = currentContext();
    const [row] = await (classes.length === 0
      ? reader.read<NotificationRow>(ONE, [id])
      : readAudited<NotificationRow>(reader, ONE_WITH_CLIENT, [id], classes));
    return row ?? null;
  }

  /** By which ways beside the bell it went out; batched over notifications. */
  deliveries(notificationId: string): Promise<DeliveryRow[]> {
    return currentContext().reader.loadMany<DeliveryRow>(DELIVERIES, 'notificationId', notificationId);
  }

  async unreadCount(): Promise<number> {
    const row = await currentContext().reader.one<{ count: number }>(UNREAD);
    return row?.count ?? 0;
  }

  /** Marks own ones as read, those named or all; what is not one's own is left as it is. */
  markRead(unit: Unit, ids: readonly string[] | null, at: string): void {
    unit.write(MARK, [ids, at]);
  }
}
