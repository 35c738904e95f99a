import { NOTIFICATION_TOPICS, type NotificationTopic } from '@attune/shared';
import { createUnionType, Field, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { InvalidInput, Problem } from '../../../platform/errors/index.ts';
import { enumOf, LocalTimeType } from '../../../platform/graphql/index.ts';

export const NotificationTopicEnum = enumOf(NOTIFICATION_TOPICS);
registerEnumType(NotificationTopicEnum, {
  name: 'NotificationTopic',
  description: 'What people choose about together.',
});

@ObjectType()
export class TopicChoice {
  @Field(() => NotificationTopicEnum)
  topic: NotificationTopic;

  @Field()
  mail: boolean;

  @Field()
  push: boolean;

  @Field({ description: 'Whether the viewer cannot turn mails of this topic off.' })
  mailStays: boolean;
}

@ObjectType({ description: 'When somebody is not to be disturbed; a crisis waits for no quiet hours.' })
export class QuietHours {
  @Field(() => LocalTimeType)
  from: string;

  @Field(() => LocalTimeType, { description: 'Earlier than the beginning, they go on past midnight.' })
  until: string;

  @Field({ description: 'IANA name of the zone by whose clock they go.' })
  timeZone: string;
}

@ObjectType({ description: 'How the viewer is told, in this practice, beside the bell.' })
export class NotificationChoices {
  @Field(() => [TopicChoice], { description: 'Every topic, in order.' })
  topics: TopicChoice[];

  @Field(() => QuietHours, { nullable: true })
  quietHours: QuietHours | null;
}

@InputType()
export class TopicChoiceInput {
  @Field(() => NotificationTopicEnum)
  topic: NotificationTopic;

  @Field()
  mail: boolean;

  @Field()
  push: boolean;
}

@InputType()
export class QuietHoursInput {
  @Field(() => LocalTimeType)
  from: string;

  @Field(() => LocalTimeType)
  until: string;

  @Field()
  timeZone: string;
}

@InputType()
export class ChooseNotificationsInput {
  @Field(() => [TopicChoiceInput], { nullable: true, description: 'What is not named stays.' })
  topics?: TopicChoiceInput[] | null;

  @Field(() => QuietHoursInput, { nullable: true, description: 'Left out, they stay; null, there are none.' })
  quietHours?: QuietHoursInput | null;
}

export const ChooseNotificationsResult = createUnionType({
  name: 'ChooseNotificationsResult',
  types: () => [NotificationChoices, InvalidInput] as const,
  resolveType: (value: object) => (value instanceof Problem ? value.constructor.name : 'NotificationChoices'),
});
