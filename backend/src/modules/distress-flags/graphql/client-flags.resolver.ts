import type { HoldLevel } from '@attune/shared';
import { Args, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { RecordClass } from '../../../platform/audit/index.ts';
import { Authz } from '../../../platform/authz/index.ts';
import { pageRequest, toConnection } from '../../../platform/graphql/index.ts';
import { Client, type ClientRow } from '../../clients/index.ts';
import { ConditionsRead, type ConditionsRow } from '../data/conditions.read.ts';
import { DistressFlagsRead } from '../data/distress-flags.read.ts';
import { HoldsRead } from '../data/holds.read.ts';
import { BodyworkConditions, DistressFlagConnection, FlagsArgs } from './distress-flag.type.ts';
import { HoldLevelEnum } from './hold.type.ts';

@Resolver(() => Client)
export class ClientFlagsResolver {
  constructor(
    private readonly reading: DistressFlagsRead,
    private readonly holds: HoldsRead,
    private readonly inForce: ConditionsRead,
    private readonly authz: Authz,
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

  @ResolveField(() => [BodyworkConditions], {
    description:
      'Under what bodywork goes on, for the care team; the latest first. They hold until a psychotherapist ends them.',
  })
  @RecordClass('FLAGS')
  async conditions(@Parent() client: ClientRow): Promise<ConditionsRow[]> {
    const [rows, { relations }] = await Promise.all([
      this.inForce.of(client.id),
      this.authz.factsOf(client.id),
    ]);
    // The team's words among themselves, like what to do on the table.
    return relations.some((one) => one !== 'SELF' && one !== 'ADMINISTRATOR') ? rows : [];
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
