/** How a goal goes, in one word; the words of FHIR's goal achievement, as far as people use them. */
export const ACHIEVEMENTS = [
  'IN_PROGRESS',
  'IMPROVING',
  'NO_CHANGE',
  'WORSENING',
  'ACHIEVED',
  'NOT_ATTAINABLE',
] as const;

export type Achievement = (typeof ACHIEVEMENTS)[number];

export const ACHIEVEMENTS_LABELS: Readonly<Record<Achievement, string>> = {
  IN_PROGRESS: 'In progress',
  IMPROVING: 'Improving',
  NO_CHANGE: 'No change',
  WORSENING: 'Worsening',
  ACHIEVED: 'Achieved',
  NOT_ATTAINABLE: 'Not attainable for now',
};
