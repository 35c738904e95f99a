import { Args, ID, Info, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { fieldClassesOf, RecordClass } from '../../../platform/audit/index.ts';
import { Policy } from '../../../platform/authz/index.ts';
import { PageArgs, pageRequest, toConnection } from '../../../platform/graphql/index.ts';
import { isUuid } from '../../../platform/validation/index.ts';
import { Client, ClientsRead } from '../../clients/index.ts';
import { MarkNotificationsRead } from '../app/mark-notifications-read.ts';
import { type DeliveryRow, type NotificationRow, NotificationsRead } from '../data/notifications.read.ts';
import {
  MarkNotificationsReadInput,
  MarkNotificationsReadResult,
  Notification,
  NotificationConnection,
  NotificationDelivery,
  type NotificationsMarked,
} from './notification.type.ts';

@Resolver(() => Notification)
export class NotificationsResolver {
  constructor(
    private readonly notifications: NotificationsRead,
    private readonly marking: MarkNotificationsRead,
    private readonly clients: ClientsRead,
  ) {}

  @Query(() => NotificationConnection, { description: 'The viewer’s own, the newest first.' })
  @Policy('notification.own')
  async myNotifications(@Args() args: PageArgs, @Info() info: GraphQLResolveInfo) {
    const request = pageRequest(args, 2);
    const rows = await this.notifications.page(request, fieldClassesOf(info));
    return toConnection(rows, request, (row) => [row.at, row.id]);
  }

  @Query(() => Notification, { nullable: true, description: 'One of the viewer’s own; null for any other.' })
  @Policy('notification.own')
  async notification(
    @Args('id', { type: () => ID }) id: string,
    @Info() info: GraphQLResolveInfo,
  ): Promise<NotificationRow | null> {
    return isUuid(id) ? this.notifications.one(id, fieldClassesOf(info)) : null;
  }

  @Query(() => Int, { description: 'How many of the viewer’s own are unread.' })
  @Policy('notification.own')
  unreadNotificationCount(): Promise<number> {
    return this.notifications.unreadCount();
  }

  @Mutation(() => MarkNotificationsReadResult)
  @Policy('notification.own')
  async markNotificationsRead(
    @Args('input') input: MarkNotificationsReadInput,
  ): Promise<NotificationsMarked> {
    await this.marking.run(input);
    return { unreadCount: await this.notifications.unreadCount() };
  }

  @ResolveField(() => [NotificationDelivery], { description: 'By which ways beside the bell it goes out.' })
  deliveries(@Parent() { id }: NotificationRow): Promise<DeliveryRow[]> {
    return this.notifications.deliveries(id);
  }

  @ResolveField(() => Client, { nullable: true, description: 'Whom it is about; null when out of reach.' })
  @RecordClass('IDENTITY')
  client(@Parent() notification: NotificationRow) {
    return notification.clientId === null ? null : this.clients.one(notification.clientId);
  }
}
