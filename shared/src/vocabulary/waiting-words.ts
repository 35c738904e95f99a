/** Parts of a day, by the clock of the practice. */
export const DAY_PARTS = ['MORNING', 'AFTERNOON', 'EVENING'] as const;

export type DayPart = (typeof DAY_PARTS)[number];

export const DAY_PARTS_LABELS: Readonly<Record<DayPart, string>> = {
  MORNING: 'Mornings',
  AFTERNOON: 'Afternoons',
  EVENING: 'Evenings',
};

/** How somebody's waiting stands; all but the first are for good. */
export const WAITING_STATES = ['WAITING', 'BOOKED', 'WITHDRAWN', 'PAST'] as const;

export type WaitingState = (typeof WAITING_STATES)[number];

/** What became of an offer; all but the first are for good. */
export const OFFER_STATES = ['OFFERED', 'ACCEPTED', 'DECLINED', 'EXPIRED', 'WITHDRAWN'] as const;

export type OfferState = (typeof OFFER_STATES)[number];

export const OFFER_STATES_LABELS: Readonly<Record<OfferState, string>> = {
  OFFERED: 'Offered',
  ACCEPTED: 'Taken',
  DECLINED: 'Not wanted',
  EXPIRED: 'Not answered in time',
  WITHDRAWN: 'Taken back',
};
