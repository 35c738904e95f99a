export const DISCIPLINES = ['PSYCHOTHERAPY', 'MASSAGE'] as const;

export type Discipline = (typeof DISCIPLINES)[number];

export const DISCIPLINES_LABELS: Readonly<Record<Discipline, string>> = {
  PSYCHOTHERAPY: 'Psychotherapy',
  MASSAGE: 'Massage therapy',
};

/** The role that practises a discipline. */
export const PRACTISING_ROLE = {
  PSYCHOTHERAPY: 'PSYCHOTHERAPIST',
  MASSAGE: 'MASSAGE_THERAPIST',
} as const satisfies Record<Discipline, string>;
