import type { MigrationInterface, QueryRunner } from 'typeorm';
import { run } from './sql-support.ts';

/**
 * Sessions and sign-in, the few tables that belong to no practice. The runtime roles hold no grant
 * on them; they are reached through the functions below alone, each of which does one thing.
 */
export class CreateIdentity1763900100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await run(runner, TABLES);
    await run(runner, FUNCTIONS);
    await run(runner, GRANTS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(
      runner,
      `drop function attune.session_by_token, attune.account_by_email, attune.account_by_id, attune.open_session,
         attune.close_session, attune.list_sessions, attune.touch_session, attune.record_sign_in,
         attune.sign_in_wait, attune.memberships_of, attune.switch_session_practice;
       drop table attune.user_session, attune.sign_in_attempt;`,
    );
  }
}

const TABLES = `
create table attune.user_session (
  id uuid primary key,
  user_id uuid not null references attune.app_user (id),
  token_hash bytea not null unique,
  practice_id uuid references attune.practice (id),
  user_agent text not null default '',
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index user_session_user_idx on attune.user_session (user_id) where revoked_at is null;

-- Failed sign-ins in a row, for an account and for an address; the key is a hash, never the address.
create table attune.sign_in_attempt (
  key_hash bytea primary key,
  failures integer not null,
  last_failure_at timestamptz not null
);
alter table attune.app_user enable row level security;
alter table attune.app_user force row level security;
alter table attune.user_session enable row level security;
alter table attune.user_session force row level security;
alter table attune.sign_in_attempt enable row level security;
alter table attune.sign_in_attempt force row level security;
create policy owner_all on attune.app_user to attune_owner using (true) with check (true);
create policy owner_all on attune.user_session to attune_owner using (true) with check (true);
create policy owner_all on attune.sign_in_attempt to attune_owner using (true) with check (true);
`;

const FUNCTIONS = `
-- The places where a person may sign in: one row for each practice, the roles of member and client joined.
create function attune.memberships_of(of_user uuid)
  returns table (practice_id uuid, practice_name text, time_zone text, member_id uuid, client_id uuid, roles text[])
  language sql stable security definer set search_path = attune, pg_temp as $$
  select p.id, p.name, p.time_zone, m.id, c.id,
    coalesce((select array_agg(r.role order by r.role) from attune.member_role r
      where r.practice_id = p.id and r.member_id = m.id), '{}')
      || case when c.id is null then '{}'::text[] else array['CLIENT'] end
  from attune.practice p
  left join attune.member m on m.practice_id = p.id and m.user_id = of_user and m.ended_at is null
  left join attune.client c on c.practice_id = p.id and c.user_id = of_user
  where m.id is not null or c.id is not null
  order by (m.id is not null) desc, p.name, p.id
$$;

create function attune.account_by_email(wanted text)
  returns table (user_id uuid, name text, email text, password_hash text)
  language sql stable security definer set search_path = attune, pg_temp as $$
  select id, name, email, password_hash from attune.app_user where email = lower(wanted)
$$;

create function attune.account_by_id(wanted uuid)
  returns table (user_id uuid, name text, email text, password_hash text)
  language sql stable security definer set search_path = attune, pg_temp as $$
  select id, name, email, password_hash from attune.app_user where id = wanted
$$;

create function attune.open_session(new_id uuid, of_user uuid, new_token_hash bytea, in_practice uuid,
    agent text, opened timestamptz, expires timestamptz)
  returns void language sql volatile security definer set search_path = attune, pg_temp as $$
  insert into attune.user_session (id, user_id, token_hash, practice_id, user_agent, created_at, last_seen_at, expires_at)
  values (new_id, of_user, new_token_hash, in_practice, agent, opened, opened, expires)
$$;

-- Who is behind a token now; nothing when the session is unknown, ended, over its age or idle too long.
create function attune.session_by_token(wanted bytea, at_time timestamptz, idle_seconds integer)
  returns table (session_id uuid, user_id uuid, name text, email text, practice_id uuid, practice_name text,
    time_zone text, member_id uuid, client_id uuid, roles text[], last_seen_at timestamptz, created_at timestamptz)
  language sql stable security definer set search_path = attune, pg_temp as $$
  select s.id, u.id, u.name, u.email, m.practice_id, m.practice_name, m.time_zone, m.member_id, m.client_id,
    coalesce(m.roles, '{}'), s.last_seen_at, s.created_at
  from attune.user_session s
  join attune.app_user u on u.id = s.user_id
  left join lateral (select * from attune.memberships_of(s.user_id) a where a.practice_id = s.practice_id) m on true
  where s.token_hash = wanted and s.revoked_at is null and s.expires_at > at_time
    and s.last_seen_at > at_time - make_interval(secs => idle_seconds)
$$;

-- Which of these sessions are still good, and stand in that practice: asked before anything is sent to
-- a connection that was opened earlier.
create function attune.open_sessions(wanted uuid[], in_practice uuid, at_time timestamptz, idle_seconds integer)
  returns table (session_id uuid)
  language sql stable security definer set search_path = attune, pg_temp as $$
  select s.id from attune.user_session s
  where s.id = any (wanted) and s.practice_id = in_practice and s.revoked_at is null and s.expires_at > at_time
    and s.last_seen_at > at_time - make_interval(secs => idle_seconds)
    and exists (select 1 from attune.memberships_of(s.user_id) m where m.practice_id = in_practice)
$$;

create function attune.touch_session(wanted uuid, at_time timestamptz)
  returns void language sql volatile security definer set search_path = attune, pg_temp as $$
  update attune.user_session set last_seen_at = at_time where id = wanted and last_seen_at < at_time
$$;

-- True when one of the user's own sessions was open and is now ended.
create function attune.close_session(wanted uuid, of_user uuid, at_time timestamptz)
  returns boolean language sql volatile security definer set search_path = attune, pg_temp as $$
  with ended as (
    update attune.user_session set revoked_at = at_time
    where id = wanted and user_id = of_user and revoked_at is null returning 1)
  select exists (select 1 from ended)
$$;

-- True when the user belongs to that practice and the session now stands in it.
create function attune.switch_session_practice(wanted uuid, of_user uuid, to_practice uuid)
  returns boolean language sql volatile security definer set search_path = attune, pg_temp as $$
  with moved as (
    update attune.user_session s set practice_id = to_practice
    where s.id = wanted and s.user_id = of_user and s.revoked_at is null
      and exists (select 1 from attune.memberships_of(of_user) m where m.practice_id = to_practice)
    returning 1)
  select exists (select 1 from moved)
$$;

create function attune.list_sessions(of_user uuid, at_time timestamptz)
  returns table (session_id uuid, user_agent text, created_at timestamptz, last_seen_at timestamptz, expires_at timestamptz)
  language sql stable security definer set search_path = attune, pg_temp as $$
  select id, user_agent, created_at, last_seen_at, expires_at from attune.user_session
  where user_id = of_user and revoked_at is null and expires_at > at_time
  order by last_seen_at desc
$$;

-- Seconds to wait before the next try: nothing for five failures, then 2, 4, 8 … up to fifteen minutes;
-- an hour without a failure forgets.
create function attune.sign_in_wait(wanted bytea, at_time timestamptz)
  returns integer language sql stable security definer set search_path = attune, pg_temp as $$
  select coalesce((select greatest(0, ceil(extract(epoch from
      last_failure_at + make_interval(secs => least(900, power(2, least(failures - 4, 12)))) - at_time)))::integer
    from attune.sign_in_attempt
    where key_hash = wanted and failures >= 5 and last_failure_at > at_time - interval '1 hour'), 0)
$$;

create function attune.record_sign_in(wanted bytea, succeeded boolean, at_time timestamptz)
  returns void language plpgsql volatile security definer set search_path = attune, pg_temp as $$
begin
  if succeeded then
    delete from attune.sign_in_attempt where key_hash = wanted;
  else
    insert into attune.sign_in_attempt as a (key_hash, failures, last_failure_at) values (wanted, 1, at_time)
    on conflict (key_hash) do update set last_failure_at = at_time,
      failures = case when a.last_failure_at < at_time - interval '1 hour' then 1 else a.failures + 1 end;
  end if;
end $$;
`;

const GRANTS = `
revoke execute on all functions in schema attune from public;
grant execute on function attune.session_by_token, attune.open_sessions, attune.account_by_email, attune.account_by_id, attune.open_session,
  attune.close_session, attune.list_sessions, attune.touch_session, attune.record_sign_in,
  attune.sign_in_wait, attune.memberships_of, attune.switch_session_practice to attune_app;
`;
