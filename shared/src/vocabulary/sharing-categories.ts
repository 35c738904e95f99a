export const SHARING_CATEGORIES = [
  'PLAN',
  'PSYCHOTHERAPY_SUMMARY',
  'SESSION_RESPONSES',
  'MEASURES',
  'MEDICAL',
  'SAFETY_PLAN',
] as const;

export type SharingCategory = (typeof SHARING_CATEGORIES)[number];

export const SHARING_CATEGORIES_LABELS: Readonly<Record<SharingCategory, string>> = {
  PLAN: 'Care plan',
  PSYCHOTHERAPY_SUMMARY: 'Psychotherapy summary',
  SESSION_RESPONSES: 'Session responses',
  MEASURES: 'Measures',
  MEDICAL: 'Medical information',
  SAFETY_PLAN: 'Safety plan',
};
