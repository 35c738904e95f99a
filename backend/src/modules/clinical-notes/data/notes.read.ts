import type { NoteKind } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import {
  audited,
  openInEmergency,
  readAudited,
  type RecordClassName,
} from '../../../platform/audit/index.ts';
import { currentContext } from '../../../platform/context/index.ts';
import { sql } from '../../../platform/database/index.ts';
import type { PageRequest } from '../../../platform/graphql/index.ts';
import { NOTE_COLUMNS, NOTE_TABLES, type NoteRow } from './note-row.ts';

const HERE = 'n.practice_id = (select attune.practice_id())';

/** On what ground a note is seen: an author keeps what they wrote, also after the place on the team has ended (R4). */
const AUDIT = `n.client_id as audit_client_id,
  case when n.client_id = (select attune.client_id()) then 'SELF'
    when ${openInEmergency('n.client_id')} then 'BREAK_GLASS' else 'TEAM' end as audit_ground,
  case when n.client_id = (select attune.client_id()) then 'CLIENT'
    when n.client_id = any ((select attune.psychotherapy_client_ids())::uuid[]) then 'PSYCHOTHERAPIST'
    when n.client_id = any ((select attune.massage_client_ids())::uuid[]) then 'MASSAGE_THERAPIST'
    when ${openInEmergency('n.client_id')} then 'PSYCHOTHERAPIST'
    when n.kind = 'SESSION_RESPONSE' then 'MASSAGE_THERAPIST' else 'PSYCHOTHERAPIST' end as audit_role`;

const BY_IDS = sql(
  'notes.byIds',
  `select ${NOTE_COLUMNS} from ${NOTE_TABLES} where ${HERE} and n.id = any ($1::uuid[])`,
);
const OPENED = audited(
  'note.read',
  sql('notes.one', `select ${NOTE_COLUMNS}, ${AUDIT} from ${NOTE_TABLES} where ${HERE} and n.id = $1`),
  1,
  'id',
);
const DRAFTS = audited(
  'note.drafts',
  sql(
    'notes.drafts',
    `select ${NOTE_COLUMNS}, ${AUDIT} from ${NOTE_TABLES}
     where ${HERE} and n.author_member_id = (select attune.member_id()) and n.state = 'DRAFT'
     order by n.updated_at desc, n.id limit 200`,
  ),
  0,
  '"updatedAt" desc, id',
);
const OF_CLIENTS = sql(
  'notes.ofClients',
  `select page.* from unnest($1::uuid[]) as wanted (id)
   cross join lateral (
     select ${NOTE_COLUMNS} from ${NOTE_TABLES}
     where ${HERE} and n.client_id = wanted.id
       and ($2::text[] is null or n.kind = any ($2::text[]))
       and ($3::timestamptz is null or (n.created_at, n.id) < ($3::timestamptz, $4::uuid))
     order by n.created_at desc, n.id desc limit $5) page
   order by page."createdAt" desc, page.id desc`,
);
const ADDENDA = sql(
  'notes.addenda',
  `select id, note_id as "noteId", author_member_id as "authorId",
     not exists (select from attune.note n where n.practice_id = addendum.practice_id and n.id = addendum.note_id
       and n.author_member_id = addendum.author_member_id) as "inPlaceOfAuthor", text, key_version as "keyVersion", sealed, at
   from attune.addendum
   where practice_id = (select attune.practice_id()) and note_id = any ($1::uuid[]) order by at, id`,
);

export interface AddendumRow {
  readonly id: string;
  readonly noteId: string;
  readonly authorId: string;
  readonly inPlaceOfAuthor: boolean;
  /** Null where the words are sealed. */
  readonly text: string | null;
  readonly keyVersion: number | null;
  readonly sealed: Buffer | null;
  readonly at: string;
}

/** Notes as the actor may read them: what is closed to them is not in the rows. */
@Injectable()
export class NotesRead {
  /** A note, noted in the audit as opened; null when out of reach. */
  async open(id: string, classes: readonly RecordClassName[]): Promise<NoteRow | null> {
    const [row] = await readAudited<NoteRow>(currentContext().reader, OPENED, [id], ['NOTES', ...classes]);
    return row ?? null;
  }

  /** The actor's own unsigned notes, the last touched first. */
  drafts(classes: readonly RecordClassName[]): Promise<NoteRow[]> {
    return readAudited<NoteRow>(currentContext().reader, DRAFTS, [], ['NOTES', ...classes]);
  }

  /** A note that something the actor did points at; null when out of reach. */
  one(id: string): Promise<NoteRow | null> {
    return currentContext().reader.load<NoteRow>(BY_IDS, 'id', id);
  }

  /** A client's notes, the newest first; batched over clients. */
  ofClient(
    clientId: string,
    kinds: readonly NoteKind[] | null,
    { after, limit }: PageRequest,
  ): Promise<NoteRow[]> {
    return currentContext().reader.loadMany<NoteRow>(OF_CLIENTS, 'clientId', clientId, [
      kinds,
      after?.[0] ?? null,
      after?.[1] ?? null,
      limit,
    ]);
  }

  /** What was added to a note, the oldest first; batched over notes. */
  addenda(noteId: string): Promise<AddendumRow[]> {
    return currentContext().reader.loadMany<AddendumRow>(ADDENDA, 'noteId', noteId);
  }
}
