import type { HoldLevel, NoteKind, SessionResponseDraft } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { sql, type Unit } from '../../../platform/database/index.ts';
import type { Sealed } from '../../../platform/crypto/index.ts';
import { beganAt } from '../../scheduling/index.ts';
import { NOTE_COLUMNS, NOTE_TABLES, type NoteRow } from './note-row.ts';

/** The note with its parts, kept from changing under the transaction; its head locks for all of it. */
const LOCK = sql(
  'notes.lock',
  `select id from attune.note where practice_id = attune.practice_id() and id = $1 for no key update`,
);
const BY_ID = sql(
  'notes.inUnit',
  `select ${NOTE_COLUMNS} from ${NOTE_TABLES} where n.practice_id = attune.practice_id() and n.id = $1`,
);
const START = sql(
  'notes.start',
  `insert into attune.note (practice_id, id, client_id, author_member_id, kind, state, appointment_id, created_at, updated_at)
   values (attune.practice_id(), $1, $2, attune.member_id(), $3, 'DRAFT', $4, $5, $5)`,
);
const PART = (table: string) =>
  sql(
    `notes.start.${table}`,
    `insert into attune.${table} (practice_id, note_id, client_id, author_member_id)
     values (attune.practice_id(), $1, $2, attune.member_id())`,
  );
const START_TEXT = PART('note_text');
const START_SUMMARY = PART('note_team_summary');
const START_RESPONSE = PART('session_response');
const START_PROCESS = sql(
  'notes.start.process_note_text',
  `insert into attune.process_note_text (practice_id, note_id, author_member_id, key_version, sealed)
   values (attune.practice_id(), $1, attune.member_id(), $2, $3)`,
);
const TOUCH = sql(
  'notes.touch',
  `update attune.note set version = version + 1, updated_at = $2 where practice_id = attune.practice_id() and id = $1`,
);
const SAVE_TEXT = sql(
  'notes.saveText',
  `update attune.note_text set text = coalesce($2, text), tolerance_of_trauma_work = coalesce($3, tolerance_of_trauma_work)
   where practice_id = attune.practice_id() and note_id = $1`,
);
const SAVE_SUMMARY = sql(
  'notes.saveSummary',
  'update attune.note_team_summary set text = $2 where practice_id = attune.practice_id() and note_id = $1',
);
const SAVE_PROCESS = sql(
  'notes.saveProcess',
  `update attune.process_note_text set key_version = $2, sealed = $3
   where practice_id = attune.practice_id() and note_id = $1`,
);
const SAVE_RESPONSE = sql(
  'notes.saveResponse',
  `update attune.session_response set boundaries_version = $2, boundaries_confirmed = $3, regions_agreed_today = $4::text[],
     draping = $5, stop_signal_agreed = $6, arrival_distress = $7, arrival_arousal = $8, arrival_pain = $9, arrival_tension = $10,
     departure_distress = $11, departure_arousal = $12, departure_pain = $13, departure_tension = $14, settled = $15,
     work = $16::jsonb, observations = $17::text[], emotional_response = $18::text[], client_words = $19, ending = $20,
     aftercare = $21::text[], next_time = $22, to_psychotherapy = $23, no_flag_reason = $24, breach_account = $25
   where practice_id = attune.practice_id() and note_id = $1`,
);
const SIGN_PART = (table: string) =>
  sql(
    `notes.sign.${table}`,
    `update attune.${table} set signed = true where practice_id = attune.practice_id() and note_id = $1`,
  );
const SIGN_TEXT = SIGN_PART('note_text');
const SIGN_SUMMARY = SIGN_PART('note_team_summary');
const SIGN_RESPONSE = SIGN_PART('session_response');
const SIGN = sql(
  'notes.sign',
  `update attune.note set state = 'SIGNED', signed_at = $2, updated_at = $2, credential_id = $3, content_hash = $4,
     has_team_summary = $5, version = version + 1
   where practice_id = attune.practice_id() and id = $1`,
);
const MARK_IN_ERROR = sql(
  'notes.markInError',
  `update attune.note set state = 'ENTERED_IN_ERROR', error_reason = $2, updated_at = $3
   where practice_id = attune.practice_id() and id = $1`,
);
const ADD = sql(
  'notes.addAddendum',
  `insert into attune.addendum (practice_id, id, note_id, client_id, author_member_id, text, key_version, sealed, at)
   values (attune.practice_id(), $1, $2, $3, attune.member_id(), $4, $5, $6, $7)`,
);
const APPOINTMENT = sql(
  'notes.appointment',
  `select a.client_id = $2 and a.member_id = attune.member_id() as fits, ${beganAt('a')} as "beganAt"
   from attune.appointment a where a.practice_id = attune.practice_id() and a.id = $1`,
);
const FLAGS_RAISED = sql(
  'notes.flagsRaised',
  `select count(*)::int as count from attune.distress_flag
   where practice_id = attune.practice_id() and client_id = $1
     and (note_id = $2 or ($3::uuid is not null and appointment_id = $3))`,
);
const FLAGS_BY_THERAPIST = sql(
  'notes.flagsByTherapist',
  `select count(*)::int as count from attune.distress_flag
   where practice_id = attune.practice_id() and client_id = $1 and source = 'PRACTITIONER'
     and (note_id = $2 or ($3::uuid is not null and appointment_id = $3))`,
);
const HELD_AT = sql(
  'notes.heldAt',
  `select hold, id as "flagId" from attune.distress_flag
   where practice_id = attune.practice_id() and client_id = $1 and hold <> 'NONE'
     and raised_at <= $2 and (hold_lifted_at is null or hold_lifted_at > $2)
     and (hold = 'ALL_BODYWORK' or $3)
   order by (hold = 'ALL_BODYWORK') desc, raised_at limit 1`,
);

/** What happens to notes, as writes within a unit. */
@Injectable()
export class NotesRepository {
  /** A note as this transaction sees it; null when out of reach. */
  find(unit: Unit, id: string): Promise<NoteRow | null> {
    return unit.one<NoteRow>(BY_ID, [id]);
  }

  /** The same, with its head locked where the actor may change it. */
  async lock(unit: Unit, id: string): Promise<NoteRow | null> {
    const [, row] = await Promise.all([unit.query(LOCK, [id]), unit.one<NoteRow>(BY_ID, [id])]);
    return row;
  }

  /** A draft with its empty parts; a process note's text is sealed from the beginning. */
  start(
    unit: Unit,
    note: { id: string; clientId: string; kind: NoteKind; appointmentId: string | null; at: string },
    sealed: Sealed | null,
  ): void {
    const { id, clientId, kind, appointmentId, at } = note;
    unit.write(START, [id, clientId, kind, appointmentId, at]);
    if (sealed) {
      unit.write(START_PROCESS, [id, sealed.keyVersion, sealed.sealed]);
    } else if (kind === 'SESSION_RESPONSE') {
      unit.write(START_RESPONSE, [id, clientId]);
    } else {
      unit.write(START_TEXT, [id, clientId]);
      if (kind === 'PROGRESS') unit.write(START_SUMMARY, [id, clientId]);
    }
  }

  saveText(unit: Unit, id: string, text: string | null, tolerance: number | null): void {
    unit.write(SAVE_TEXT, [id, text, tolerance]);
  }

  saveSummary(unit: Unit, id: string, text: string): void {
    unit.write(SAVE_SUMMARY, [id, text]);
  }

  saveProcess(unit: Unit, id: string, { keyVersion, sealed }: Sealed): void {
    unit.write(SAVE_PROCESS, [id, keyVersion, sealed]);
  }

  saveResponse(unit: Unit, id: string, draft: SessionResponseDraft): void {
    const { consent, arrival, departure } = draft;
    unit.write(SAVE_RESPONSE, [
      id,
      consent?.boundariesVersion ?? null,
      consent?.confirmed ?? null,
      consent?.regionsAgreedToday ?? [],
      consent?.draping ?? null,
      consent?.stopSignalAgreed ?? null,
      ...scalesOf(arrival),
      ...scalesOf(departure),
      draft.settled,
      JSON.stringify(draft.work),
      draft.observations,
      draft.emotionalResponse,
      draft.clientWords,
      draft.ending,
      draft.aftercare,
      draft.nextTime,
      draft.toPsychotherapy,
      draft.noFlagReason,
      draft.breachAccount,
    ]);
  }

  /** Notes that the draft changed: two devices that save the same version do not both pass. */
  touch(unit: Unit, id: string, at: string): void {
    unit.write(TOUCH, [id, at]);
  }

  /** Parts first: once the head is signed, the database lets none of them change (R12). */
  sign(
    unit: Unit,
    note: Pick<NoteRow, 'id' | 'kind'>,
    signature: { at: string; credentialId: string; contentHash: Buffer; hasTeamSummary: boolean },
  ): void {
    const { id, kind } = note;
    if (kind === 'SESSION_RESPONSE') {
      unit.write(SIGN_RESPONSE, [id]);
    } else if (kind !== 'PROCESS') {
      unit.write(SIGN_TEXT, [id]);
      if (kind === 'PROGRESS') unit.write(SIGN_SUMMARY, [id]);
    }
    const { at, credentialId, contentHash, hasTeamSummary } = signature;
    unit.write(SIGN, [id, at, credentialId, contentHash, hasTeamSummary]);
  }

  markInError(unit: Unit, id: string, reason: string, at: string): void {
    unit.write(MARK_IN_ERROR, [id, reason, at]);
  }

  /** Words, or to a process note sealed words. */
  addAddendum(
    unit: Unit,
    addendum: { id: string; noteId: string; clientId: string; words: string | Sealed; at: string },
  ): void {
    const { id, noteId, clientId, words, at } = addendum;
    const [text, sealed] = typeof words === 'string' ? [words, null] : [null, words];
    unit.write(ADD, [id, noteId, clientId, text, sealed?.keyVersion ?? null, sealed?.sealed ?? null, at]);
  }

  /** When an appointment began or is to begin, and whether it is this client's with the actor; null when out of reach. */
  appointment(unit: Unit, id: string, clientId: string): Promise<{ fits: boolean; beganAt: string } | null> {
    return unit.one(APPOINTMENT, [id, clientId]);
  }

  /** Whether a flag was raised from this note or its session (R15). */
  async flagWasRaised(
    unit: Unit,
    note: Pick<NoteRow, 'id' | 'clientId' | 'appointmentId'>,
  ): Promise<boolean> {
    const row = await unit.one<{ count: number }>(FLAGS_RAISED, [note.clientId, note.id, note.appointmentId]);
    return (row?.count ?? 0) > 0;
  }

  /** Whether somebody of the team, and not a rule, raised a flag for this session: their judgement counts. */
  async flagWasRaisedByTherapist(
    unit: Unit,
    note: Pick<NoteRow, 'id' | 'clientId' | 'appointmentId'>,
  ): Promise<boolean> {
    const row = await unit.one<{ count: number }>(FLAGS_BY_THERAPIST, [
      note.clientId,
      note.id,
      note.appointmentId,
    ]);
    return (row?.count ?? 0) > 0;
  }

  /** The hold that was on at an instant and touches bodywork, deep or not; the strictest, or null. */
  heldAt(
    unit: Unit,
    clientId: string,
    at: string,
    deep: boolean,
  ): Promise<{ hold: HoldLevel; flagId: string } | null> {
    return unit.one(HELD_AT, [clientId, at, deep]);
  }
}

function scalesOf(scales: SessionResponseDraft['arrival']): (number | null)[] {
  return [scales?.distress ?? null, scales?.arousal ?? null, scales?.pain ?? null, scales?.tension ?? null];
}
