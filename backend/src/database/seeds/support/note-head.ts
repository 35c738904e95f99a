import type { NoteKind } from '@attune/shared';
import type { SeedClient } from './clients.ts';
import type { PracticeSeed } from './practice-seed.ts';
import type { SeedRow } from './seed-writer.ts';
import type { Staff } from './staff.ts';

export interface NoteHead {
  readonly client: Pick<SeedClient, 'clientId' | 'email'>;
  readonly author: Staff;
  /** When it was begun. */
  readonly writtenAt: Date;
  /** Null for a draft. */
  readonly signedAt: Date | null;
  readonly appointmentId: string | null;
}

interface Written {
  readonly noteId: string;
  readonly head: NoteHead;
  readonly hash: Buffer;
}

/** The parts of a note that have something in them. */
interface Parts {
  readonly body?: string;
  readonly tolerance?: number | null;
  readonly teamSummary?: string | null;
  readonly sealed?: string;
  readonly response?: object;
}

/** What the signature of a demo's note covers, in the shape in which the notes module signs. */
export function signedContent(
  kind: NoteKind,
  { client, author, appointmentId }: NoteHead,
  parts: Parts,
): object {
  return {
    kind,
    clientId: client.clientId,
    authorId: author.memberId,
    appointmentId,
    body: parts.body ?? null,
    tolerance: parts.tolerance ?? null,
    teamSummary: parts.teamSummary ?? null,
    sealed: parts.sealed ?? null,
    response: parts.response ?? null,
  };
}

/** The id of a note; its time is when it was begun. */
export function noteIdOf(seed: PracticeSeed, kind: string, { client, author, writtenAt }: NoteHead): string {
  return seed.id(`note ${kind} ${client.email} ${author.email}`, writtenAt);
}

/** What every part of a note repeats of its head. */
export function partOf({ noteId, author }: NoteHead & { noteId: string }): SeedRow {
  return { note_id: noteId, author_member_id: author.memberId };
}

/** Every note begins as a draft, in the demo too: the database takes a signed one's parts no more. */
export async function writeHeads<Note extends NoteHead & { readonly noteId: string }>(
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

/** Signs those of the written notes that have a time of signing, with the licence of their author. */
export async function sign(seed: PracticeSeed, written: readonly Written[]): Promise<void> {
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
  seed.trace(
    ...signed.map(({ noteId, head, signedAt }) => ({
      at: signedAt,
      userId: head.author.userId,
      memberId: head.author.memberId,
      role: head.author.role,
      action: 'note.sign',
      clientId: head.client.clientId,
      subjectType: 'NOTE',
      subjectId: noteId,
    })),
  );
}
