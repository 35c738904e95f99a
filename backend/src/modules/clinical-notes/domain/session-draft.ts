import {
  AFTERCARE,
  EMOTIONAL_RESPONSES,
  ENDINGS,
  OBSERVATIONS,
  type SessionResponseDraft,
} from '@attune/shared';
import type { NoteRow } from '../data/note-row.ts';
import { arrivalOf, consentOf, departureOf } from './note-parts.ts';

/**
 * A session response as it will be: what was sent over what was there.
 * @param parsed what was sent, checked, with every part in it.
 * @param sent what was sent, as it came: a part that is not in it stays as it was.
 */
export function sessionDraft(
  note: NoteRow,
  parsed: SessionResponseDraft,
  sent: object,
): SessionResponseDraft {
  const parts = Object.entries(parsed).filter(([part]) => Reflect.get(sent, part) !== undefined);
  return { ...draftOf(note), ...Object.fromEntries(parts) };
}

function draftOf(note: NoteRow): SessionResponseDraft {
  return {
    consent: consentOf(note),
    arrival: arrivalOf(note),
    departure: departureOf(note),
    settled: note.settled,
    work: [...(note.work ?? [])],
    observations: known(OBSERVATIONS, note.observations),
    emotionalResponse: known(EMOTIONAL_RESPONSES, note.emotionalResponse),
    clientWords: note.clientWords,
    ending: ENDINGS.find((ending) => ending === note.ending) ?? null,
    aftercare: known(AFTERCARE, note.aftercare),
    nextTime: note.nextTime,
    toPsychotherapy: note.toPsychotherapy,
    noFlagReason: note.noFlagReason,
    breachAccount: note.breachAccount,
  };
}

function known<Word extends string>(words: readonly Word[], kept: readonly string[] | null): Word[] {
  return words.filter((word) => kept?.includes(word));
}
