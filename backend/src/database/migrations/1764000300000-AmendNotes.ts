import type { MigrationInterface, QueryRunner } from 'typeorm';
import { closeTable, oneOf, PSYCHOTHERAPIST, run, SELF, shared } from './sql-support.ts';

const AUTHOR = 'author_member_id = (select attune.member_id())';
const RESPONSES_SHARED = shared('SESSION_RESPONSES', 'PSYCHOTHERAPY');

/**
 * What a client asks to be corrected in a note (R12: the note stays, an addendum or a reason answers),
 * and the observations that a psychotherapist took over from bodywork.
 */
export class AmendNotes1764000300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await run(runner, TABLES);
    await run(runner, TRIGGERS);
    await run(
      runner,
      [
        closeTable({
          table: 'amendment',
          rows: {
            // Whoever reads the words of the note reads what the client says of them, and nobody else.
            select: `${SELF} or ${AUTHOR} or exists (select 1 from attune.note n
              where n.practice_id = amendment.practice_id and n.id = amendment.note_id
                and (n.kind <> 'PROGRESS' or amendment.${PSYCHOTHERAPIST}))`,
            insert: `${SELF} and state = 'REQUESTED' and exists (select 1 from attune.note n
              where n.practice_id = amendment.practice_id and n.id = amendment.note_id and n.state = 'SIGNED'
                and n.client_id = amendment.client_id and n.author_member_id = amendment.author_member_id)`,
            update: `${SELF} or ${AUTHOR}`,
          },
          updatable: ['state', 'answered_at', 'reason', 'addendum_id', 'statement', 'stated_at'],
        }),
        closeTable({
          table: 'handoff_seen',
          rows: {
            // Asked through the response: whoever reads it knows that it arrived.
            select: `exists (select 1 from attune.session_response r
              where r.practice_id = handoff_seen.practice_id and r.note_id = handoff_seen.note_id)`,
            insert: `member_id = (select attune.member_id()) and ${RESPONSES_SHARED}
              and exists (select 1 from attune.session_response r
                where r.practice_id = handoff_seen.practice_id and r.note_id = handoff_seen.note_id
                  and r.client_id = handoff_seen.client_id and r.signed and r.to_psychotherapy is not null)`,
          },
        }),
      ].join('\n'),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(
      runner,
      `drop table attune.amendment, attune.handoff_seen;
       drop function attune.amendment_goes_forward;
       drop index attune.session_response_handoff_idx;`,
    );
  }
}

const TABLES = `
create table attune.amendment (
  practice_id uuid not null,
  id uuid not null,
  note_id uuid not null,
  client_id uuid not null,
  -- The note's, who answers.
  author_member_id uuid not null,
  state text not null ${oneOf('state', ['REQUESTED', 'ACCEPTED', 'DECLINED', 'WITHDRAWN'])},
  -- What should read otherwise, in the client's words.
  wish text not null,
  requested_at timestamptz not null,
  due_at timestamptz not null,
  answered_at timestamptz,
  reason text,
  addendum_id uuid,
  -- What the client puts beside a refusal; it stays with the note.
  statement text,
  stated_at timestamptz,
  primary key (practice_id, id),
  constraint amendment_note_fk foreign key (practice_id, note_id) references attune.note (practice_id, id),
  constraint amendment_client_fk foreign key (practice_id, client_id) references attune.client (practice_id, id),
  constraint amendment_author_fk foreign key (practice_id, author_member_id) references attune.member (practice_id, id),
  constraint amendment_addendum_fk foreign key (practice_id, addendum_id) references attune.addendum (practice_id, id),
  constraint amendment_accepted_check check ((state = 'ACCEPTED') = (addendum_id is not null)),
  constraint amendment_declined_check check ((state = 'DECLINED') = (reason is not null)),
  constraint amendment_answered_check check ((state in ('ACCEPTED', 'DECLINED')) = (answered_at is not null)),
  constraint amendment_statement_check check ((statement is null) = (stated_at is null) and (statement is null or state = 'DECLINED'))
);
create index amendment_note_idx on attune.amendment (practice_id, note_id, requested_at);
-- One at a time for a note; and what waits for its author.
create unique index amendment_open_key on attune.amendment (practice_id, note_id) where state = 'REQUESTED';
create index amendment_author_idx on attune.amendment (practice_id, author_member_id) where state = 'REQUESTED';

create table attune.handoff_seen (
  practice_id uuid not null,
  note_id uuid not null,
  client_id uuid not null,
  member_id uuid not null,
  at timestamptz not null,
  primary key (practice_id, note_id),
  constraint handoff_seen_note_fk foreign key (practice_id, note_id) references attune.note (practice_id, id),
  constraint handoff_seen_member_fk foreign key (practice_id, member_id) references attune.member (practice_id, id)
);
create index session_response_handoff_idx on attune.session_response (practice_id, client_id) where to_psychotherapy is not null;
`;

const TRIGGERS = `
-- The author answers, the client withdraws or puts a statement beside a refusal, each once.
create function attune.amendment_goes_forward() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'what a client asked for stays' using errcode = 'check_violation', constraint = 'amendment_goes_forward';
  end if;
  if old.state = 'REQUESTED' and new.state in ('ACCEPTED', 'DECLINED')
    and new.author_member_id is not distinct from attune.member_id() then
    return new;
  end if;
  if old.state = 'REQUESTED' and new.state = 'WITHDRAWN' and new.client_id is not distinct from attune.client_id() then
    return new;
  end if;
  if old.state = 'DECLINED' and new.state = 'DECLINED' and old.statement is null and new.statement is not null
    and new.reason = old.reason and new.client_id is not distinct from attune.client_id() then
    return new;
  end if;
  raise exception 'an answer is given once, by whom it is asked of'
    using errcode = 'check_violation', constraint = 'amendment_goes_forward';
end $$;
create trigger amendment_goes_forward before update or delete on attune.amendment
  for each row execute function attune.amendment_goes_forward();
revoke execute on all functions in schema attune from public;
`;
