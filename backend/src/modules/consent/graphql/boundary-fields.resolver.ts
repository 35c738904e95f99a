import { compareBoundaries, withChanges } from '@attune/shared';
import { Args, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Member, PracticesRead } from '../../practices/index.ts';
import type { BoundariesRow } from '../data/boundaries.columns.ts';
import type { BoundaryProposalRow } from '../data/boundary-proposals.repository.ts';
import { BoundaryVersionsRead, type BoundaryVersionRow } from '../data/boundary-versions.read.ts';
import { ConsentRead } from '../data/consent.read.ts';
import { NO_BOUNDARIES_YET } from '../domain/no-boundaries-yet.ts';
import { Boundaries, BoundaryProposal, BoundaryVersion, RegionBoundary } from './boundaries.type.ts';

@Resolver(() => Boundaries)
export class BoundariesResolver {
  constructor(private readonly versions: BoundaryVersionsRead) {}

  @ResolveField(() => [RegionBoundary])
  regions(@Parent() boundaries: BoundariesRow): RegionBoundary[] {
    return Object.entries(boundaries.regions).map(([region, choice]) => ({ region, choice }));
  }

  @ResolveField(() => [String], {
    nullable: true,
    description:
      'What holds otherwise than in an earlier version, in sentences; 0 is before the client said anything. Null where there is no such version.',
  })
  async changesSince(
    @Parent() boundaries: BoundariesRow,
    @Args('version', { type: () => Int }) version: number,
  ): Promise<string[] | null> {
    const before = version === 0 ? NO_BOUNDARIES_YET : await this.versions.at(boundaries.clientId, version);
    return before ? compareBoundaries(before, boundaries) : null;
  }
}

@Resolver(() => BoundaryVersion)
export class BoundaryVersionResolver {
  constructor(private readonly practices: PracticesRead) {}

  @ResolveField(() => [String], { description: 'What it changed, in sentences.' })
  changes(@Parent() row: BoundaryVersionRow): string[] {
    return compareBoundaries(row.before ?? NO_BOUNDARIES_YET, row);
  }

  @ResolveField(() => Member, {
    nullable: true,
    description: 'Who proposed it, where the client accepted a proposal.',
  })
  proposedBy(@Parent() { proposerId }: BoundaryVersionRow) {
    return proposerId === null ? null : this.practices.member(proposerId);
  }

  @ResolveField(() => Boundaries)
  boundaries(@Parent() row: BoundaryVersionRow): BoundariesRow {
    return row;
  }
}

@Resolver(() => BoundaryProposal)
export class BoundaryProposalResolver {
  constructor(
    private readonly consent: ConsentRead,
    private readonly practices: PracticesRead,
  ) {}

  @ResolveField(() => Member)
  proposedBy(@Parent() { memberId }: BoundaryProposalRow) {
    return this.practices.member(memberId);
  }

  @ResolveField(() => [String], { description: 'What it would change in what holds now, in sentences.' })
  async changes(@Parent() { clientId, changes }: BoundaryProposalRow): Promise<string[]> {
    const now = (await this.consent.boundaries(clientId)) ?? NO_BOUNDARIES_YET;
    return compareBoundaries(now, withChanges(now, changes));
  }
}
