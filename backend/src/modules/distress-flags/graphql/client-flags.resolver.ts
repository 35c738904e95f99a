import type { HoldLevel } from '@attune/shared';
import { Args, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { RecordClass } from '../../../platform/audit/index.ts';
import { pageRequest, toConnection } from '../../../platform/graphql/index.ts';
import { Client, type ClientRow } from '../../clients/index.ts';
import { DistressFlagsRead } from '../data/distress-flags.read.ts';
import { HoldsRead } from '../data/holds.read.ts';
import { DistressFlagConnection, FlagsArgs } from './distress-flag.type.ts';
import { HoldLevelEnum } from './hold.type.ts';

@Resolver(() => Client)
export class ClientFlagsResolver {
  constructor(
    private readonly reading: DistressFlagsRead,
    private readonly holds: HoldsRead,
  ) {}

  @ResolveField(() => HoldLevelEnum, { description: 'The strictest hold on bodywork that is on now.' })
  @RecordClass('FLAGS')
  hold(@Parent() client: ClientRow): Promise<HoldLevel> {
    return this.holds.of(client.id);
  }

  @ResolveField(() => Int, { description: 'How many flags are not resolved; also for an administrator.' })
  @RecordClass('FLAGS')
  openFlags(@Parent() client: ClientRow): Promise<number> {
    return this.holds.openFlags(client.id);
  }

  @ResolveField(() => DistressFlagConnection, {
    description: 'The flags the viewer may see, the newest first.',
  })
  @RecordClass('FLAGS')
  async flags(@Parent() client: ClientRow, @Args() args: FlagsArgs) {
    const request = pageRequest(args, 2);
    const rows = await this.reading.ofClient(client.id, args.states ?? null, request);
    return toConnection(rows, request, (row) => [row.raisedAt, row.id]);
  }
}
