// long-file: a migration is one step that is taken whole; its tables and functions refer to each other.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { closeTable, run, SELF } from './sql-support.ts';

const OWN = 'member_id = (select attune.member_id())';

/** Whose functions look at a client's record for the reader alone; what they answer opens in an emergency, too. */
const READING_FUNCTIONS = [
  'attune.holds_of(uuid[])',
  'attune.open_flags_of(uuid[])',
  'attune.schedule_of(uuid[], timestamptz, timestamptz)',
  'attune.rules_in_force(uuid[])',
];

/**
 * Who may, who did: the record opened in an emergency (R27), for reading alone, and the ways to the
 * audit for the client it is about and for who runs the practice (R26).
 *
 * Only what selects is opened. The sets that inserts and updates are tested with, and that the
 * functions and triggers which write ask, keep their meaning: a place on the team. So a table, policy
 * or function that is added later is closed to an emergency until somebody opens it.
 */
export class BreakGlass1764000200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await run(runner, TABLES);
    await run(
      runner,
      [
        closeTable({
          table: 'emergency_access',
          rows: {
            // The client and who owns the practice are told, and read the reason; nobody else does.
            select: `${SELF} or ${OWN} or (select attune.has_role('OWNER'))`,
            // Ended once, by whoever opened it. It is opened by the function below alone.
            update: `${OWN} and ended_at is null`,
          },
          updatable: ['ended_at'],
        }),
        // Touched by the functions below alone.
        closeTable({ table: 'emergency_attempt', rows: {} }),
        closeTable({ table: 'audit_event_client', rows: {} }),
      ].join('\n'),
    );
    await run(runner, EMERGENCY);
    await run(runner, SEALING);
    await run(runner, LOG);
    await run(runner, AUDIENCE_WITH_EMERGENCY);
    await run(runner, readingFunctions('attune.team_client_ids()', 'attune.readable_client_ids()'));
    await run(
      runner,
      selectPolicies([
        ['attune\\.team_client_ids\\(\\)', 'attune.readable_client_ids()'],
        ['attune\\.psychotherapy_client_ids\\(\\)', 'attune.readable_psychotherapy_client_ids()'],
        [
          "attune\\.shared_client_ids\\(('[A-Z_]+'::text), 'PSYCHOTHERAPY'::text\\)",
          'attune.readable_shared_client_ids(\\1)',
        ],
      ]),
    );
    await run(runner, GRANTS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(
      runner,
      selectPolicies([
        ['attune\\.readable_client_ids\\(\\)', 'attune.team_client_ids()'],
        ['attune\\.readable_psychotherapy_client_ids\\(\\)', 'attune.psychotherapy_client_ids()'],
        [
          "attune\\.readable_shared_client_ids\\(('[A-Z_]+'::text)\\)",
          "attune.shared_client_ids(\\1, 'PSYCHOTHERAPY'::text)",
        ],
      ]),
    );
    await run(runner, readingFunctions('attune.readable_client_ids()', 'attune.team_client_ids()'));
    await run(runner, AUDIENCE);
    await run(runner, SEALING_ALONE);
    await run(
      runner,
      `drop function attune.audit_trail, attune.access_log, attune.people_to_tell_of_emergency,
         attune.open_in_emergency, attune.wait_for_emergency, attune.readable_shared_client_ids,
         attune.readable_psychotherapy_client_ids, attune.readable_client_ids, attune.emergency_client_ids;
       drop table attune.emergency_access, attune.emergency_attempt, attune.audit_event_client;`,
    );
  }
}

/** Puts one call for another into functions that are there, whatever else they have become. */
function readingFunctions(from: string, to: string): string {
  return READING_FUNCTIONS.map(
    (name) => `do $do$ begin
      execute replace(pg_get_functiondef('${name}'::regprocedure), '${from}', '${to}');
    end $do$;`,
  ).join('\n');
}

/** Rewrites the conditions by which the application selects, in every table there is. */
function selectPolicies(changes: readonly (readonly [from: string, to: string])[]): string {
  const quoted = (text: string) => `$re$${text}$re$`;
  const condition = changes.reduce(
    (text, [from, to]) => `regexp_replace(${text}, ${quoted(from)}, ${quoted(to)}, 'g')`,
    'one.qual',
  );
  // With an empty search path every name comes out with its schema, however the connection is set.
  return `do $do$
    declare
      one record;
      before text := current_setting('search_path');
    begin
      perform set_config('search_path', 'pg_catalog', true);
      for one in select tablename, policyname, qual from pg_policies
        where schemaname = 'attune' and cmd = 'SELECT' and roles = '{attune_app}' loop
        if ${condition} <> one.qual then
          execute format('alter policy %I on attune.%I using (%s)', one.policyname, one.tablename, ${condition});
        end if;
      end loop;
      perform set_config('search_path', before, true);
    end $do$;`;
}

const TABLES = `
create table attune.emergency_access (
  practice_id uuid not null,
  id uuid not null,
  client_id uuid not null,
  member_id uuid not null,
  -- As it was then: a client sees the names of the own team alone.
  member_name text not null,
  reason text not null constraint emergency_access_reason_check check (char_length(reason) >= 20),
  opened_at timestamptz not null default now(),
  ends_at timestamptz not null,
  ended_at timestamptz,
  primary key (practice_id, id),
  constraint emergency_access_client_fk foreign key (practice_id, client_id) references attune.client (practice_id, id),
  constraint emergency_access_member_fk foreign key (practice_id, member_id) references attune.member (practice_id, id),
  -- R27: four hours, and no longer.
  constraint emergency_access_length_check check (ends_at > opened_at and ends_at <= opened_at + interval '4 hours')
);
create index emergency_access_member_idx on attune.emergency_access (practice_id, member_id, ends_at) where ended_at is null;
create index emergency_access_client_idx on attune.emergency_access (practice_id, client_id, opened_at desc);

-- Each try at a name, found or not: names cannot be guessed by trying.
create table attune.emergency_attempt (
  practice_id uuid not null references attune.practice (id),
  id uuid not null default gen_random_uuid(),
  member_id uuid not null,
  at timestamptz not null default now(),
  primary key (practice_id, id),
  constraint emergency_attempt_member_fk foreign key (practice_id, member_id) references attune.member (practice_id, id)
);
create index emergency_attempt_member_idx on attune.emergency_attempt (practice_id, member_id, at);

-- Which rows of the audit concern a client. It is filled when rows are sealed, seconds after they were
-- written, so that the read which leaves a row pays nothing for it: an index on the array of clients
-- would cost every read of a list one entry for each client shown. What is not sealed yet is few rows,
-- which are looked through.
create table attune.audit_event_client (
  practice_id uuid not null references attune.practice (id),
  client_id uuid not null,
  at timestamptz not null,
  event_id uuid not null,
  -- The client's own doing.
  own boolean not null,
  -- Not something that was seen or done: refused, or Attune's own work.
  apart boolean not null,
  primary key (practice_id, client_id, at, event_id)
);
insert into attune.audit_event_client (practice_id, client_id, at, event_id, own, apart)
select e.practice_id, concerned.id, e.at, e.id, e.ground = 'SELF', e.ground in ('REFUSED', 'SYSTEM')
from attune.audit_event e cross join lateral unnest(e.client_ids) as concerned (id)
where e.batch is not null on conflict do nothing;
`;

const EMERGENCY = `
-- Clients whose record the actor has opened in an emergency and who are not theirs anyway; by the clock
-- of the statement, so a record closes by itself.
create function attune.emergency_client_ids() returns uuid[] language plpgsql stable parallel safe security definer
  set search_path = attune, pg_temp as $$
begin
  if attune.member_id() is null or not attune.has_role('PSYCHOTHERAPIST') then
    return '{}';
  end if;
  return (select coalesce(array_agg(distinct e.client_id), '{}') from attune.emergency_access e
    where e.practice_id = attune.practice_id() and e.member_id = attune.member_id()
      and e.ended_at is null and e.opened_at <= now() and e.ends_at > now()
      and not exists (select 1 from attune.care_team_member t where t.practice_id = e.practice_id
        and t.member_id = e.member_id and t.client_id = e.client_id and t.state in ('TRIAL', 'ACTIVE')));
end $$;
-- What may be read beside one's own teams: as a psychotherapist of the team reads it, by the consents
-- that the client gave to that discipline.
create function attune.readable_client_ids() returns uuid[] language plpgsql stable parallel safe security definer
  set search_path = attune, pg_temp as $$
begin
  return attune.team_client_ids() || attune.emergency_client_ids();
end $$;
create function attune.readable_psychotherapy_client_ids() returns uuid[] language plpgsql stable parallel safe security definer
  set search_path = attune, pg_temp as $$
begin
  return attune.psychotherapy_client_ids() || attune.emergency_client_ids();
end $$;
create function attune.readable_shared_client_ids(wanted_category text) returns uuid[]
  language plpgsql stable parallel safe security definer set search_path = attune, pg_temp as $$
declare opened uuid[] := attune.emergency_client_ids();
begin
  if cardinality(opened) > 0 then
    opened := (select coalesce(array_agg(s.client_id), '{}') from attune.sharing_consent s
      where s.practice_id = attune.practice_id() and s.client_id = any (opened)
        and s.category = wanted_category and s.discipline = 'PSYCHOTHERAPY' and s.granted);
  end if;
  return attune.shared_client_ids(wanted_category, 'PSYCHOTHERAPY') || opened;
end $$;

-- Notes a try and says how many seconds are to be waited before it; 0 lets it through. Five an hour.
create function attune.wait_for_emergency() returns integer
  language plpgsql volatile security definer set search_path = attune, pg_temp as $$
declare fifth timestamptz;
begin
  perform pg_advisory_xact_lock(hashtextextended(attune.practice_id()::text || attune.member_id()::text, 27));
  select a.at into fifth from attune.emergency_attempt a
  where a.practice_id = attune.practice_id() and a.member_id = attune.member_id() and a.at > clock_timestamp() - interval '1 hour'
  order by a.at desc offset 4 limit 1;
  if fifth is not null then
    return greatest(1, ceil(extract(epoch from fifth + interval '1 hour' - clock_timestamp())));
  end if;
  insert into attune.emergency_attempt (practice_id, member_id, at)
  values (attune.practice_id(), attune.member_id(), clock_timestamp());
  return 0;
end $$;

-- R27: opens the record of the one client of the practice who has exactly this name. No row where there
-- is none, or several. Opened already: that one stands. On the team already: null for its id.
create function attune.open_in_emergency(wanted_name text, new_id uuid, given_reason text)
  returns table (id uuid, client_id uuid, fresh boolean)
  language plpgsql volatile security definer set search_path = attune, pg_temp as $$
#variable_conflict use_column
declare
  named uuid[];
  standing uuid;
begin
  if not exists (select 1 from attune.member_role r join attune.member m on m.practice_id = r.practice_id and m.id = r.member_id
      where r.practice_id = attune.practice_id() and r.member_id = attune.member_id()
        and r.role = 'PSYCHOTHERAPIST' and m.ended_at is null) then
    raise exception 'R27: only a psychotherapist of the practice opens a record in an emergency'
      using errcode = 'insufficient_privilege', constraint = 'emergency_needs_psychotherapist';
  end if;
  named := (select array_agg(c.id) from attune.client c
    where c.practice_id = attune.practice_id() and c.user_id is distinct from attune.user_id()
      and lower(regexp_replace(btrim(c.name), '\\s+', ' ', 'g')) = lower(regexp_replace(btrim(wanted_name), '\\s+', ' ', 'g')));
  if coalesce(cardinality(named), 0) <> 1 then
    return;
  end if;
  if exists (select 1 from attune.care_team_member t where t.practice_id = attune.practice_id()
      and t.client_id = named[1] and t.member_id = attune.member_id() and t.state in ('TRIAL', 'ACTIVE')) then
    return query select null::uuid, named[1], false;
    return;
  end if;
  perform pg_advisory_xact_lock(hashtextextended(named[1]::text || attune.member_id()::text, 27));
  standing := (select e.id from attune.emergency_access e
    where e.practice_id = attune.practice_id() and e.client_id = named[1] and e.member_id = attune.member_id()
      and e.ended_at is null and e.opened_at <= now() and e.ends_at > now() order by e.opened_at limit 1);
  if standing is not null then
    return query select standing, named[1], false;
    return;
  end if;
  insert into attune.emergency_access (practice_id, id, client_id, member_id, member_name, reason, opened_at, ends_at)
  select m.practice_id, new_id, named[1], m.id, m.name, given_reason, now(), now() + interval '4 hours'
  from attune.member m where m.practice_id = attune.practice_id() and m.id = attune.member_id();
  return query select new_id, named[1], true;
end $$;

-- R27: the client, and whoever owns the practice. Asked by the worker.
create function attune.people_to_tell_of_emergency(of_access uuid) returns table (user_id uuid)
  language sql stable security definer set search_path = attune, pg_temp as $$
  with access as (select * from attune.emergency_access where practice_id = attune.practice_id() and id = of_access)
  select c.user_id from access a
  join attune.client c on c.practice_id = a.practice_id and c.id = a.client_id
  where c.user_id is not null
  union
  select m.user_id from access a
  join attune.member_role r on r.practice_id = a.practice_id and r.role = 'OWNER'
  join attune.member m on m.practice_id = r.practice_id and m.id = r.member_id and m.ended_at is null
$$;
`;

const SEAL = `create or replace function attune.seal_audit(of_practice uuid, new_batch integer, ids uuid[], hashes bytea[], batch_hash bytea)
  returns void language sql volatile security definer set search_path = attune, pg_temp as $$
  insert into attune.audit_batch (practice_id, batch, event_ids, event_hashes, hash)
  values (of_practice, new_batch, ids, hashes, batch_hash);
  update attune.audit_event set batch = new_batch where practice_id = of_practice and id = any (ids);`;
const SEALING_ALONE = `${SEAL}
$$;`;
const SEALING = `${SEAL}
  insert into attune.audit_event_client (practice_id, client_id, at, event_id, own, apart)
  select e.practice_id, concerned.id, e.at, e.id, e.ground = 'SELF', e.ground in ('REFUSED', 'SYSTEM')
  from attune.audit_event e cross join lateral unnest(e.client_ids) as concerned (id)
  where e.practice_id = of_practice and e.id = any (ids) on conflict do nothing;
$$;`;

/** Who did it, by name: a member, a client, or whoever has left since. */
const WHO = `coalesce(
    (select m.name from attune.member m where m.practice_id = e.practice_id and m.id = e.member_id),
    (select c.name from attune.client c where c.practice_id = e.practice_id and c.user_id = e.user_id),
    (select u.name from attune.app_user u where u.id = e.user_id), 'Attune')`;
/** The words with which a record was opened in an emergency. */
const REASON = `(select x.reason from attune.emergency_access x
    where e.action = 'emergency.open' and x.practice_id = e.practice_id and x.id = e.subject_id)`;
const AFTER = (at: string, id: string) => `(after_at is null or (${at}, ${id}) < (after_at, after_id))`;
const SEALED_OF_CLIENT = (more: string) => `
    select e.* from (
      select l.practice_id, l.event_id from attune.audit_event_client l
      where l.practice_id = attune.practice_id() and l.client_id = of_client and (with_own or not l.own)
        and ${AFTER('l.at', 'l.event_id')} and ${more}
      order by l.at desc, l.event_id desc limit most) l
    join attune.audit_event e on e.practice_id = l.practice_id and e.id = l.event_id`;
const WAITING_OF_CLIENT = (more: string) => `
    select e.* from attune.audit_event e
    where e.practice_id = attune.practice_id() and e.batch is null and e.client_ids @> array[of_client]
      and (with_own or e.ground <> 'SELF') and ${AFTER('e.at', 'e.id')} and ${more}
    order by e.at desc, e.id desc limit most`;

const LOG = `
-- R27: who opened or changed the actor's own record, the newest first; for the client alone.
create function attune.access_log(of_client uuid, with_own boolean, after_at timestamptz, after_id uuid, most integer)
  returns table (id uuid, at timestamptz, who text, role text, action text, ground text, field_classes text[], own boolean, reason text)
  language plpgsql stable security definer set search_path = attune, pg_temp as $$
#variable_conflict use_column
begin
  if of_client is distinct from attune.client_id() then
    return;
  end if;
  return query
  with found as (
    (${SEALED_OF_CLIENT('not l.apart')})
    union all
    (${WAITING_OF_CLIENT(`e.ground not in ('REFUSED', 'SYSTEM')`)}))
  select e.id, e.at, ${WHO}, e.role, e.action, e.ground, e.field_classes, e.ground = 'SELF', ${REASON}
  from found e order by e.at desc, e.id desc limit most;
end $$;

-- R26: who did what in the practice, without contents; for who runs it. A client's name is given for the
-- first of those concerned. Why a record was opened in an emergency is for the owner to weigh.
create function attune.audit_trail(of_member uuid, of_client uuid, with_own boolean, from_time timestamptz, to_time timestamptz,
    after_at timestamptz, after_id uuid, most integer)
  returns table (id uuid, at timestamptz, who text, role text, action text, ground text, field_classes text[],
    clients jsonb, client_ids uuid[], reason text)
  language plpgsql stable security definer set search_path = attune, pg_temp as $$
#variable_conflict use_column
declare
  found attune.audit_event[];
begin
  if not attune.is_administrator() then
    return;
  end if;
  if of_client is null then
    found := array(select e from attune.audit_event e
      where e.practice_id = attune.practice_id() and (with_own or e.ground <> 'SELF')
        and (from_time is null or e.at >= from_time) and (to_time is null or e.at < to_time)
        and (of_member is null or e.member_id = of_member) and ${AFTER('e.at', 'e.id')}
      order by e.at desc, e.id desc limit most);
  else
    found := array(select e from attune.audit_event e
      join ((select l.practice_id, l.event_id from attune.audit_event_client l
          where l.practice_id = attune.practice_id() and l.client_id = of_client)
        union all
        (select w.practice_id, w.id from attune.audit_event w
          where w.practice_id = attune.practice_id() and w.batch is null and w.client_ids @> array[of_client])) l
        on e.practice_id = l.practice_id and e.id = l.event_id
      where (with_own or e.ground <> 'SELF')
        and (from_time is null or e.at >= from_time) and (to_time is null or e.at < to_time)
        and (of_member is null or e.member_id = of_member) and ${AFTER('e.at', 'e.id')}
      order by e.at desc, e.id desc limit most);
  end if;
  return query
  select e.id, e.at, ${WHO}, e.role, e.action, e.ground, e.field_classes,
    coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name) order by c.id = of_client desc, c.name)
      from (select c.id, c.name from attune.client c
        where c.practice_id = e.practice_id and c.id = any (e.client_ids)
        order by c.id = of_client desc, c.name limit 3) c), '[]'),
    e.client_ids, case when attune.has_role('OWNER') then ${REASON} end
  from unnest(found) e order by e.at desc, e.id desc;
end $$;
`;

const AUDIENCE_HEAD = `create or replace function attune.audience_of(of_client uuid) returns table (user_id uuid, administrator boolean)
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
  where r.practice_id = attune.practice_id() and r.role in ('OWNER', 'ADMINISTRATOR') and m.ended_at is null`;
const AUDIENCE = `${AUDIENCE_HEAD}
$$;`;
const AUDIENCE_WITH_EMERGENCY = `${AUDIENCE_HEAD}
  union
  select m.user_id, false from attune.emergency_access a
  join attune.member m on m.practice_id = a.practice_id and m.id = a.member_id
  where a.practice_id = attune.practice_id() and a.client_id = of_client
    and a.ended_at is null and a.opened_at <= now() and a.ends_at > now() and m.ended_at is null $$;`;

const GRANTS = `
revoke execute on all functions in schema attune from public;
grant execute on function attune.emergency_client_ids, attune.readable_client_ids, attune.readable_psychotherapy_client_ids,
  attune.readable_shared_client_ids, attune.wait_for_emergency, attune.open_in_emergency, attune.access_log, attune.audit_trail
  to attune_app;
grant execute on function attune.people_to_tell_of_emergency to attune_worker;
`;
