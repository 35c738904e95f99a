export const SUPPORT_URGENCIES = ['SOON', 'TODAY', 'NOW'] as const;

export type SupportUrgency = (typeof SUPPORT_URGENCIES)[number];

export const SUPPORT_URGENCIES_LABELS: Readonly<Record<SupportUrgency, string>> = {
  SOON: 'Soon',
  TODAY: 'Today',
  NOW: 'Now, I am not safe',
};

/** R19: how soon a client wants to hear from somebody, as the level of the flag behind it. */
export const LEVEL_OF_URGENCY = {
  SOON: 'CONCERN',
  TODAY: 'ALERT',
  NOW: 'CRISIS',
} as const satisfies Record<SupportUrgency, string>;
