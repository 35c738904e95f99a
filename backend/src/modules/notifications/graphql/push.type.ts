import { createUnionType, Field, InputType, ObjectType } from '@nestjs/graphql';
import { InvalidInput, Problem } from '../../../platform/errors/index.ts';

@InputType({ description: 'What a browser says when it agrees to push messages.' })
export class SubscribeToPushInput {
  @Field()
  endpoint: string;

  @Field({ description: 'The browser’s public key, in base64url.' })
  p256dh: string;

  @Field({ description: 'The secret of the two, in base64url.' })
  auth: string;
}

@InputType()
export class UnsubscribeFromPushInput {
  @Field()
  endpoint: string;
}

@ObjectType()
export class PushSubscribed {
  @Field()
  endpoint: string;
}

@ObjectType()
export class PushUnsubscribed {
  @Field({ description: 'Whether the browser took messages before.' })
  was: boolean;
}

const nameOf = (name: string) => (value: object) =>
  value instanceof Problem ? value.constructor.name : name;

export const SubscribeToPushResult = createUnionType({
  name: 'SubscribeToPushResult',
  types: () => [PushSubscribed, InvalidInput] as const,
  resolveType: nameOf('PushSubscribed'),
});

export const UnsubscribeFromPushResult = createUnionType({
  name: 'UnsubscribeFromPushResult',
  types: () => [PushUnsubscribed, InvalidInput] as const,
  resolveType: nameOf('PushUnsubscribed'),
});
