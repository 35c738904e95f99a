export const TRAININGS = [
  'TRAUMA_INFORMED_CARE',
  'SOMATIC_EXPERIENCING',
  'SENSORIMOTOR_PSYCHOTHERAPY',
  'TRAUMA_TOUCH_THERAPY',
  'TRE',
  'EMDR',
] as const;

export type Training = (typeof TRAININGS)[number];

export const TRAININGS_LABELS: Readonly<Record<Training, string>> = {
  TRAUMA_INFORMED_CARE: 'Trauma-informed care',
  SOMATIC_EXPERIENCING: 'Somatic experiencing',
  SENSORIMOTOR_PSYCHOTHERAPY: 'Sensorimotor psychotherapy',
  TRAUMA_TOUCH_THERAPY: 'Trauma touch therapy',
  TRE: 'Tension and trauma releasing exercises',
  EMDR: 'EMDR',
};
