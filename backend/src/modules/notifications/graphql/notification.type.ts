import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { InvalidInput, Problem } from '../../../platform/errors/index.ts';
import { connectionOf, DateTimeType, enumOf } from '../../../platform/graphql/index.ts';
import {
  DELIVERY_STATES,
  type DeliveryChannel,
  type DeliveryState,
  TOPIC_OF_CHANNEL,
} from '../domain/delivery.ts';

export const DeliveryStateEnum = enumOf(DELIVERY_STATES);
registerEnumType(DeliveryStateEnum, { name: 'DeliveryState' });
export const DeliveryChannelEnum = enumOf(Object.keys(TOPIC_OF_CHANNEL) as DeliveryChannel[]);
registerEnumType(DeliveryChannelEnum, { name: 'DeliveryChannel' });

@ObjectType({ description: 'A way beside the bell by which the viewer is told.' })
export class NotificationDelivery {
  @Field(() => DeliveryChannelEnum)
  channel: DeliveryChannel;

  @Field(() => DeliveryStateEnum, {
    description: 'QUEUED, then SENT; SKIPPED where there was no need any more; FAILED after many tries.',
  })
  state: DeliveryState;

  @Field(() => DateTimeType, {
    description: 'When it came to this state; QUEUED: when it goes out at the earliest.',
  })
  at: string;
}

@ObjectType({ description: 'Something for the viewer to look at. It says where, never what.' })
export class Notification {
  @Field(() => ID)
  id: string;

  @Field()
  kind: string;

  @Field(() => ID, {
    description: `What to open: for DISTRESS_… the flag, for APPOINTMENT_… the appointment, for APPOINTMENTS_TOMORROW the viewer’s membership, for BOUNDARIES_… the proposal,
for CARE_TEAM_PROPOSED the place on the team, for CARE_PLAN_PROPOSED the version, for HANDOFF and AMENDMENT_… the note,
for ON_CALL_HAND_OVER the hand-over, for RECORD_OPENED_IN_EMERGENCY the emergency access.`,
  })
  subjectId: string;

  @Field(() => DateTimeType)
  at: string;

  @Field(() => DateTimeType, { nullable: true })
  readAt: string | null;

  @Field({ description: 'Whether it is about a crisis.' })
  urgent: boolean;

  @Field(() => Int, { nullable: true, description: 'How many there are, for the kinds that say so.' })
  count: number | null;

  @Field({ description: 'Whether the viewer is the client whom it is about.' })
  aboutViewer: boolean;
}

export const NotificationConnection = connectionOf(Notification, 'Notification');

@InputType()
export class MarkNotificationsReadInput {
  @Field(() => [ID], { nullable: true, description: 'Left out: all.' })
  ids?: string[] | null;
}

@ObjectType()
export class NotificationsMarked {
  @Field(() => Int, { description: 'How many are still unread.' })
  unreadCount: number;
}

export const MarkNotificationsReadResult = createUnionType({
  name: 'MarkNotificationsReadResult',
  types: () => [NotificationsMarked, InvalidInput] as const,
  resolveType: (value: object) => (value instanceof Problem ? value.constructor.name : 'NotificationsMarked'),
});
