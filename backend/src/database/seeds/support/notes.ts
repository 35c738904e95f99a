import { contentHash } from '../../../modules/clinical-notes/domain/content-hash.ts';
import type { SeedClient } from './clients.ts';
import type { PracticeSeed } from './practice-seed.ts';
import type { SeedRow } from './seed-writer.ts';
import type { Staff } from './staff.ts';

interface NoteHead {
  readonly client: Pick<SeedClient, 'clientId' | 'email'>;
  readonly author: Staff;
  /** When it was begun. */
  readonly writtenAt: Date;
  /** Null for a draft. */
  readonly signedAt: Date | null;
  readonly appointmentId: string | null;
}

export interface ProgressNoteSpec extends NoteHead {
  readonly text: string;
  readonly teamSummary: string | null;
  readonly tolerance: number | null;
}

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

interface Written {
  readonly noteId: string;
  readonly head: NoteHead;
  readonly hash: Buffer;
}

/** Writes progress notes with their team summaries. @returns their ids in the order given. */
export async function writeProgressNotes(
  seed: PracticeSeed,
  specs: readonly ProgressNoteSpec[],
): Promise<string[]> {
  const notes = specs.map((spec) => ({ ...spec, noteId: noteIdOf(seed, 'PROGRESS', spec) }));
  await writeHeads(seed, 'PROGRESS', notes, (note) => note.teamSummary !== null);
  await seed.insert(
    'note_text',
    notes.map((note) => ({
      ...partOf(note),
      client_id: note.client.clientId,
      signed: note.signedAt !== null,
      text: note.text,
      tolerance_of_trauma_work: note.tolerance,
    })),
  );
  await seed.insert(
    'note_team_summary',
    notes
      .filter((note) => note.teamSummary !== null)
      .map((note) => ({
        ...partOf(note),
        client_id: note.client.clientId,
        signed: note.signedAt !== null,
        text: note.teamSummary,
      })),
  );
  await sign(
    seed,
    notes.map((note) => ({
      noteId: note.noteId,
      head: note,
      hash: contentHash({
        text: note.text,
        teamSummary: note.teamSummary,
        toleranceOfTraumaWork: note.tolerance,
      }),
    })),
  );
  return notes.map((note) => note.noteId);
}

/** Writes session responses of bodywork. @returns their ids in the order given. */
export async function writeSessionResponses(
  seed: PracticeSeed,
  specs: readonly SessionSpec[],
): Promise<string[]> {
  const notes = specs.map((spec) => ({ ...spec, noteId: noteIdOf(seed, 'SESSION_RESPONSE', spec) }));
  await writeHeads(seed, 'SESSION_RESPONSE', notes, () => false);
  const parts = notes.map((note) => ({ note, content: sessionColumns(note) }));
  await seed.insert(
    'session_response',
    parts.map(({ note, content }) => ({
      ...partOf(note),
      client_id: note.client.clientId,
      signed: note.signedAt !== null,
      ...content,
    })),
  );
  await sign(
    seed,
    parts.map(({ note, content }) => ({ noteId: note.noteId, head: note, hash: contentHash(content) })),
  );
  return notes.map((note) => note.noteId);
}

/**
 * Writes one process note, sealed by `seal` with its id as the purpose.
 * @param seal gives the version of the practice's key and the sealed text.
 */
export async function writeProcessNote(
  seed: PracticeSeed,
  head: NoteHead,
  text: string,
  seal: (noteId: string, text: string) => Promise<{ keyVersion: number; sealed: Buffer }>,
): Promise<string> {
  const noteId = noteIdOf(seed, 'PROCESS', head);
  await writeHeads(seed, 'PROCESS', [{ ...head, noteId }], () => false);
  const { keyVersion, sealed } = await seal(noteId, text);
  await seed.insert('process_note_text', [
    {
      note_id: noteId,
      author_member_id: head.author.memberId,
      key_version: keyVersion,
      sealed: `\\x${sealed.toString('hex')}`,
    },
  ]);
  await sign(seed, [{ noteId, head, hash: contentHash({ text }) }]);
  return noteId;
}

function noteIdOf(seed: PracticeSeed, kind: string, { client, author, writtenAt }: NoteHead): string {
  return seed.id(`note ${kind} ${client.email} ${author.email}`, writtenAt);
}

function partOf({ noteId, author }: NoteHead & { noteId: string }): SeedRow {
  return { note_id: noteId, author_member_id: author.memberId };
}

/** Every note begins as a draft, in the demo too: the database takes a signed one's parts no more. */
async function writeHeads<Note extends NoteHead & { readonly noteId: string }>(
  seed: PracticeSeed,
  kind: string,
  notes: readonly Note[],
  hasTeamSummary: (note: Note) => boolean,
): Promise<void> {
  await seed.insert(
    'note',
    notes.map((note) => ({
      id: note.noteId,
      client_id: note.client.clientId,
      author_member_id: note.author.memberId,
      kind,
      state: 'DRAFT',
      version: 2,
      appointment_id: note.appointmentId,
      has_team_summary: hasTeamSummary(note),
      created_at: note.writtenAt,
      updated_at: note.signedAt ?? note.writtenAt,
    })),
  );
}

async function sign(seed: PracticeSeed, written: readonly Written[]): Promise<void> {
  const signed = written.flatMap(({ noteId, head, hash }) =>
    head.signedAt === null ? [] : [{ noteId, head, hash, signedAt: head.signedAt }],
  );
  await seed.writer.run(
    `update attune.note n set state = 'SIGNED', version = n.version + 1, signed_at = s.signed_at,
       credential_id = s.credential_id, content_hash = decode(s.hash, 'hex')
     from jsonb_to_recordset($2::jsonb) as s(id uuid, signed_at timestamptz, credential_id uuid, hash text)
     where n.practice_id = $1 and n.id = s.id`,
    [
      seed.practiceId,
      JSON.stringify(
        signed.map(({ noteId, head, hash, signedAt }) => ({
          id: noteId,
          signed_at: signedAt,
          credential_id: head.author.licenceId,
          hash: hash.toString('hex'),
        })),
      ),
    ],
  );
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
