import { decide } from '@attune/shared';
import { Args, ArgsType, Field, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { RecordClass } from '../../../platform/audit/index.ts';
import { Authz } from '../../../platform/authz/index.ts';
import { forbidden, invalid } from '../../../platform/errors/index.ts';
import { PageArgs, pageRequest, toConnection } from '../../../platform/graphql/index.ts';
import { Client, type ClientRow } from '../../clients/index.ts';
import type { BoundariesRow } from '../data/boundaries.columns.ts';
import {
  type BoundaryProposalRow,
  BoundaryProposalsRepository,
} from '../data/boundary-proposals.repository.ts';
import { BoundaryVersionsRead } from '../data/boundary-versions.read.ts';
import { ConsentRead } from '../data/consent.read.ts';
import { NO_BOUNDARIES_YET } from '../domain/no-boundaries-yet.ts';
import { Boundaries, BoundaryProposal, BoundaryVersionConnection } from './boundaries.type.ts';

@ArgsType()
class BoundaryVersionsArgs extends PageArgs {
  @Field(() => Int, { nullable: true, defaultValue: 10 })
  override first: number | null;
}

/** What the client allows on the body: for the client and the team, and for nobody who runs the practice. */
@Resolver(() => Client)
export class ClientBoundariesResolver {
  constructor(
    private readonly consent: ConsentRead,
    private readonly versions: BoundaryVersionsRead,
    private readonly proposals: BoundaryProposalsRepository,
    private readonly authz: Authz,
  ) {}

  @ResolveField(() => Boundaries)
  @RecordClass('BOUNDARIES')
  async boundaries(@Parent() client: ClientRow): Promise<BoundariesRow> {
    const [row] = await Promise.all([this.consent.boundaries(client.id), this.assertOpen(client.id)]);
    return row ?? { ...NO_BOUNDARIES_YET, clientId: client.id };
  }

  @ResolveField(() => BoundaryVersionConnection, {
    description: 'Every version of the boundaries, the newest first.',
  })
  @RecordClass('BOUNDARIES')
  async boundaryVersions(@Parent() client: ClientRow, @Args() args: BoundaryVersionsArgs) {
    const request = pageRequest(args, 1);
    if (request.after && !/^\d{1,9}$/.test(request.after[0] ?? '')) {
      throw invalid({ path: 'after', message: 'This is no place in the list.' });
    }
    const [rows] = await Promise.all([
      this.versions.ofClient(client.id, request),
      this.assertOpen(client.id),
    ]);
    return toConnection(rows, request, (row) => [String(row.version)]);
  }

  @ResolveField(() => [BoundaryProposal], {
    description: 'What practitioners propose to change and the client has not answered yet.',
  })
  @RecordClass('BOUNDARIES')
  async boundaryProposals(@Parent() client: ClientRow): Promise<BoundaryProposalRow[]> {
    const [rows] = await Promise.all([this.proposals.openOf(client.id), this.assertOpen(client.id)]);
    return rows;
  }

  private async assertOpen(clientId: string): Promise<void> {
    if (!decide('boundaries.read', await this.authz.factsOf(clientId)).allow) {
      throw forbidden('Boundaries are between the client and the care team.');
    }
  }
}
