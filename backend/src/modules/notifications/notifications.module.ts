import { Global, Module } from '@nestjs/common';
import { ChooseNotifications } from './app/choose-notifications.ts';
import { MarkNotificationsRead } from './app/mark-notifications-read.ts';
import { Notifier } from './app/notifier.ts';
import { PushDevices } from './app/push-devices.ts';
import { SendDelivery } from './app/send-delivery.ts';
import { ChoicesRepository } from './data/choices.repository.ts';
import { DeliveriesRepository } from './data/deliveries.repository.ts';
import { NotificationsRead } from './data/notifications.read.ts';
import { PeopleToTell } from './data/people-to-tell.ts';
import { ChoicesResolver } from './graphql/choices.resolver.ts';
import { NotificationsResolver } from './graphql/notifications.resolver.ts';
import { PushResolver } from './graphql/push.resolver.ts';
import { SendMail } from './jobs/send-mail.ts';
import { SendPush } from './jobs/send-push.ts';
import { TellPeople } from './jobs/tell-people.ts';

@Global()
@Module({
  providers: [
    NotificationsRead,
    ChoicesRepository,
    DeliveriesRepository,
    PeopleToTell,
    MarkNotificationsRead,
    ChooseNotifications,
    PushDevices,
    Notifier,
    SendDelivery,
    TellPeople,
    SendMail,
    SendPush,
    NotificationsResolver,
    ChoicesResolver,
    PushResolver,
  ],
  exports: [Notifier],
})
export class NotificationsModule {}
