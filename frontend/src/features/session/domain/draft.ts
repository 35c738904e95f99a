import type { Aftercare, EmotionalResponse, Ending, Observation, Scales } from '@attune/shared';
import type { DraftPartsFragment, SessionResponseInput } from '../../../generated/session.ts';

export const SCALES = ['distress', 'arousal', 'pain', 'tension'] as const;
export type ScaleName = (typeof SCALES)[number];
/** Scales are tapped one after the other; only all four together are an answer. */
export type PartScales = Partial<Scales>;

export interface WorkEntry {
  readonly region: string;
  readonly modality: string;
  readonly pressureAsked: number | null;
  readonly pressure: number;
  readonly minutes: number;
}

export interface Pause {
  /** Instants as ISO text; no end while it goes on. */
  readonly from: string;
  readonly to: string | null;
}

/** What is known of a session so far, as the tablet keeps it. */
export interface SessionDraft {
  readonly boundaries: 'SAME' | 'CHANGED' | null;
  /** The version that was gone over with the client; null while it was not. */
  readonly boundariesVersion: number | null;
  readonly draping: string;
  readonly stopSignalAgreed: boolean;
  readonly regionsAgreedToday: readonly string[];
  readonly arrival: PartScales;
  readonly work: readonly WorkEntry[];
  readonly pauses: readonly Pause[];
  readonly observations: readonly Observation[];
  readonly emotionalResponse: readonly EmotionalResponse[];
  readonly clientWords: string;
  readonly departure: PartScales;
  readonly settled: boolean | null;
  readonly ending: Ending | null;
  readonly aftercare: readonly Aftercare[];
  readonly nextTime: string;
  readonly toPsychotherapy: string;
  readonly noFlagReason: string;
  readonly breachAccount: string;
}

/** A session that has not begun; draping is what the client asked for. */
export function emptyDraft(draping: string): SessionDraft {
  return {
    boundaries: null,
    boundariesVersion: null,
    draping,
    stopSignalAgreed: false,
    regionsAgreedToday: [],
    arrival: {},
    work: [],
    pauses: [],
    observations: [],
    emotionalResponse: [],
    clientWords: '',
    departure: {},
    settled: null,
    ending: null,
    aftercare: [],
    nextTime: '',
    toPsychotherapy: '',
    noFlagReason: '',
    breachAccount: '',
  };
}

/** The draft as the server has it. */
export function draftOfNote(note: DraftPartsFragment, draping: string): SessionDraft {
  const { consent } = note;
  return {
    ...emptyDraft(consent?.draping ?? draping),
    boundaries: consent?.confirmed ? 'SAME' : null,
    boundariesVersion: consent?.confirmed ? consent.boundariesVersion : null,
    stopSignalAgreed: consent?.stopSignalAgreed ?? false,
    regionsAgreedToday: consent?.regionsAgreedToday ?? [],
    arrival: scalesOf(note.arrival),
    work: note.work.map(({ region, modality, pressureAsked, pressure, minutes }) => ({
      region,
      modality,
      pressureAsked,
      pressure,
      minutes,
    })),
    observations: note.observations as readonly Observation[],
    emotionalResponse: note.emotionalResponse as readonly EmotionalResponse[],
    clientWords: note.clientWords ?? '',
    departure: scalesOf(note.departure),
    settled: note.settled,
    ending: note.ending as Ending | null,
    aftercare: note.aftercare as readonly Aftercare[],
    nextTime: note.nextTime ?? '',
    toPsychotherapy: note.toPsychotherapy ?? '',
    noFlagReason: note.noFlagReason ?? '',
    breachAccount: note.breachAccount ?? '',
  };
}

const scalesOf = (scales: Scales | null): PartScales =>
  scales
    ? { distress: scales.distress, arousal: scales.arousal, pain: scales.pain, tension: scales.tension }
    : {};

/** All four, or null. */
export function wholeScales(scales: PartScales): Scales | null {
  return SCALES.every((name) => scales[name] !== undefined) ? (scales as Scales) : null;
}

/** What the server keeps of the draft; what is not whole yet stays on the tablet alone. */
export function inputOf(draft: SessionDraft): SessionResponseInput {
  return {
    consent:
      draft.boundariesVersion === null
        ? null
        : {
            boundariesVersion: draft.boundariesVersion,
            confirmed: true,
            regionsAgreedToday: [...draft.regionsAgreedToday],
            draping: draft.draping.trim() || 'Standard draping',
            stopSignalAgreed: draft.stopSignalAgreed,
          },
    arrival: wholeScales(draft.arrival),
    work: draft.work.map((one) => ({ ...one })),
    observations: [...draft.observations],
    emotionalResponse: [...draft.emotionalResponse],
    clientWords: draft.clientWords,
    departure: wholeScales(draft.departure),
    settled: draft.settled,
    ending: draft.ending,
    aftercare: [...draft.aftercare],
    nextTime: draft.nextTime,
    toPsychotherapy: draft.toPsychotherapy,
    noFlagReason: draft.noFlagReason,
    breachAccount: draft.breachAccount,
  };
}

/** Adds a word to a list, or takes it away. */
export function toggled<Word>(list: readonly Word[], word: Word): readonly Word[] {
  return list.includes(word) ? list.filter((one) => one !== word) : [...list, word];
}
