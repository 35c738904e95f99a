import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Policy } from '../../../platform/authz/index.ts';
import { PushSender } from '../../../platform/push/index.ts';
import { PushDevices } from '../app/push-devices.ts';
import {
  type PushSubscribed,
  type PushUnsubscribed,
  SubscribeToPushInput,
  SubscribeToPushResult,
  UnsubscribeFromPushInput,
  UnsubscribeFromPushResult,
} from './push.type.ts';

@Resolver()
export class PushResolver {
  constructor(
    private readonly push: PushSender,
    private readonly devices: PushDevices,
  ) {}

  @Query(() => String, {
    nullable: true,
    description: 'The key that a browser must know before it agrees to push messages; null: there are none.',
  })
  @Policy('notification.own')
  pushKey(): string | null {
    return this.push.publicKey;
  }

  @Mutation(() => SubscribeToPushResult, { description: 'This browser takes push messages for the viewer.' })
  @Policy('notification.own')
  async subscribeToPush(@Args('input') input: SubscribeToPushInput): Promise<PushSubscribed> {
    await this.devices.subscribe(input);
    return { endpoint: input.endpoint };
  }

  @Mutation(() => UnsubscribeFromPushResult, { description: 'This browser takes none any more.' })
  @Policy('notification.own')
  async unsubscribeFromPush(@Args('input') input: UnsubscribeFromPushInput): Promise<PushUnsubscribed> {
    return { was: await this.devices.unsubscribe(input) };
  }
}
