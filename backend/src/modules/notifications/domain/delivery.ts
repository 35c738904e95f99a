/** The job that sends what goes by a channel. */
export const TOPIC_OF_CHANNEL = { MAIL: 'send-mail', PUSH: 'send-push' } as const;

/** How somebody is told beside the bell. */
export type DeliveryChannel = keyof typeof TOPIC_OF_CHANNEL;

export const DELIVERY_STATES = ['QUEUED', 'SENT', 'FAILED', 'SKIPPED'] as const;

export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** Why something was not sent: read before, the person has left, no browser takes it any more, or it is not so any more. */
export type Skip = 'READ' | 'LEFT' | 'NO_DEVICE' | 'PAST';

/** Something about to go out. */
export interface Delivery {
  readonly id: string;
  readonly notificationId: string;
  readonly userId: string;
  readonly channel: DeliveryChannel;
  readonly state: DeliveryState;
  readonly kind: string;
  readonly urgent: boolean;
  readonly readAt: string | null;
}
