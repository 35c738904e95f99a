import type { MigrationInterface, QueryRunner } from 'typeorm';
import { closeTable, MASSAGE, oneOf, PSYCHOTHERAPIST, run, SELF, shared, TEAM } from './sql-support.ts';

const AUTHOR = 'author_member_id = (select attune.member_id())';
const ACTOR_WROTE =
  'author_member_id = (select attune.member_id()) and (select attune.member_id()) is not null';
// A draft that was struck through unsigned stays its author's alone, too.
const SIGNED = 'signed_at is not null';
const SUMMARY_SHARED = shared('PSYCHOTHERAPY_SUMMARY', 'MASSAGE');
const RESPONSES_SHARED = shared('SESSION_RESPONSES', 'PSYCHOTHERAPY');

/**
 * Notes. The head tells that a note exists; what only some may read stands in tables of its own:
 * the body, the team summary, the process text (encrypted), the session response. A draft is its
 * author's alone. An author keeps what they wrote when they have left the team (R4).
 */
export class CreateClinicalNotes1763900400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await run(runner, TABLES);
    await run(runner, TRIGGERS);
    await run(
      runner,
      [
        closeTable({
          table: 'note',
          rows: {
            select: `${AUTHOR} or (${SIGNED} and kind <> 'PROCESS' and (
              ${SELF}
              or (kind in ('PROGRESS', 'CONTACT') and ${PSYCHOTHERAPIST})
              or (kind = 'PROGRESS' and has_team_summary and ${SUMMARY_SHARED})
              or (kind = 'SESSION_RESPONSE' and (${MASSAGE} or ${RESPONSES_SHARED}))))`,
            insert: `${ACTOR_WROTE} and state = 'DRAFT' and (
              (kind in ('PROGRESS', 'PROCESS') and ${PSYCHOTHERAPIST})
              or (kind = 'SESSION_RESPONSE' and ${MASSAGE})
              or (kind = 'CONTACT' and ${TEAM}))`,
            update: AUTHOR,
          },
          updatable: [
            'state',
            'version',
            'updated_at',
            'signed_at',
            'credential_id',
            'content_hash',
            'has_team_summary',
            'error_reason',
          ],
        }),
        closeTable({
          table: 'note_text',
          rows: {
            select: `${AUTHOR} or (signed and (${SELF} or ${PSYCHOTHERAPIST}))`,
            insert: ACTOR_WROTE,
            update: AUTHOR,
          },
          updatable: ['text', 'tolerance_of_trauma_work', 'signed'],
        }),
        closeTable({
          table: 'note_team_summary',
          rows: {
            select: `${AUTHOR} or (signed and (${SELF} or ${PSYCHOTHERAPIST} or ${SUMMARY_SHARED}))`,
            insert: ACTOR_WROTE,
            update: AUTHOR,
          },
          updatable: ['text', 'signed'],
        }),
        closeTable({
          // R13: the author and nobody else, in whatever role.
          table: 'process_note_text',
          rows: { select: AUTHOR, insert: ACTOR_WROTE, update: AUTHOR },
          updatable: ['key_version', 'sealed'],
        }),
        closeTable({
          table: 'session_response',
          rows: {
            select: `${AUTHOR} or (signed and (${SELF} or ${MASSAGE} or ${RESPONSES_SHARED}))`,
            insert: ACTOR_WROTE,
            update: AUTHOR,
          },
          updatable: [
            'boundaries_version',
            'boundaries_confirmed',
            'regions_agreed_today',
            'draping',
            'stop_signal_agreed',
            'arrival_distress',
            'arrival_arousal',
            'arrival_pain',
            'arrival_tension',
            'departure_distress',
            'departure_arousal',
            'departure_pain',
            'departure_tension',
            'settled',
            'work',
            'observations',
            'emotional_response',
            'client_words',
            'ending',
            'aftercare',
            'next_time',
            'to_psychotherapy',
            'no_flag_reason',
            'breach_account',
            'signed',
          ],
        }),
        closeTable({
          table: 'addendum',
          rows: {
            // Asked through the note. To a progress note it is added as to its body: who sees the summary
            // alone does not read it.
            select: `exists (select 1 from attune.note n
              where n.practice_id = addendum.practice_id and n.id = addendum.note_id
                and (n.kind <> 'PROGRESS' or addendum.${AUTHOR} or addendum.${SELF} or addendum.${PSYCHOTHERAPIST}))`,
            insert: `${ACTOR_WROTE} and exists (select 1 from attune.note n
              where n.practice_id = addendum.practice_id and n.id = addendum.note_id
                and n.client_id = addendum.client_id and n.author_member_id = addendum.author_member_id)`,
          },
        }),
        closeTable({
          table: 'practice_key',
          rows: { select: 'true', insert: '(select attune.member_id()) is not null' },
        }),
      ].join('\n'),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(
      runner,
      `drop table attune.addendum, attune.session_response, attune.process_note_text, attune.note_team_summary,
         attune.note_text, attune.note, attune.practice_key cascade;
       drop function attune.signed_note_is_fixed, attune.signed_part_is_fixed, attune.addendum_needs_signed_note, attune.audience_of_note;`,
    );
  }
}

const NOTE_FK = (table: string) =>
  `constraint ${table}_note_fk foreign key (practice_id, note_id) references attune.note (practice_id, id)`;
const SCALE = (column: string) =>
  `${column} integer constraint session_response_${column}_check check (${column} between 0 and 10)`;
const AROUSAL = (column: string) =>
  `${column} integer constraint session_response_${column}_check check (${column} between -2 and 2)`;

const TABLES = `
create table attune.note (
  practice_id uuid not null,
  id uuid not null,
  client_id uuid not null,
  author_member_id uuid not null,
  kind text not null ${oneOf('kind', ['PROGRESS', 'PROCESS', 'SESSION_RESPONSE', 'CONTACT'])},
  state text not null ${oneOf('state', ['DRAFT', 'SIGNED', 'ENTERED_IN_ERROR'])},
  version integer not null default 1,
  appointment_id uuid,
  has_team_summary boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  signed_at timestamptz,
  credential_id uuid,
  content_hash bytea,
  error_reason text,
  primary key (practice_id, id),
  constraint note_client_fk foreign key (practice_id, client_id) references attune.client (practice_id, id),
  constraint note_author_fk foreign key (practice_id, author_member_id) references attune.member (practice_id, id),
  constraint note_credential_fk foreign key (practice_id, credential_id) references attune.credential (practice_id, id),
  constraint note_signed_check check (state <> 'SIGNED' or (signed_at is not null and content_hash is not null)),
  constraint note_draft_check check (state <> 'DRAFT' or signed_at is null)
);
create index note_client_idx on attune.note (practice_id, client_id, created_at desc, id desc);
create index note_draft_idx on attune.note (practice_id, author_member_id) where state = 'DRAFT';

create table attune.note_text (
  practice_id uuid not null,
  note_id uuid not null,
  client_id uuid not null,
  author_member_id uuid not null,
  signed boolean not null default false,
  text text not null default '',
  tolerance_of_trauma_work integer constraint note_text_tolerance_check check (tolerance_of_trauma_work between 0 and 10),
  primary key (practice_id, note_id),
  ${NOTE_FK('note_text')}
);

create table attune.note_team_summary (
  practice_id uuid not null,
  note_id uuid not null,
  client_id uuid not null,
  author_member_id uuid not null,
  signed boolean not null default false,
  text text not null default '',
  primary key (practice_id, note_id),
  ${NOTE_FK('note_team_summary')}
);

create table attune.practice_key (
  practice_id uuid not null references attune.practice (id),
  version integer not null,
  wrapped bytea not null,
  created_at timestamptz not null default now(),
  primary key (practice_id, version)
);

create table attune.process_note_text (
  practice_id uuid not null,
  note_id uuid not null,
  author_member_id uuid not null,
  key_version integer not null,
  -- Nonce, tag and ciphertext of AES-256-GCM; the key is not in the database.
  sealed bytea not null,
  primary key (practice_id, note_id),
  ${NOTE_FK('process_note_text')},
  constraint process_note_text_key_fk foreign key (practice_id, key_version) references attune.practice_key (practice_id, version)
);

create table attune.session_response (
  practice_id uuid not null,
  note_id uuid not null,
  client_id uuid not null,
  author_member_id uuid not null,
  signed boolean not null default false,
  boundaries_version integer,
  boundaries_confirmed boolean,
  regions_agreed_today text[] not null default '{}',
  draping text,
  stop_signal_agreed boolean,
  ${SCALE('arrival_distress')},
  ${AROUSAL('arrival_arousal')},
  ${SCALE('arrival_pain')},
  ${SCALE('arrival_tension')},
  ${SCALE('departure_distress')},
  ${AROUSAL('departure_arousal')},
  ${SCALE('departure_pain')},
  ${SCALE('departure_tension')},
  settled boolean,
  -- The work in its order: region, modality, pressureAsked, pressure (0-5), minutes.
  work jsonb not null default '[]' constraint session_response_work_check check (jsonb_typeof(work) = 'array'),
  observations text[] not null default '{}',
  emotional_response text[] not null default '{}',
  client_words text,
  ending text,
  aftercare text[] not null default '{}',
  next_time text,
  to_psychotherapy text,
  no_flag_reason text,
  breach_account text,
  primary key (practice_id, note_id),
  ${NOTE_FK('session_response')}
);
create index session_response_client_idx on attune.session_response (practice_id, client_id);

create table attune.addendum (
  practice_id uuid not null,
  id uuid not null,
  note_id uuid not null,
  client_id uuid not null,
  author_member_id uuid not null,
  -- Words, or to a process note sealed words: one of the two (R13).
  text text,
  key_version integer,
  sealed bytea,
  at timestamptz not null default now(),
  primary key (practice_id, id),
  ${NOTE_FK('addendum')},
  constraint addendum_key_fk foreign key (practice_id, key_version) references attune.practice_key (practice_id, version),
  constraint addendum_words_check check ((text is null) = (sealed is not null) and (sealed is null) = (key_version is null)),
  constraint addendum_author_fk foreign key (practice_id, author_member_id) references attune.member (practice_id, id)
);
create index addendum_note_idx on attune.addendum (practice_id, note_id, at);
`;

const TRIGGERS = `
-- R12: what is signed stays as it was signed, for every role. The one way on is "entered in error".
create function attune.signed_note_is_fixed() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'R12: a note is never deleted' using errcode = 'check_violation', constraint = 'signed_note_is_fixed';
  end if;
  if old.state = 'DRAFT' then
    return new;
  end if;
  if old.state = 'SIGNED' and new.state = 'ENTERED_IN_ERROR' and new.error_reason is not null
    and to_jsonb(new) - 'state' - 'error_reason' - 'updated_at' = to_jsonb(old) - 'state' - 'error_reason' - 'updated_at' then
    return new;
  end if;
  raise exception 'R12: a signed note does not change' using errcode = 'check_violation', constraint = 'signed_note_is_fixed';
end $$;
create trigger signed_note_is_fixed before update or delete on attune.note
  for each row execute function attune.signed_note_is_fixed();

-- And a part belongs to the client and the author of its head, which the policies of the part go by.
create function attune.signed_part_is_fixed() returns trigger
  language plpgsql security definer set search_path = attune, pg_temp as $$
declare
  part jsonb := to_jsonb(coalesce(new, old));
  head attune.note;
begin
  select n.* into head from attune.note n
  where n.practice_id = coalesce(new.practice_id, old.practice_id) and n.id = coalesce(new.note_id, old.note_id);
  if head.author_member_id <> (part ->> 'author_member_id')::uuid
    or head.client_id <> coalesce(part ->> 'client_id', head.client_id::text)::uuid then
    raise exception 'a part is of the client and the author of its note'
      using errcode = 'check_violation', constraint = 'part_fits_note';
  end if;
  if head.state <> 'DRAFT' then
    raise exception 'R12: a signed note does not change' using errcode = 'check_violation', constraint = 'signed_note_is_fixed';
  end if;
  return coalesce(new, old);
end $$;
create trigger signed_part_is_fixed before insert or update or delete on attune.note_text
  for each row execute function attune.signed_part_is_fixed();
create trigger signed_part_is_fixed before insert or update or delete on attune.note_team_summary
  for each row execute function attune.signed_part_is_fixed();
create trigger signed_part_is_fixed before insert or update or delete on attune.process_note_text
  for each row execute function attune.signed_part_is_fixed();
create trigger signed_part_is_fixed before insert or update or delete on attune.session_response
  for each row execute function attune.signed_part_is_fixed();

create function attune.addendum_needs_signed_note() returns trigger
  language plpgsql security definer set search_path = attune, pg_temp as $$
declare
  head attune.note;
begin
  if tg_op <> 'INSERT' then
    raise exception 'R12: an addendum does not change' using errcode = 'check_violation', constraint = 'signed_note_is_fixed';
  end if;
  select n.* into head from attune.note n where n.practice_id = new.practice_id and n.id = new.note_id;
  if (head.kind = 'PROCESS') <> (new.sealed is not null) then
    raise exception 'R13: what is added to a process note is sealed, and nothing else is'
      using errcode = 'check_violation', constraint = 'process_words_are_sealed';
  end if;
  if head.state = 'DRAFT' then
    raise exception 'a draft is corrected, not added to' using errcode = 'check_violation', constraint = 'addendum_needs_signed_note';
  end if;
  return new;
end $$;
create trigger addendum_needs_signed_note before insert or update or delete on attune.addendum
  for each row execute function attune.addendum_needs_signed_note();

-- Who may be told that something about a note changed: those who may read it now, whatever part of it.
create function attune.audience_of_note(of_note uuid) returns table (user_id uuid, administrator boolean)
  language sql stable security definer set search_path = attune, pg_temp as $$
  with note as (select * from attune.note n where n.practice_id = attune.practice_id() and n.id = of_note)
  select m.user_id, false from note n
  join attune.member m on m.practice_id = n.practice_id and m.id = n.author_member_id
  union
  select c.user_id, false from note n
  join attune.client c on c.practice_id = n.practice_id and c.id = n.client_id
  where n.signed_at is not null and n.kind <> 'PROCESS' and c.user_id is not null
  union
  select m.user_id, false from note n
  join attune.care_team_member t on t.practice_id = n.practice_id and t.client_id = n.client_id and t.state in ('TRIAL', 'ACTIVE')
  join attune.member m on m.practice_id = t.practice_id and m.id = t.member_id and m.ended_at is null
  left join attune.sharing_consent s on s.practice_id = n.practice_id and s.client_id = n.client_id and s.granted
    and s.discipline = t.discipline
    and s.category = case t.discipline when 'MASSAGE' then 'PSYCHOTHERAPY_SUMMARY' else 'SESSION_RESPONSES' end
  where n.signed_at is not null and case n.kind
    when 'SESSION_RESPONSE' then t.discipline = 'MASSAGE' or s.category is not null
    when 'PROGRESS' then t.discipline = 'PSYCHOTHERAPY' or (n.has_team_summary and s.category is not null)
    when 'CONTACT' then t.discipline = 'PSYCHOTHERAPY' else false end
$$;
revoke execute on all functions in schema attune from public;
grant execute on function attune.audience_of_note to attune_app;
`;
