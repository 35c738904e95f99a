/** The columns of the access table, and beside them who is signed out or reads in an emergency (R27). */
export const COLUMNS = [
  'self',
  'psychotherapist',
  'massage therapist',
  'administrator',
  'stranger',
  'outsider',
  'signed out',
  'emergency',
] as const;

export type Column = (typeof COLUMNS)[number];

/**
 * The access table as it was decided: the committed copy that a reviewer reads, a row for each part of
 * the record, with what self, psychotherapist, massage therapist, administrator and strangers may.
 * `complete.ts` fails for a row or column that nobody walks.
 */
export const TABLE = [
  ['name, contact', 'rw', 'r', 'r', 'rw', '–'],
  ['team, its states', 'r, agree, end', 'r, propose, end', 'r, end own', 'r, propose', '–'],
  ['appointments', 'r, request, cancel', 'rw', 'r; rw own', 'rw', '–'],
  ['class of a psychotherapy appointment', 'r', 'r', 'only the rest it imposes', '–', '–'],
  ['plan', 'r, agree', 'rw', 'r, agree, propose change (consent PLAN)', '–', '–'],
  ['goals for psychotherapy only', 'r', 'rw', '–', '–', '–'],
  ['boundaries', 'rw', 'r', 'r, always', '–', '–'],
  ['sharing consent', 'rw', 'r', 'r own scope', '–', '–'],
  ['intake', 'rw', 'r', 'relevant entries (consent MEDICAL); allergies, contraindications always', '–', '–'],
  ['progress note: body', 'r once signed', 'r; author writes', '–', '–', '–'],
  ['progress note: team summary', 'r once signed', 'r', 'r (consent PSYCHOTHERAPY_SUMMARY)', '–', '–'],
  ['process note', '–', 'author only', '–', '–', '–'],
  ['session response', 'r once signed', 'r (consent SESSION_RESPONSES)', 'r; author writes', '–', '–'],
  ['distress flag: level, hold, guidance', 'told in plain words', 'r', 'r, always', 'count only', '–'],
  ['distress flag: reason and text', 'own words', 'r', 'what they raised', '–', '–'],
  ['acknowledge', '–', 'yes', 'yes (as seen)', '–', '–'],
  ['lift a hold, resolve', '–', 'yes', '–', '–', '–'],
  [
    'measures: scores',
    'r, answer',
    'r, assign',
    'pain, tension, sleep, distress; others by consent MEASURES',
    '–',
    '–',
  ],
  ['measures: item answers', 'r', 'r', '–', '–', '–'],
  ['safety plan', 'rw', 'rw', 'the part for the table, always; the rest by consent SAFETY_PLAN', '–', '–'],
  ['who opened my record', 'r', '–', '–', 'practice-wide, without contents', '–'],
  ['members, credentials, services, rooms', 'own practitioners', 'r, own rw', 'r, own rw', 'rw', '–'],
] as const;

export type Row = (typeof TABLE)[number][0];

/** What the shared access table knows and this one does not name: a case belongs somewhere. */
export const BESIDE = 'beside the table';
