export { type Message, Notifier } from './app/notifier.ts';
export { NotificationsModule } from './notifications.module.ts';
