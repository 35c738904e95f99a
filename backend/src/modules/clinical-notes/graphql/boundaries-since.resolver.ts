import { compareBoundaries } from '@attune/shared';
import { Field, Int, ObjectType, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { RecordClass } from '../../../platform/audit/index.ts';
import { DateTimeType } from '../../../platform/graphql/index.ts';
import { Client, type ClientRow } from '../../clients/index.ts';
import { ConsentRead, NO_BOUNDARIES_YET } from '../../consent/index.ts';
import { ConfirmedBoundariesRead } from '../data/confirmed-boundaries.read.ts';

@ObjectType({
  description:
    'What the client has changed since the viewer went over the boundaries with them the last time.',
})
export class BoundariesSince {
  @Field(() => DateTimeType, { description: 'When that session was written down.' })
  sessionAt: string;

  @Field(() => Int, { description: 'The version that was confirmed in it; 0: none were set.' })
  version: number;

  @Field(() => [String], { description: 'In sentences; empty when nothing changed.' })
  changes: string[];
}

@Resolver(() => Client)
export class BoundariesSinceResolver {
  constructor(
    private readonly confirmed: ConfirmedBoundariesRead,
    private readonly consent: ConsentRead,
  ) {}

  @ResolveField(() => BoundariesSince, {
    nullable: true,
    description: 'Null for a viewer who has signed no session with the client.',
  })
  @RecordClass('BOUNDARIES')
  async boundariesSinceMySession(@Parent() client: ClientRow): Promise<BoundariesSince | null> {
    const [last, now] = await Promise.all([
      this.confirmed.lastOfMine(client.id),
      this.consent.boundaries(client.id),
    ]);
    // Who has left the team keeps what they wrote, and sees no boundaries any more.
    if (!last || (!now && last.version > 0)) {
      return null;
    }
    return {
      sessionAt: last.at,
      version: last.version,
      changes: compareBoundaries(last.contents ?? NO_BOUNDARIES_YET, now ?? NO_BOUNDARIES_YET),
    };
  }
}
