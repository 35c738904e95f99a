/** What helps a practitioner to recover after a heavy session. */
export const RECOVERY_KINDS = ['STRETCHING', 'WALK', 'BOOK', 'FOOD', 'SCENT', 'OTHER'] as const;
export type RecoveryKind = (typeof RECOVERY_KINDS)[number];

export const RECOVERY_KIND_WORDS: Readonly<Record<RecoveryKind, string>> = {
  STRETCHING: 'Stretching or yoga',
  WALK: 'A walk',
  BOOK: 'A good book',
  FOOD: 'Food',
  SCENT: 'Calming scents',
  OTHER: 'Something else',
};

/** What a practitioner notes for themselves, in characters. */
export const LONGEST_RECOVERY_NOTE = 4_000;
