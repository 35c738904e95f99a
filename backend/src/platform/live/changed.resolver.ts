import { Field, ID, ObjectType, Resolver, Subscription } from '@nestjs/graphql';
import { Policy } from '../authz/index.ts';
import { practiceActor } from '../context/index.ts';
import { DateTimeType } from '../graphql/scalars.ts';
import { LiveHub } from './live-hub.ts';
import type { Notice } from './notice.ts';

@ObjectType()
export class ChangeNotice {
  @Field()
  kind: string;

  @Field(() => ID)
  id: string;

  @Field(() => ID, { nullable: true })
  clientId: string | null;

  @Field(() => DateTimeType)
  at: string;
}

@Resolver()
export class ChangedResolver {
  constructor(private readonly hub: LiveHub) {}

  /** "Look again" at things the viewer may see; asked again at each delivery. */
  @Subscription(() => ChangeNotice, { resolve: (notice: Notice) => notice })
  @Policy('live.changed')
  changed(): AsyncIterableIterator<Notice> {
    return this.hub.subscribe(practiceActor());
  }
}
