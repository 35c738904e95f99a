import type { MigrationInterface, QueryRunner } from 'typeorm';
import { closeTable, oneOf, PSYCHOTHERAPIST, run, SELF, TEAM } from './sql-support.ts';

const LEVELS = ['NOTICE', 'CONCERN', 'ALERT', 'CRISIS'];
const HOLDS = ['NONE', 'DEEP_WORK', 'ALL_BODYWORK'];

/** Distress flags with their events and holds, the reason apart from the head, and who was told. */
export class CreateDistressFlags1763900500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await run(runner, TABLES);
    await run(runner, FUNCTIONS);
    await run(
      runner,
      [
        closeTable({
          table: 'distress_flag',
          rows: {
            select: `${SELF} or ${TEAM}`,
            insert: `state = 'RAISED' and raised_by_user = (select attune.user_id()) and (${SELF} or ${TEAM})`,
            update: TEAM,
          },
          updatable: [
            'state',
            'acknowledged_at',
            'resolved_at',
            'hold_lifted_at',
            'conditions',
            'updated_at',
          ],
          worker: { select: 'true' },
        }),
        closeTable({
          table: 'distress_flag_reason',
          rows: {
            select: `${PSYCHOTHERAPIST} or raised_by_user = (select attune.user_id())`,
            insert: `raised_by_user = (select attune.user_id()) and (${SELF} or ${TEAM})`,
          },
        }),
        closeTable({
          table: 'flag_event',
          rows: {
            select: `${SELF} or ${TEAM}`,
            insert: `actor_user = (select attune.user_id()) and kind <> 'TOLD' and (${SELF} or ${TEAM})`,
          },
          // The worker adds whom it told and nothing else.
          worker: { insert: `kind = 'TOLD'` },
        }),
        closeTable({
          table: 'flag_event_text',
          rows: {
            select: `${PSYCHOTHERAPIST} or actor_user = (select attune.user_id())`,
            insert: `actor_user = (select attune.user_id()) and (${SELF} or ${TEAM})`,
          },
        }),
        closeTable({
          table: 'notification',
          rows: {
            select: 'user_id = (select attune.user_id())',
            update: 'user_id = (select attune.user_id())',
          },
          updatable: ['read_at'],
          worker: { select: 'true', insert: 'true' },
        }),
      ].join('\n'),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(
      runner,
      `drop table attune.notification, attune.flag_event_text, attune.flag_event, attune.distress_flag_reason, attune.distress_flag cascade;
       drop function attune.current_hold, attune.holds_of, attune.open_flags_of, attune.lock_client, attune.lift_needs_psychotherapist, attune.flag_history_is_fixed, attune.people_to_tell;`,
    );
  }
}

const TABLES = `
create table attune.distress_flag (
  practice_id uuid not null,
  id uuid not null,
  client_id uuid not null,
  level text not null ${oneOf('level', LEVELS)},
  state text not null ${oneOf('state', ['RAISED', 'ACKNOWLEDGED', 'RESOLVED'])},
  hold text not null ${oneOf('hold', HOLDS)},
  source text not null ${oneOf('source', ['PRACTITIONER', 'CLIENT', 'RULE'])},
  raised_by_user uuid not null,
  raised_by_member uuid,
  raised_at timestamptz not null,
  acknowledge_by timestamptz,
  acknowledged_at timestamptz,
  resolved_at timestamptz,
  hold_lifted_at timestamptz,
  -- What to do on the table while this flag is open; for the massage therapist's eyes.
  table_guidance text,
  -- Under which conditions bodywork goes on, set by the psychotherapist who lifted the hold.
  conditions text,
  appointment_id uuid,
  note_id uuid,
  -- R20: one flag for one cause.
  cause_key text,
  updated_at timestamptz not null default now(),
  primary key (practice_id, id),
  constraint distress_flag_client_fk foreign key (practice_id, client_id) references attune.client (practice_id, id),
  constraint distress_flag_member_fk foreign key (practice_id, raised_by_member) references attune.member (practice_id, id),
  constraint distress_flag_note_fk foreign key (practice_id, note_id) references attune.note (practice_id, id),
  constraint distress_flag_cause_key unique (practice_id, client_id, cause_key),
  constraint distress_flag_resolved_check check ((state = 'RESOLVED') = (resolved_at is not null)),
  constraint distress_flag_resolved_hold_check check (state <> 'RESOLVED' or hold = 'NONE' or hold_lifted_at is not null),
  -- The clock of a crisis cannot be switched off.
  constraint distress_flag_crisis_clock_check check (level <> 'CRISIS' or acknowledge_by is not null)
);
create index distress_flag_client_idx on attune.distress_flag (practice_id, client_id, raised_at desc, id desc);
create index distress_flag_open_idx on attune.distress_flag (practice_id, acknowledge_by) where state <> 'RESOLVED';
create index distress_flag_hold_idx on attune.distress_flag (practice_id, client_id) where hold <> 'NONE' and hold_lifted_at is null;

create table attune.distress_flag_reason (
  practice_id uuid not null,
  flag_id uuid not null,
  client_id uuid not null,
  raised_by_user uuid not null,
  text text not null,
  primary key (practice_id, flag_id),
  constraint distress_flag_reason_flag_fk foreign key (practice_id, flag_id) references attune.distress_flag (practice_id, id)
);

create table attune.flag_event (
  practice_id uuid not null,
  id uuid not null,
  flag_id uuid not null,
  client_id uuid not null,
  at timestamptz not null,
  kind text not null ${oneOf('kind', ['RAISED', 'SEEN', 'ACKNOWLEDGED', 'HOLD_LIFTED', 'RESOLVED', 'TOLD'])},
  actor_user uuid not null,
  actor_name text not null,
  primary key (practice_id, id),
  constraint flag_event_flag_fk foreign key (practice_id, flag_id) references attune.distress_flag (practice_id, id)
);
create index flag_event_flag_idx on attune.flag_event (practice_id, flag_id, at, id);

create table attune.flag_event_text (
  practice_id uuid not null,
  event_id uuid not null,
  client_id uuid not null,
  actor_user uuid not null,
  text text not null,
  primary key (practice_id, event_id),
  constraint flag_event_text_event_fk foreign key (practice_id, event_id) references attune.flag_event (practice_id, id)
);

-- What the bell shows: a kind and ids, never what happened.
create table attune.notification (
  practice_id uuid not null references attune.practice (id),
  id uuid not null,
  user_id uuid not null references attune.app_user (id),
  kind text not null,
  subject_id uuid not null,
  client_id uuid,
  at timestamptz not null,
  read_at timestamptz,
  primary key (practice_id, id),
  -- Telling twice tells once: a message delivered again finds its row.
  constraint notification_once unique (practice_id, user_id, kind, subject_id)
);
create index notification_unread_idx on attune.notification (practice_id, user_id, at desc) where read_at is null;
`;

const FUNCTIONS = `
-- The strictest hold that is on for each client, and the flag it stands on, for whoever may book or
-- begin with that client; nothing else of the flag. To anybody else there is none.
create function attune.holds_of(of_clients uuid[]) returns table (client_id uuid, hold text, flag_id uuid)
  language plpgsql stable security definer set search_path = attune, pg_temp as $$
declare
  everybody boolean := attune.user_id() is null or attune.is_administrator();
  near uuid[] := attune.team_client_ids();
begin
  return query select distinct on (f.client_id) f.client_id, f.hold, f.id
  from attune.distress_flag f
  where f.practice_id = attune.practice_id() and f.client_id = any (of_clients)
    and f.hold <> 'NONE' and f.hold_lifted_at is null
    and (everybody or f.client_id = any (near) or f.client_id = attune.client_id())
  order by f.client_id, (f.hold = 'ALL_BODYWORK') desc, f.raised_at, f.id;
end $$;
create function attune.current_hold(of_client uuid) returns text
  language sql stable security definer set search_path = attune, pg_temp as $$
  select coalesce((select h.hold from attune.holds_of(array[of_client]) h), 'NONE')
$$;

-- How many flags of each client are open, for the team, the client and an administrator, who may know
-- no more than that of them.
create function attune.open_flags_of(of_clients uuid[]) returns table (client_id uuid, open integer)
  language plpgsql stable security definer set search_path = attune, pg_temp as $$
declare
  everybody boolean := attune.is_administrator();
  near uuid[] := attune.team_client_ids();
begin
  return query select f.client_id, count(*)::integer
  from attune.distress_flag f
  where f.practice_id = attune.practice_id() and f.client_id = any (of_clients) and f.state <> 'RESOLVED'
    and (everybody or f.client_id = any (near) or f.client_id = attune.client_id())
  group by f.client_id;
end $$;

-- R18: a hold and a booking of one client take turns. Who raises or lifts takes the lock alone,
-- who books shares it, so a booking either sees the hold or is seen by it.
create function attune.lock_client(of_client uuid, alone boolean) returns void
  language plpgsql volatile as $$
declare key bigint := hashtextextended(attune.practice_id()::text || of_client::text, 18);
begin
  if alone then perform pg_advisory_xact_lock(key); else perform pg_advisory_xact_lock_shared(key); end if;
end $$;

-- Only a psychotherapist of the team stops a flag's clock, lifts a hold or resolves; states go forward only; nothing is edited.
create function attune.lift_needs_psychotherapist() returns trigger
  language plpgsql security definer set search_path = attune, pg_temp as $$
begin
  if current_setting('role') = 'attune_owner' or session_user = 'attune_owner' then return new; end if;
  if (old.state = 'RESOLVED') or (old.state = 'ACKNOWLEDGED' and new.state = 'RAISED')
    or (old.hold_lifted_at is not null and new.hold_lifted_at is distinct from old.hold_lifted_at) then
    raise exception 'a flag goes forward only' using errcode = 'check_violation', constraint = 'flag_history_is_fixed';
  end if;
  if (new.hold_lifted_at is distinct from old.hold_lifted_at or new.conditions is distinct from old.conditions
      or new.state <> old.state)
    and not (new.client_id = any (attune.psychotherapy_client_ids())) then
    raise exception 'only a psychotherapist of the team acknowledges, lifts a hold or resolves'
      using errcode = 'insufficient_privilege', constraint = 'lift_needs_psychotherapist';
  end if;
  return new;
end $$;
create trigger lift_needs_psychotherapist before update on attune.distress_flag
  for each row execute function attune.lift_needs_psychotherapist();

create function attune.flag_history_is_fixed() returns trigger language plpgsql as $$
begin
  raise exception 'events are never edited or removed' using errcode = 'check_violation', constraint = 'flag_history_is_fixed';
end $$;
create trigger flag_history_is_fixed before update or delete on attune.flag_event
  for each row execute function attune.flag_history_is_fixed();
create trigger flag_history_is_fixed before update or delete on attune.flag_event_text
  for each row execute function attune.flag_history_is_fixed();
create trigger flag_history_is_fixed before update or delete on attune.distress_flag_reason
  for each row execute function attune.flag_history_is_fixed();
create trigger flag_history_is_fixed before delete on attune.distress_flag
  for each row execute function attune.flag_history_is_fixed();

-- Whom a flag is told to at once: the psychotherapists of the team, the lead first; where there are
-- none, whoever owns the practice. Asked by the worker, by the client and by the client's team.
create function attune.people_to_tell(of_client uuid) returns table (user_id uuid, member_id uuid, name text, lead boolean)
  language sql stable security definer set search_path = attune, pg_temp as $$
  with asked as (
    select attune.user_id() is null or of_client = attune.client_id() or of_client = any (attune.team_client_ids()) as allowed),
  team as (
    select m.user_id, m.id, m.name, bool_or(t.lead) as lead
    from attune.care_team_member t
    join attune.member m on m.practice_id = t.practice_id and m.id = t.member_id
    where t.practice_id = attune.practice_id() and t.client_id = of_client
      and t.discipline = 'PSYCHOTHERAPY' and t.state in ('TRIAL', 'ACTIVE') and m.ended_at is null
    group by m.user_id, m.id, m.name),
  owners as (
    select m.user_id, m.id, m.name, false as lead
    from attune.member_role r
    join attune.member m on m.practice_id = r.practice_id and m.id = r.member_id
    where r.practice_id = attune.practice_id() and r.role = 'OWNER' and m.ended_at is null
      and not exists (select 1 from team))
  select p.user_id, p.id, p.name, p.lead
  from (select * from team union all select * from owners) p, asked
  where asked.allowed
  order by p.lead desc, p.name
$$;
revoke execute on all functions in schema attune from public;
grant execute on function attune.current_hold, attune.holds_of, attune.lock_client, attune.people_to_tell to attune_app, attune_worker;
grant execute on function attune.open_flags_of to attune_app;
`;
