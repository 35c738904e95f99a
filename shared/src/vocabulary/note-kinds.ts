export const NOTE_KINDS = ['PROGRESS', 'PROCESS', 'SESSION_RESPONSE', 'CONTACT'] as const;

export type NoteKind = (typeof NOTE_KINDS)[number];

export const NOTE_KINDS_LABELS: Readonly<Record<NoteKind, string>> = {
  PROGRESS: 'Progress note',
  PROCESS: 'Process note',
  SESSION_RESPONSE: 'Session response',
  CONTACT: 'Contact note',
};
