import { departureAsksForFlag, modalityOf } from '@attune/shared';
import type { NoteRow } from '../data/note-row.ts';
import { arrivalOf, consentOf, departureOf } from './note-parts.ts';

interface Missing {
  readonly path: string;
  readonly message: string;
}

const missing = (path: string, message: string): Missing => ({ path: `session.${path}`, message });

/** What a session response still lacks before it can be signed: one sentence for each part. */
export function missingParts(note: NoteRow): Missing[] {
  return [
    ...(consentOf(note) === null
      ? [missing('consent', 'Please make the consent check of the session’s beginning.')]
      : []),
    ...(arrivalOf(note) === null ? [missing('arrival', 'How was the client on arrival?')] : []),
    ...(departureOf(note) === null ? [missing('departure', 'How was the client on leaving?')] : []),
    ...(note.settled === null ? [missing('settled', 'Was the client settled on leaving?')] : []),
    ...(note.ending === null ? [missing('ending', 'How did the session end?')] : []),
    ...(note.ending === 'FINISHED' && (note.work ?? []).length === 0
      ? [missing('work', 'Please enter what was worked on.')]
      : []),
    ...unknownModalities(note),
  ];
}

/** R15: why the departure asks for a flag; null when it does not. */
export function flagAsked(note: NoteRow): string | null {
  const [arrival, departure] = [arrivalOf(note), departureOf(note)];
  return arrival && departure ? departureAsksForFlag(arrival, departure, note.settled ?? true) : null;
}

function unknownModalities(note: NoteRow): Missing[] {
  return (note.work ?? []).flatMap((one, index) => {
    const modality = modalityOf(one.modality);
    return modality?.disciplines.includes('MASSAGE')
      ? []
      : [missing(`work.${index}.modality`, 'This way of working is not one of bodywork.')];
  });
}
