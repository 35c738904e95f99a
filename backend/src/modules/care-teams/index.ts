export { CareTeamsModule } from './care-teams.module.ts';
export { type CareTeamMemberRow, CareTeamsRepository } from './data/care-teams.repository.ts';
