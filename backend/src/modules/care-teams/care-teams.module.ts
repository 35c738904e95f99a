import { Global, Module } from '@nestjs/common';
import { MoveCareTeamMember } from './app/move-care-team-member.ts';
import { ProposeCareTeamMember } from './app/propose-care-team-member.ts';
import { CareTeamsRepository } from './data/care-teams.repository.ts';
import { CareTeamsResolver, ClientCareTeamResolver } from './graphql/care-teams.resolver.ts';

@Global()
@Module({
  providers: [
    CareTeamsRepository,
    ProposeCareTeamMember,
    MoveCareTeamMember,
    CareTeamsResolver,
    ClientCareTeamResolver,
  ],
  exports: [CareTeamsRepository],
})
export class CareTeamsModule {}
