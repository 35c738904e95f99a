export const TEAM_STATES = ['PROPOSED', 'TRIAL', 'ACTIVE', 'ENDED'] as const;

export type TeamState = (typeof TEAM_STATES)[number];

export const TEAM_STATES_LABELS: Readonly<Record<TeamState, string>> = {
  PROPOSED: 'Proposed',
  TRIAL: 'Getting to know each other',
  ACTIVE: 'On the team',
  ENDED: 'Ended',
};
