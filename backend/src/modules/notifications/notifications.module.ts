import { Global, Module } from '@nestjs/common';
import { MarkNotificationsRead } from './app/mark-notifications-read.ts';
import { Notifier } from './app/notifier.ts';
import { NotificationsRead } from './data/notifications.read.ts';
import { NotificationsResolver } from './graphql/notifications.resolver.ts';
import { TellOfDistressFlag } from './jobs/tell-of-distress-flag.ts';

@Global()
@Module({
  providers: [NotificationsRead, MarkNotificationsRead, Notifier, TellOfDistressFlag, NotificationsResolver],
  exports: [Notifier],
})
export class NotificationsModule {}
