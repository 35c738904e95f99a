import type { Scales } from '@attune/shared';
import type { NoteRow } from '../data/note-row.ts';

/** The content of a note that its signature stands for; times and states are not of it. */
export function signedParts(note: NoteRow): object {
  return {
    kind: note.kind,
    clientId: note.clientId,
    authorId: note.authorId,
    appointmentId: note.appointmentId,
    body: note.body,
    tolerance: note.tolerance,
    teamSummary: note.teamSummary,
    // Of a process note the sealed text: a hash of the words themselves would let them be guessed at.
    sealed: note.sealed?.toString('base64') ?? null,
    response: note.responseId
      ? {
          consent: consentOf(note),
          arrival: arrivalOf(note),
          departure: departureOf(note),
          settled: note.settled,
          work: note.work,
          observations: note.observations,
          emotionalResponse: note.emotionalResponse,
          clientWords: note.clientWords,
          ending: note.ending,
          aftercare: note.aftercare,
          nextTime: note.nextTime,
          toPsychotherapy: note.toPsychotherapy,
          noFlagReason: note.noFlagReason,
          breachAccount: note.breachAccount,
        }
      : null,
  };
}

export function arrivalOf(note: NoteRow): Scales | null {
  return scales(note.arrivalDistress, note.arrivalArousal, note.arrivalPain, note.arrivalTension);
}

export function departureOf(note: NoteRow): Scales | null {
  return scales(note.departureDistress, note.departureArousal, note.departurePain, note.departureTension);
}

/** The consent check at the session's start; null while it was not made. */
export function consentOf(note: NoteRow) {
  return note.boundariesVersion === null
    ? null
    : {
        boundariesVersion: note.boundariesVersion,
        confirmed: note.boundariesConfirmed ?? false,
        regionsAgreedToday: note.regionsAgreedToday ?? [],
        draping: note.draping ?? '',
        stopSignalAgreed: note.stopSignalAgreed ?? false,
      };
}

function scales(
  distress: number | null,
  arousal: number | null,
  pain: number | null,
  tension: number | null,
): Scales | null {
  return distress === null || arousal === null || pain === null || tension === null
    ? null
    : { distress, arousal, pain, tension };
}
