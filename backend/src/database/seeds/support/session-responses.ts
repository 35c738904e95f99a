import { contentHash } from '../../../modules/clinical-notes/domain/content-hash.ts';
import { type NoteHead, noteIdOf, partOf, sign, signedContent, writeHeads } from './note-head.ts';
import type { PracticeSeed } from './practice-seed.ts';

export interface ScalesSpec {
  readonly distress: number;
  readonly arousal: number;
  readonly pain: number;
  readonly tension: number;
}

export interface WorkSpec {
  readonly region: string;
  readonly modality: string;
  readonly pressureAsked: number;
  readonly pressure: number;
  readonly minutes: number;
}

export interface SessionSpec extends NoteHead {
  readonly boundariesVersion: number;
  readonly boundariesConfirmed: boolean;
  readonly regionsAgreedToday: readonly string[];
  readonly draping: string;
  readonly arrival: ScalesSpec;
  readonly departure: ScalesSpec;
  readonly settled: boolean;
  readonly work: readonly WorkSpec[];
  readonly observations: readonly string[];
  readonly emotionalResponse: readonly string[];
  readonly clientWords: string | null;
  readonly ending: string;
  readonly aftercare: readonly string[];
  readonly nextTime: string | null;
  readonly toPsychotherapy: string | null;
}

/** Writes session responses of bodywork. @returns their ids in the order given. */
export async function writeSessionResponses(
  seed: PracticeSeed,
  specs: readonly SessionSpec[],
): Promise<string[]> {
  const notes = specs.map((spec) => ({ ...spec, noteId: noteIdOf(seed, 'SESSION_RESPONSE', spec) }));
  await writeHeads(seed, 'SESSION_RESPONSE', notes, () => false);
  await seed.insert(
    'session_response',
    notes.map((note) => ({
      ...partOf(note),
      client_id: note.client.clientId,
      signed: note.signedAt !== null,
      ...sessionColumns(note),
    })),
  );
  await sign(
    seed,
    notes.map((note) => ({
      noteId: note.noteId,
      head: note,
      hash: contentHash(signedContent('SESSION_RESPONSE', note, { response: responseOf(note) })),
    })),
  );
  return notes.map((note) => note.noteId);
}

function sessionColumns(note: SessionSpec) {
  return {
    boundaries_version: note.boundariesVersion,
    boundaries_confirmed: note.boundariesConfirmed,
    regions_agreed_today: note.regionsAgreedToday,
    draping: note.draping,
    stop_signal_agreed: true,
    arrival_distress: note.arrival.distress,
    arrival_arousal: note.arrival.arousal,
    arrival_pain: note.arrival.pain,
    arrival_tension: note.arrival.tension,
    departure_distress: note.departure.distress,
    departure_arousal: note.departure.arousal,
    departure_pain: note.departure.pain,
    departure_tension: note.departure.tension,
    settled: note.settled,
    work: note.work,
    observations: note.observations,
    emotional_response: note.emotionalResponse,
    client_words: note.clientWords,
    ending: note.ending,
    aftercare: note.aftercare,
    next_time: note.nextTime,
    to_psychotherapy: note.toPsychotherapy,
    no_flag_reason: null,
    breach_account: null,
  };
}

/** The same, as the signature covers it. */
function responseOf(note: SessionSpec) {
  return {
    consent: {
      boundariesVersion: note.boundariesVersion,
      confirmed: note.boundariesConfirmed,
      regionsAgreedToday: note.regionsAgreedToday,
      draping: note.draping,
      stopSignalAgreed: true,
    },
    arrival: note.arrival,
    departure: note.departure,
    settled: note.settled,
    work: note.work,
    observations: note.observations,
    emotionalResponse: note.emotionalResponse,
    clientWords: note.clientWords,
    ending: note.ending,
    aftercare: note.aftercare,
    nextTime: note.nextTime,
    toPsychotherapy: note.toPsychotherapy,
    noFlagReason: null,
    breachAccount: null,
  };
}
