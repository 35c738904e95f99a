import type { NoteKind, NoteState } from '@attune/shared';

/** One region worked, as it is kept. */
export interface WorkRow {
  readonly region: string;
  readonly modality: string;
  readonly pressureAsked: number | null;
  readonly pressure: number;
  readonly minutes: number;
}

/** A note with the parts of it that the actor may read; a part out of reach is null and said to be closed. */
export interface NoteRow {
  readonly id: string;
  readonly clientId: string;
  readonly authorId: string;
  readonly kind: NoteKind;
  readonly state: NoteState;
  readonly version: number;
  readonly appointmentId: string | null;
  readonly hasTeamSummary: boolean;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly signedAt: string | null;
  readonly errorReason: string | null;
  readonly contentHash: string | null;
  readonly isAuthor: boolean;
  readonly body: string | null;
  readonly tolerance: number | null;
  readonly teamSummary: string | null;
  readonly keyVersion: number | null;
  readonly sealed: Buffer | null;
  /** Null where the note is no session response, or it is out of reach. */
  readonly responseId: string | null;
  readonly boundariesVersion: number | null;
  readonly boundariesConfirmed: boolean | null;
  readonly regionsAgreedToday: string[] | null;
  readonly draping: string | null;
  readonly stopSignalAgreed: boolean | null;
  readonly arrivalDistress: number | null;
  readonly arrivalArousal: number | null;
  readonly arrivalPain: number | null;
  readonly arrivalTension: number | null;
  readonly departureDistress: number | null;
  readonly departureArousal: number | null;
  readonly departurePain: number | null;
  readonly departureTension: number | null;
  readonly settled: boolean | null;
  readonly work: WorkRow[] | null;
  readonly observations: string[] | null;
  readonly emotionalResponse: string[] | null;
  readonly clientWords: string | null;
  readonly ending: string | null;
  readonly aftercare: string[] | null;
  readonly nextTime: string | null;
  readonly toPsychotherapy: string | null;
  readonly noFlagReason: string | null;
  readonly breachAccount: string | null;
}

export const NOTE_COLUMNS = `n.id, n.client_id as "clientId", n.author_member_id as "authorId", n.kind, n.state, n.version,
  n.appointment_id as "appointmentId", n.has_team_summary as "hasTeamSummary", n.created_at as "createdAt",
  n.updated_at as "updatedAt", n.signed_at as "signedAt", n.error_reason as "errorReason",
  encode(n.content_hash, 'hex') as "contentHash",
  coalesce(n.author_member_id = (select attune.member_id()), false) as "isAuthor",
  t.text as body, t.tolerance_of_trauma_work as tolerance, s.text as "teamSummary",
  p.key_version as "keyVersion", p.sealed,
  r.note_id as "responseId", r.boundaries_version as "boundariesVersion", r.boundaries_confirmed as "boundariesConfirmed",
  r.regions_agreed_today as "regionsAgreedToday", r.draping, r.stop_signal_agreed as "stopSignalAgreed",
  r.arrival_distress as "arrivalDistress", r.arrival_arousal as "arrivalArousal", r.arrival_pain as "arrivalPain",
  r.arrival_tension as "arrivalTension", r.departure_distress as "departureDistress",
  r.departure_arousal as "departureArousal", r.departure_pain as "departurePain",
  r.departure_tension as "departureTension", r.settled, r.work, r.observations,
  r.emotional_response as "emotionalResponse", r.client_words as "clientWords", r.ending, r.aftercare,
  r.next_time as "nextTime", r.to_psychotherapy as "toPsychotherapy", r.no_flag_reason as "noFlagReason",
  r.breach_account as "breachAccount"`;

/** Each part by its own policy: a part that the actor may not read joins as nothing. */
export const NOTE_TABLES = `attune.note n
  left join attune.note_text t on t.practice_id = n.practice_id and t.note_id = n.id
  left join attune.note_team_summary s on s.practice_id = n.practice_id and s.note_id = n.id
  left join attune.process_note_text p on p.practice_id = n.practice_id and p.note_id = n.id
  left join attune.session_response r on r.practice_id = n.practice_id and r.note_id = n.id`;
