export const FLAG_STATES = ['RAISED', 'ACKNOWLEDGED', 'RESOLVED'] as const;

export type FlagState = (typeof FLAG_STATES)[number];

export const FLAG_STATES_LABELS: Readonly<Record<FlagState, string>> = {
  RAISED: 'Raised',
  ACKNOWLEDGED: 'Acknowledged',
  RESOLVED: 'Resolved',
};
