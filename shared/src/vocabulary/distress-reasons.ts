/** What distress was seen as, in words that need no typing; the text beside them says more. */
export const DISTRESS_REASONS = [
  'ANXIETY',
  'PANIC',
  'RELIVING',
  'GOING_AWAY',
  'NUMB',
  'ANGER',
  'LOW_MOOD',
  'SELF_HARM',
  'DANGER_FROM_OTHERS',
  'NOT_SETTLED',
  'SESSION_STOPPED',
  'PAIN',
  'BOUNDARY_CROSSED',
  'SCORE_ROSE',
  'ASKED_FOR_SUPPORT',
  'OTHER',
] as const;

export type DistressReason = (typeof DISTRESS_REASONS)[number];

export const DISTRESS_REASONS_LABELS: Readonly<Record<DistressReason, string>> = {
  ANXIETY: 'Anxiety or fear',
  PANIC: 'Panic',
  RELIVING: 'Reliving something',
  GOING_AWAY: 'Going away (dissociation)',
  NUMB: 'Numb or shut down',
  ANGER: 'Anger',
  LOW_MOOD: 'Very low mood',
  SELF_HARM: 'Thoughts of self-harm or of not living',
  DANGER_FROM_OTHERS: 'In danger from somebody',
  NOT_SETTLED: 'Not settled on leaving',
  SESSION_STOPPED: 'Stopped the session',
  PAIN: 'Pain',
  BOUNDARY_CROSSED: 'A boundary was crossed',
  SCORE_ROSE: 'Answers became worse',
  ASKED_FOR_SUPPORT: 'Asked for support',
  OTHER: 'Something else',
};

/** What a practitioner can choose; the others are what Attune itself writes. */
export const OBSERVED_REASONS = [
  'ANXIETY',
  'PANIC',
  'RELIVING',
  'GOING_AWAY',
  'NUMB',
  'ANGER',
  'LOW_MOOD',
  'SELF_HARM',
  'DANGER_FROM_OTHERS',
  'NOT_SETTLED',
  'SESSION_STOPPED',
  'PAIN',
  'OTHER',
] as const satisfies readonly DistressReason[];
