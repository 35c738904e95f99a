import type { MigrationInterface, QueryRunner } from 'typeorm';
import { run, SELF } from './sql-support.ts';

/**
 * A request for correction whose author has left the team is answered by the client's lead
 * psychotherapist, as far as she may read the note. Who answers is one function, for the policies, the
 * trigger and whoever asks.
 */
export class AnswerForAuthors1764000700000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await run(runner, ANSWERER);
    await run(runner, policies(ANSWERS, ADDS));
    await run(
      runner,
      TRIGGER(IS_ANSWER, ' and new.answered_by_member_id is not distinct from old.answered_by_member_id'),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, policies(AUTHOR, IS_AUTHOR));
    await run(runner, TRIGGER('new.author_member_id is not distinct from attune.member_id()', ''));
    await run(
      runner,
      `alter table attune.amendment drop column answered_by_member_id;
       drop index attune.amendment_client_idx;
       drop function attune.answers_amendment;`,
    );
  }
}

const AUTHOR = 'author_member_id = (select attune.member_id())';
const ANSWERS = 'attune.answers_amendment(note_id) = (select attune.member_id())';
const IS_AUTHOR = 'n.author_member_id = addendum.author_member_id';
const ADDS = `(${IS_AUTHOR} or (n.kind <> 'PROCESS' and attune.answers_amendment(n.id) = addendum.author_member_id
  and exists (select 1 from attune.amendment a
    where a.practice_id = n.practice_id and a.note_id = n.id and a.state = 'REQUESTED')))`;
const IS_ANSWER = `attune.member_id() = attune.answers_amendment(new.note_id)
      and new.answered_by_member_id is not distinct from attune.member_id()`;

const ANSWERER = `
alter table attune.amendment
  -- Null before it is answered, and where the author answered before others could.
  add column answered_by_member_id uuid,
  add constraint amendment_answered_by_fk foreign key (practice_id, answered_by_member_id)
    references attune.member (practice_id, id);
grant update (answered_by_member_id) on attune.amendment to attune_app;
create index amendment_client_idx on attune.amendment (practice_id, client_id) where state = 'REQUESTED';

-- Who answers what is asked of a note: its author while on the team; then the lead psychotherapist, who
-- reads a response only where the client shares it (R10). Null: nobody can, as things stand.
create function attune.answers_amendment(of_note uuid) returns uuid
  language plpgsql stable security definer set search_path = attune, pg_temp as $$
declare
  head attune.note;
  answerer uuid;
begin
  select n.* into head from attune.note n where n.practice_id = attune.practice_id() and n.id = of_note;
  select t.member_id into answerer from attune.care_team_member t
  join attune.member m on m.practice_id = t.practice_id and m.id = t.member_id and m.ended_at is null
  left join attune.sharing_consent s on s.practice_id = t.practice_id and s.client_id = t.client_id
    and s.category = 'SESSION_RESPONSES' and s.discipline = t.discipline
  left join attune.sharing_consent_member p on p.practice_id = t.practice_id and p.client_id = t.client_id
    and p.category = 'SESSION_RESPONSES' and p.discipline = t.discipline and p.member_id = t.member_id
  where t.practice_id = head.practice_id and t.client_id = head.client_id and t.state in ('TRIAL', 'ACTIVE')
    and (t.member_id = head.author_member_id
      or (t.lead and (head.kind <> 'SESSION_RESPONSE' or coalesce(p.granted, s.granted, false))))
  order by (t.member_id = head.author_member_id) desc limit 1;
  return answerer;
end $$;
revoke execute on function attune.answers_amendment from public;
grant execute on function attune.answers_amendment to attune_app;
`;

/** Who may move a request beside the client, and who may add to a note beside its author. */
const policies = (answers: string, adds: string) => `
drop policy app_update on attune.amendment;
create policy app_update on attune.amendment for update to attune_app
  using (practice_id = (select attune.practice_id()) and (${SELF} or ${answers}))
  with check (practice_id = (select attune.practice_id()));
drop policy app_insert on attune.addendum;
create policy app_insert on attune.addendum for insert to attune_app
  with check (practice_id = (select attune.practice_id()) and (${AUTHOR} and (select attune.member_id()) is not null
    and exists (select 1 from attune.note n
      where n.practice_id = addendum.practice_id and n.id = addendum.note_id and n.client_id = addendum.client_id
        and ${adds})));
`;

const TRIGGER = (answers: string, unchanged: string) => `
create or replace function attune.amendment_goes_forward() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'what a client asked for stays' using errcode = 'check_violation', constraint = 'amendment_goes_forward';
  end if;
  if old.state = 'REQUESTED' and new.state in ('ACCEPTED', 'DECLINED')
    and ${answers} then
    return new;
  end if;
  if old.state = 'REQUESTED' and new.state = 'WITHDRAWN' and new.client_id is not distinct from attune.client_id()${unchanged} then
    return new;
  end if;
  if old.state = 'DECLINED' and new.state = 'DECLINED' and old.statement is null and new.statement is not null
    and new.reason = old.reason and new.client_id is not distinct from attune.client_id()${unchanged} then
    return new;
  end if;
  raise exception 'an answer is given once, by whom it is asked of'
    using errcode = 'check_violation', constraint = 'amendment_goes_forward';
end $$;
`;
