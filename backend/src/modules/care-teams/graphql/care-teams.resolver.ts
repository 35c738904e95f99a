import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { RecordClass } from '../../../platform/audit/index.ts';
import { Policy } from '../../../platform/authz/index.ts';
import { Client, type ClientRow } from '../../clients/index.ts';
import { Member, PracticesRead } from '../../practices/index.ts';
import { MoveCareTeamMember } from '../app/move-care-team-member.ts';
import { ProposeCareTeamMember } from '../app/propose-care-team-member.ts';
import { type CareTeamMemberRow, CareTeamsRepository } from '../data/care-teams.repository.ts';
import {
  CareTeamMember,
  CareTeamMemberInput,
  CareTeamResult,
  EndCareTeamMembershipInput,
  ProposeCareTeamMemberInput,
} from './care-team.type.ts';

@Resolver(() => CareTeamMember)
export class CareTeamsResolver {
  constructor(
    private readonly proposing: ProposeCareTeamMember,
    private readonly moving: MoveCareTeamMember,
    private readonly teams: CareTeamsRepository,
    private readonly practices: PracticesRead,
  ) {}

  @Mutation(() => CareTeamResult)
  @Policy('careTeam.propose')
  async proposeCareTeamMember(@Args('input') input: ProposeCareTeamMemberInput) {
    return this.teams.one(await this.proposing.run(input));
  }

  @Mutation(() => CareTeamResult)
  @Policy('careTeam.agree')
  async agreeToCareTeamMember(@Args('input') input: CareTeamMemberInput) {
    return this.teams.one(await this.moving.agree(input));
  }

  @Mutation(() => CareTeamResult)
  @Policy('careTeam.end')
  async endCareTeamMembership(@Args('input') input: EndCareTeamMembershipInput) {
    // Also whoever ends the own place still sees that row: it is theirs.
    return this.teams.one(await this.moving.end(input));
  }

  @ResolveField(() => Member)
  member(@Parent() place: CareTeamMemberRow) {
    return this.practices.member(place.memberId);
  }
}

@Resolver(() => Client)
export class ClientCareTeamResolver {
  constructor(private readonly teams: CareTeamsRepository) {}

  @ResolveField(() => [CareTeamMember])
  @RecordClass('TEAM')
  careTeam(@Parent() client: ClientRow): Promise<CareTeamMemberRow[]> {
    return this.teams.ofClient(client.id);
  }
}
