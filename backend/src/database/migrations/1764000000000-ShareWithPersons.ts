import type { MigrationInterface, QueryRunner } from 'typeorm';
import { closeTable, oneOf, PSYCHOTHERAPIST, run, SELF, TEAM } from './sql-support.ts';

/**
 * A client shares with one person of the team, or with all of a discipline but one: a person's own
 * choice counts before the discipline's, either way. Every function that asks what is shared asks
 * for the person who acts.
 */
export class ShareWithPersons1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await run(runner, TABLES);
    await run(
      runner,
      closeTable({
        table: 'sharing_consent_member',
        rows: {
          // What concerns a person is theirs to know while they are on the team.
          select: `${SELF} or ${PSYCHOTHERAPIST}
            or (granted is not null and member_id = (select attune.member_id()) and ${TEAM})`,
          insert: `${SELF} and member_id = any ((select attune.own_practitioner_ids())::uuid[])`,
          update: SELF,
        },
        updatable: ['granted', 'since'],
      }),
    );
    await run(runner, BY_PERSON);
    await run(runner, READERS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, BY_DISCIPLINE);
    await run(
      runner,
      `drop function attune.readers_by_consent, attune.audience_of_plan;
       drop table attune.sharing_consent_member;
       drop index attune.sharing_consent_event_client_idx;
       -- What was said of a person has no place in a history of disciplines.
       delete from attune.sharing_consent_event where member_id is not null;
       alter table attune.sharing_consent_event
         drop constraint sharing_consent_event_member_fk,
         drop constraint sharing_consent_event_granted_check,
         drop constraint sharing_consent_event_screen_check,
         drop column member_id,
         alter column granted set not null;`,
    );
  }
}

const TABLES = `
create table attune.sharing_consent_member (
  practice_id uuid not null,
  client_id uuid not null,
  category text not null ${oneOf('category', ['PLAN', 'PSYCHOTHERAPY_SUMMARY', 'SESSION_RESPONSES', 'MEASURES', 'MEDICAL', 'SAFETY_PLAN'])},
  discipline text not null ${oneOf('discipline', ['PSYCHOTHERAPY', 'MASSAGE'])},
  member_id uuid not null,
  -- Null once the client has said that this person is to be as the discipline is.
  granted boolean,
  since timestamptz not null,
  primary key (practice_id, client_id, category, discipline, member_id),
  constraint sharing_consent_member_client_fk foreign key (practice_id, client_id) references attune.client (practice_id, id),
  constraint sharing_consent_member_member_fk foreign key (practice_id, member_id) references attune.member (practice_id, id)
);

alter table attune.sharing_consent_event
  add column member_id uuid,
  alter column granted drop not null;
update attune.sharing_consent_event set screen = 'MY_SHARING' where screen not in ('MY_SHARING', 'WELCOME', 'API');
alter table attune.sharing_consent_event
  add constraint sharing_consent_event_member_fk foreign key (practice_id, member_id) references attune.member (practice_id, id),
  add constraint sharing_consent_event_granted_check check (granted is not null or member_id is not null),
  add constraint sharing_consent_event_screen_check ${oneOf('screen', ['MY_SHARING', 'WELCOME', 'API'])};
create index sharing_consent_event_client_idx on attune.sharing_consent_event (practice_id, client_id, at desc, id desc);
`;

// What counts for somebody of the team: the choice about this person, then the discipline's, then no.
const OF_PLACE = (category: string) => `
    left join attune.sharing_consent s on s.practice_id = t.practice_id and s.client_id = t.client_id
      and s.category = ${category} and s.discipline = t.discipline
    left join attune.sharing_consent_member p on p.practice_id = t.practice_id and p.client_id = t.client_id
      and p.category = ${category} and p.discipline = t.discipline and p.member_id = t.member_id`;
const SHARED = 'coalesce(p.granted, s.granted, false)';
const NOTE_CATEGORY = `case t.discipline when 'MASSAGE' then 'PSYCHOTHERAPY_SUMMARY' else 'SESSION_RESPONSES' end`;

const BY_PERSON = `
create or replace function attune.shared_client_ids(wanted_category text, own_discipline text) returns uuid[]
  language plpgsql stable parallel safe security definer set search_path = attune, pg_temp as $$
begin
  return (select coalesce(array_agg(distinct t.client_id), '{}')
    from attune.care_team_member t ${OF_PLACE('wanted_category')}
    where t.practice_id = attune.practice_id() and t.member_id = attune.member_id()
      and t.state in ('TRIAL', 'ACTIVE') and t.discipline = own_discipline and ${SHARED});
end $$;

-- In a discipline in which the actor treats this client: what is shared with the actor; in the other,
-- what is shared with the discipline.
create or replace function attune.relation_to(of_client uuid)
  returns table (is_self boolean, psychotherapist boolean, massage_therapist boolean, lead boolean,
    administrator boolean, shared_psychotherapy text[], shared_massage text[])
  language plpgsql stable security definer set search_path = attune, pg_temp as $$
begin
  return query
  with place as (
    select t.discipline, t.lead from attune.care_team_member t
    where t.practice_id = attune.practice_id() and t.client_id = of_client
      and t.member_id = attune.member_id() and t.state in ('TRIAL', 'ACTIVE')),
  own as (
    select p.category, p.discipline, p.granted from attune.sharing_consent_member p
    where p.practice_id = attune.practice_id() and p.client_id = of_client and p.member_id = attune.member_id()
      and p.discipline in (select discipline from place)),
  consent as (
    select discipline, array_agg(category order by category) as categories
    from (select coalesce(o.discipline, s.discipline) as discipline, coalesce(o.category, s.category) as category,
        coalesce(o.granted, s.granted, false) as granted
      from (select * from attune.sharing_consent c
        where c.practice_id = attune.practice_id() and c.client_id = of_client) s
      full join own o on o.category = s.category and o.discipline = s.discipline) each
    where granted group by discipline)
  select coalesce(c.id = attune.client_id(), false),
    exists (select 1 from place where discipline = 'PSYCHOTHERAPY'),
    exists (select 1 from place where discipline = 'MASSAGE'),
    exists (select 1 from place p where p.lead),
    attune.is_administrator(),
    coalesce((select categories from consent where discipline = 'PSYCHOTHERAPY'), '{}'),
    coalesce((select categories from consent where discipline = 'MASSAGE'), '{}')
  from attune.client c
  where c.practice_id = attune.practice_id() and c.id = of_client
    and (c.id = attune.client_id() or exists (select 1 from place) or attune.is_administrator());
end $$;

create or replace function attune.audience_of_note(of_note uuid) returns table (user_id uuid, administrator boolean)
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
  ${OF_PLACE(NOTE_CATEGORY)}
  where n.signed_at is not null and case n.kind
    when 'SESSION_RESPONSE' then t.discipline = 'MASSAGE' or ${SHARED}
    when 'PROGRESS' then t.discipline = 'PSYCHOTHERAPY' or (n.has_team_summary and ${SHARED})
    when 'CONTACT' then t.discipline = 'PSYCHOTHERAPY' else false end
$$;
`;

const READERS = `
-- Who may be told that a plan changed: the client, the psychotherapists, and whom the client lets see it.
create function attune.audience_of_plan(of_client uuid) returns table (user_id uuid, administrator boolean)
  language sql stable security definer set search_path = attune, pg_temp as $$
  select m.user_id, false from attune.care_team_member t
  join attune.member m on m.practice_id = t.practice_id and m.id = t.member_id and m.ended_at is null
  ${OF_PLACE(`'PLAN'`)}
  where t.practice_id = attune.practice_id() and t.client_id = of_client and t.state in ('TRIAL', 'ACTIVE')
    and (t.discipline = 'PSYCHOTHERAPY' or ${SHARED})
  union
  select c.user_id, false from attune.client c
  where c.practice_id = attune.practice_id() and c.id = of_client and c.user_id is not null
$$;
revoke execute on function attune.audience_of_plan from public;
grant execute on function attune.audience_of_plan to attune_app;

-- R14: which of the team the client lets read notes of the other discipline. For those who write them: a
-- psychotherapist is told who reads summaries, a massage therapist who reads responses.
create function attune.readers_by_consent(of_clients uuid[])
  returns table (client_id uuid, member_id uuid, discipline text, category text)
  language plpgsql stable security definer set search_path = attune, pg_temp as $$
begin
  return query
  select t.client_id, t.member_id, t.discipline, ${NOTE_CATEGORY}
  from attune.care_team_member t ${OF_PLACE(NOTE_CATEGORY)}
  where t.practice_id = attune.practice_id() and t.client_id = any (of_clients)
    and t.state in ('TRIAL', 'ACTIVE') and ${SHARED}
    and (t.client_id = any (attune.psychotherapy_client_ids())
      or (t.discipline = 'PSYCHOTHERAPY' and t.client_id = any (attune.massage_client_ids())));
end $$;
revoke execute on function attune.readers_by_consent from public;
grant execute on function attune.readers_by_consent to attune_app;
`;

/** The same functions as they were, for the way back: by discipline alone. */
const BY_DISCIPLINE = `
create or replace function attune.shared_client_ids(wanted_category text, own_discipline text) returns uuid[]
  language plpgsql stable parallel safe security definer set search_path = attune, pg_temp as $$
begin
  return (select coalesce(array_agg(distinct t.client_id), '{}')
    from attune.care_team_member t
    join attune.sharing_consent s on s.practice_id = t.practice_id and s.client_id = t.client_id
      and s.category = wanted_category and s.discipline = t.discipline and s.granted
    where t.practice_id = attune.practice_id() and t.member_id = attune.member_id()
      and t.state in ('TRIAL', 'ACTIVE') and t.discipline = own_discipline);
end $$;
create or replace function attune.relation_to(of_client uuid)
  returns table (is_self boolean, psychotherapist boolean, massage_therapist boolean, lead boolean,
    administrator boolean, shared_psychotherapy text[], shared_massage text[])
  language plpgsql stable security definer set search_path = attune, pg_temp as $$
begin
  return query
  with place as (
    select t.discipline, t.lead from attune.care_team_member t
    where t.practice_id = attune.practice_id() and t.client_id = of_client
      and t.member_id = attune.member_id() and t.state in ('TRIAL', 'ACTIVE')),
  consent as (
    select s.discipline, array_agg(s.category order by s.category) as categories from attune.sharing_consent s
    where s.practice_id = attune.practice_id() and s.client_id = of_client and s.granted group by s.discipline)
  select coalesce(c.id = attune.client_id(), false),
    exists (select 1 from place where discipline = 'PSYCHOTHERAPY'),
    exists (select 1 from place where discipline = 'MASSAGE'),
    exists (select 1 from place p where p.lead),
    attune.is_administrator(),
    coalesce((select categories from consent where discipline = 'PSYCHOTHERAPY'), '{}'),
    coalesce((select categories from consent where discipline = 'MASSAGE'), '{}')
  from attune.client c
  where c.practice_id = attune.practice_id() and c.id = of_client
    and (c.id = attune.client_id() or exists (select 1 from place) or attune.is_administrator());
end $$;
create or replace function attune.audience_of_note(of_note uuid) returns table (user_id uuid, administrator boolean)
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
`;
