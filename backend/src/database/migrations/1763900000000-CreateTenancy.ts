import type { MigrationInterface, QueryRunner } from 'typeorm';
import { closeTable, oneOf, run } from './sql-support.ts';

const ROLES = ['OWNER', 'ADMINISTRATOR', 'PSYCHOTHERAPIST', 'MASSAGE_THERAPIST'];
const DISCIPLINES = ['PSYCHOTHERAPY', 'MASSAGE'];

/** The actor's context, the practice, its people, their credentials and its clients. */
export class CreateTenancy1763900000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await run(runner, CONTEXT);
    await run(runner, TABLES);
    await run(runner, SETS);
    await run(
      runner,
      [
        `alter table attune.practice enable row level security;
         alter table attune.practice force row level security;
         create policy owner_all on attune.practice to attune_owner using (true) with check (true);
         create policy app_select on attune.practice for select to attune_app using (id = (select attune.practice_id()));
         create policy worker_select on attune.practice for select to attune_worker using (id = (select attune.practice_id()));
         grant select on attune.practice to attune_app, attune_worker;`,
        closeTable({
          table: 'member',
          // A client sees the practitioners of the own team only; the practice's people see each other.
          rows: {
            select: `(select attune.member_id()) is not null
              or id = any ((select attune.own_practitioner_ids())::uuid[])`,
          },
          worker: { select: 'true' },
        }),
        closeTable({
          table: 'member_role',
          rows: {
            select: `(select attune.member_id()) is not null
              or member_id = any ((select attune.own_practitioner_ids())::uuid[])`,
          },
          worker: { select: 'true' },
        }),
        closeTable({
          table: 'credential',
          rows: { select: '(select attune.member_id()) is not null' },
        }),
        closeTable({
          table: 'client',
          rows: {
            select: `id = (select attune.client_id())
              or id = any ((select attune.team_client_ids())::uuid[])
              or (select attune.is_administrator())`,
            update: 'id = (select attune.client_id()) or (select attune.is_administrator())',
          },
          updatable: ['name', 'preferred_name', 'pronouns', 'email', 'phone'],
        }),
        closeTable({
          table: 'care_team_member',
          rows: {
            select: `${'client_id = (select attune.client_id())'}
              or client_id = any ((select attune.team_client_ids())::uuid[])
              or member_id = (select attune.member_id())
              or (select attune.is_administrator())`,
            insert: `state = 'PROPOSED' and (
              client_id = any ((select attune.psychotherapy_client_ids())::uuid[])
              or (select attune.is_administrator()))`,
            update: `client_id = (select attune.client_id())
              or member_id = (select attune.member_id())
              or client_id = any ((select attune.psychotherapy_client_ids())::uuid[])`,
          },
          updatable: ['state', 'trial_at', 'active_at', 'ended_at', 'ended_by', 'end_reason'],
          worker: { select: 'true' },
        }),
        closeTable({
          table: 'care_team_event',
          rows: {
            select: `client_id = (select attune.client_id())
              or client_id = any ((select attune.team_client_ids())::uuid[])
              or (select attune.is_administrator())`,
            insert: 'user_id = (select attune.user_id())',
          },
        }),
      ].join('\n'),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, 'drop schema attune cascade; create schema attune;');
  }
}

const CONTEXT = `
create function attune.practice_id() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('app.practice_id', true), '')::uuid $$;
create function attune.user_id() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('app.user_id', true), '')::uuid $$;
create function attune.member_id() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('app.member_id', true), '')::uuid $$;
create function attune.client_id() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('app.client_id', true), '')::uuid $$;
create function attune.has_role(wanted text) returns boolean language sql stable parallel safe as
  $$ select coalesce(wanted = any (string_to_array(current_setting('app.roles', true), ',')), false) $$;
create function attune.is_administrator() returns boolean language sql stable parallel safe as
  $$ select attune.has_role('OWNER') or attune.has_role('ADMINISTRATOR') $$;
grant usage on schema attune to attune_app, attune_worker;
`;

const TABLES = `
create table attune.practice (
  id uuid primary key,
  name text not null,
  time_zone text not null,
  country text not null,
  created_at timestamptz not null default now()
);

create table attune.app_user (
  id uuid primary key,
  email text not null constraint app_user_email_lower check (email = lower(email)),
  name text not null,
  password_hash text not null,
  created_at timestamptz not null default now(),
  constraint app_user_email_key unique (email)
);

create table attune.member (
  practice_id uuid not null references attune.practice (id),
  id uuid not null,
  user_id uuid not null references attune.app_user (id),
  name text not null,
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  primary key (practice_id, id),
  constraint member_user_key unique (practice_id, user_id)
);

create table attune.member_role (
  practice_id uuid not null,
  member_id uuid not null,
  role text not null ${oneOf('role', ROLES)},
  primary key (practice_id, member_id, role),
  constraint member_role_member_fk foreign key (practice_id, member_id) references attune.member (practice_id, id)
);

create table attune.credential (
  practice_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  kind text not null ${oneOf('kind', ['LICENCE', 'TRAINING'])},
  discipline text ${oneOf('discipline', DISCIPLINES)},
  training text,
  number text,
  jurisdiction text,
  valid_from date not null,
  valid_until date,
  verified_by uuid,
  verified_at timestamptz,
  primary key (practice_id, id),
  constraint credential_member_fk foreign key (practice_id, member_id) references attune.member (practice_id, id),
  constraint credential_verifier_fk foreign key (practice_id, verified_by) references attune.member (practice_id, id),
  constraint credential_kind_fits_check check ((kind = 'LICENCE') = (discipline is not null) and (kind = 'TRAINING') = (training is not null)),
  constraint credential_dates_check check (valid_until is null or valid_until >= valid_from)
);
create index credential_member_idx on attune.credential (practice_id, member_id);

create table attune.client (
  practice_id uuid not null references attune.practice (id),
  id uuid not null,
  user_id uuid references attune.app_user (id),
  name text not null,
  preferred_name text,
  pronouns text,
  email text,
  phone text,
  created_at timestamptz not null default now(),
  primary key (practice_id, id),
  constraint client_user_key unique (practice_id, user_id)
);
create index client_name_idx on attune.client (practice_id, name, id);

create table attune.care_team_member (
  practice_id uuid not null,
  id uuid not null,
  client_id uuid not null,
  member_id uuid not null,
  discipline text not null ${oneOf('discipline', DISCIPLINES)},
  lead boolean not null default false,
  state text not null ${oneOf('state', ['PROPOSED', 'TRIAL', 'ACTIVE', 'ENDED'])},
  proposed_at timestamptz not null default now(),
  proposed_by uuid not null,
  trial_at timestamptz,
  active_at timestamptz,
  ended_at timestamptz,
  ended_by uuid,
  end_reason text,
  primary key (practice_id, id),
  constraint care_team_member_client_fk foreign key (practice_id, client_id) references attune.client (practice_id, id),
  constraint care_team_member_member_fk foreign key (practice_id, member_id) references attune.member (practice_id, id),
  constraint care_team_member_lead_check check (not lead or discipline = 'PSYCHOTHERAPY')
);
-- One place on the team for each person and discipline; what has ended stays as history.
create unique index care_team_member_once on attune.care_team_member (practice_id, client_id, member_id, discipline)
  where state <> 'ENDED';
-- R5: at most one lead psychotherapist; that there is one is asked when a plan comes into force.
create unique index care_team_member_one_lead on attune.care_team_member (practice_id, client_id)
  where lead and state in ('TRIAL', 'ACTIVE');
create index care_team_member_member_idx on attune.care_team_member (practice_id, member_id)
  where state in ('TRIAL', 'ACTIVE');

create table attune.care_team_event (
  practice_id uuid not null,
  id uuid not null,
  client_id uuid not null,
  care_team_member_id uuid not null,
  at timestamptz not null default now(),
  kind text not null,
  user_id uuid not null,
  text text,
  primary key (practice_id, id),
  constraint care_team_event_member_fk foreign key (practice_id, care_team_member_id) references attune.care_team_member (practice_id, id),
  constraint care_team_event_client_fk foreign key (practice_id, client_id) references attune.client (practice_id, id)
);

-- What the client shares, and with whom: the state now and, beside it, every change ever made.
create table attune.sharing_consent (
  practice_id uuid not null,
  client_id uuid not null,
  category text not null ${oneOf('category', ['PLAN', 'PSYCHOTHERAPY_SUMMARY', 'SESSION_RESPONSES', 'MEASURES', 'MEDICAL', 'SAFETY_PLAN'])},
  discipline text not null ${oneOf('discipline', DISCIPLINES)},
  granted boolean not null,
  since timestamptz not null,
  primary key (practice_id, client_id, category, discipline),
  constraint sharing_consent_client_fk foreign key (practice_id, client_id) references attune.client (practice_id, id)
);
`;

/**
 * The sets that the policies test membership in, each computed once per statement. They run as
 * the owner because the tables they read are closed by policies that ask for these very sets.
 * PL/pgSQL keeps their plans for the life of the connection.
 */
const SETS = `
create function attune.team_client_ids() returns uuid[] language plpgsql stable parallel safe security definer
  set search_path = attune, pg_temp as $$
begin
  return (select coalesce(array_agg(distinct client_id), '{}') from attune.care_team_member
    where practice_id = attune.practice_id() and member_id = attune.member_id() and state in ('TRIAL', 'ACTIVE'));
end $$;
create function attune.psychotherapy_client_ids() returns uuid[] language plpgsql stable parallel safe security definer
  set search_path = attune, pg_temp as $$
begin
  return (select coalesce(array_agg(distinct client_id), '{}') from attune.care_team_member
    where practice_id = attune.practice_id() and member_id = attune.member_id() and state in ('TRIAL', 'ACTIVE')
      and discipline = 'PSYCHOTHERAPY');
end $$;
create function attune.massage_client_ids() returns uuid[] language plpgsql stable parallel safe security definer
  set search_path = attune, pg_temp as $$
begin
  return (select coalesce(array_agg(distinct client_id), '{}') from attune.care_team_member
    where practice_id = attune.practice_id() and member_id = attune.member_id() and state in ('TRIAL', 'ACTIVE')
      and discipline = 'MASSAGE');
end $$;
create function attune.shared_client_ids(wanted_category text, own_discipline text) returns uuid[]
  language plpgsql stable parallel safe security definer set search_path = attune, pg_temp as $$
begin
  return (select coalesce(array_agg(distinct t.client_id), '{}')
    from attune.care_team_member t
    join attune.sharing_consent s on s.practice_id = t.practice_id and s.client_id = t.client_id
      and s.category = wanted_category and s.discipline = t.discipline and s.granted
    where t.practice_id = attune.practice_id() and t.member_id = attune.member_id()
      and t.state in ('TRIAL', 'ACTIVE') and t.discipline = own_discipline);
end $$;
create function attune.own_practitioner_ids() returns uuid[] language plpgsql stable parallel safe security definer
  set search_path = attune, pg_temp as $$
begin
  return (select coalesce(array_agg(distinct member_id), '{}') from attune.care_team_member
    where practice_id = attune.practice_id() and client_id = attune.client_id());
end $$;
-- What the actor is to a client today, and what that client shares with the actor's disciplines:
-- the facts that the policies of the API are asked with. No row for a client out of reach.
create function attune.relation_to(of_client uuid)
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
-- Who may be told that something of a client's changed, asked anew at each telling.
create function attune.audience_of(of_client uuid) returns table (user_id uuid, administrator boolean)
  language sql stable security definer set search_path = attune, pg_temp as $$
  select m.user_id, false from attune.care_team_member t
  join attune.member m on m.practice_id = t.practice_id and m.id = t.member_id
  where t.practice_id = attune.practice_id() and t.client_id = of_client
    and t.state in ('TRIAL', 'ACTIVE') and m.ended_at is null
  union
  select c.user_id, false from attune.client c
  where c.practice_id = attune.practice_id() and c.id = of_client and c.user_id is not null
  union
  select m.user_id, true from attune.member_role r
  join attune.member m on m.practice_id = r.practice_id and m.id = r.member_id
  where r.practice_id = attune.practice_id() and r.role in ('OWNER', 'ADMINISTRATOR') and m.ended_at is null
$$;
revoke execute on all functions in schema attune from public;
grant execute on all functions in schema attune to attune_app, attune_worker;
`;
