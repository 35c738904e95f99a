export const REGION_CHOICES = ['YES', 'ASK_FIRST', 'NEVER'] as const;

export type RegionChoice = (typeof REGION_CHOICES)[number];

export const REGION_CHOICES_LABELS: Readonly<Record<RegionChoice, string>> = {
  YES: 'Yes',
  ASK_FIRST: 'Ask first',
  NEVER: 'Never',
};
