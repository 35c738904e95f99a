import { Global, Module } from '@nestjs/common';
import { MarkNotificationsRead } from './app/mark-notifications-read.ts';
import { Notifier } from './app/notifier.ts';
import { NotificationsRead } from './data/notifications.read.ts';
import { NotificationsResolver } from './graphql/notifications.resolver.ts';

@Global()
@Module({
  providers: [NotificationsRead, MarkNotificationsRead, Notifier, NotificationsResolver],
  exports: [Notifier],
})
export class NotificationsModule {}
