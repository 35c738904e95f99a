/** Where a summary for somebody outside the practice stands. */
export const DISCLOSURE_STATES = [
  'DRAFT',
  'ASKED',
  'CONSENTED',
  'OPEN',
  'EXPIRED',
  'REVOKED',
  'DECLINED',
] as const;

export type DisclosureState = (typeof DISCLOSURE_STATES)[number];

export const DISCLOSURE_STATES_LABELS: Readonly<Record<DisclosureState, string>> = {
  DRAFT: 'Draft',
  ASKED: 'Asked',
  CONSENTED: 'Agreed to',
  OPEN: 'Open',
  EXPIRED: 'Run out',
  REVOKED: 'Ended',
  DECLINED: 'Declined',
};

export const RECIPIENT_KINDS = ['PRIMARY_CARE_PHYSICIAN', 'PSYCHIATRIST', 'OTHER'] as const;

export type RecipientKind = (typeof RECIPIENT_KINDS)[number];

export const RECIPIENT_KINDS_LABELS: Readonly<Record<RecipientKind, string>> = {
  PRIMARY_CARE_PHYSICIAN: 'Primary-care physician',
  PSYCHIATRIST: 'Psychiatrist',
  OTHER: 'Somebody else',
};

/** What of the record can go into a summary; each is chosen by itself. */
export const SUMMARY_PARTS = ['PHASE', 'GOALS', 'SESSIONS', 'MEASURES', 'HOLDS', 'TEAM'] as const;

export type SummaryPart = (typeof SUMMARY_PARTS)[number];

export const SUMMARY_PARTS_LABELS: Readonly<Record<SummaryPart, string>> = {
  PHASE: 'Phase of the work',
  GOALS: 'Goals, and how they go',
  SESSIONS: 'How many sessions there were',
  MEASURES: 'Questionnaires: first and last, with the change',
  HOLDS: 'Holds on bodywork',
  TEAM: 'The care team',
};

/** What is proposed to begin with; holds go out only where somebody chose them. */
export const USUAL_SUMMARY_PARTS: readonly SummaryPart[] = ['PHASE', 'GOALS', 'SESSIONS', 'MEASURES', 'TEAM'];

/** How long a link opens, in days from the one on which it is made. */
export const LINK_DAYS = { least: 1, usual: 14, most: 60 } as const;

/** So long an agreement may wait for its link, in days. */
export const CONSENT_WAITS_DAYS = 30;

/** A code that was wrong so often opens nothing any more. */
export const MOST_CODE_TRIES = 5;

export const LONGEST_NARRATIVE = 4_000;
