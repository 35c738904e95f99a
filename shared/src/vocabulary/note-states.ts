export const NOTE_STATES = ['DRAFT', 'SIGNED', 'ENTERED_IN_ERROR'] as const;

export type NoteState = (typeof NOTE_STATES)[number];

export const NOTE_STATES_LABELS: Readonly<Record<NoteState, string>> = {
  DRAFT: 'Draft',
  SIGNED: 'Signed',
  ENTERED_IN_ERROR: 'Entered in error',
};
