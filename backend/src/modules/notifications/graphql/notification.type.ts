import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { InvalidInput, Problem } from '../../../platform/errors/index.ts';
import { connectionOf, DateTimeType } from '../../../platform/graphql/index.ts';

@ObjectType({ description: 'Something for the viewer to look at. It says where, never what.' })
export class Notification {
  @Field(() => ID)
  id: string;

  @Field()
  kind: string;

  @Field(() => ID, {
    description:
      'What to open: for DISTRESS_FLAG_RAISED and DISTRESS_FLAG_UNANSWERED (to the owner, who does not open it) the flag, for ON_CALL_HAND_OVER the hand-over, for RECORD_OPENED_IN_EMERGENCY the emergency access.',
  })
  subjectId: string;

  @Field(() => DateTimeType)
  at: string;

  @Field(() => DateTimeType, { nullable: true })
  readAt: string | null;
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
