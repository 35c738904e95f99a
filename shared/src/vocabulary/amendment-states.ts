export const AMENDMENT_STATES = ['REQUESTED', 'ACCEPTED', 'DECLINED', 'WITHDRAWN'] as const;

export type AmendmentState = (typeof AMENDMENT_STATES)[number];

export const AMENDMENT_STATES_LABELS: Readonly<Record<AmendmentState, string>> = {
  REQUESTED: 'Asked for',
  ACCEPTED: 'Added to the note',
  DECLINED: 'Not changed',
  WITHDRAWN: 'Withdrawn',
};

/** Within so many days a request is answered (45 CFR 164.526: sixty). */
export const AMENDMENT_DAYS = 60;
