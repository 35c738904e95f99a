import type { SharingCategory } from '../vocabulary/sharing-categories.ts';

/** A category of sharing as it is spoken of within a sentence. */
export const SHARING_CATEGORY_WORDS: Readonly<Record<SharingCategory, string>> = {
  PLAN: 'the care plan',
  PSYCHOTHERAPY_SUMMARY: 'summaries from psychotherapy',
  SESSION_RESPONSES: 'responses from bodywork sessions',
  MEASURES: 'questionnaires and scores',
  MEDICAL: 'medical information',
  SAFETY_PLAN: 'the safety plan',
};
