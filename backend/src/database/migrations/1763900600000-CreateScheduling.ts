// long-file: a migration is one step that is taken whole; its tables and functions refer to each other.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ADMINISTRATOR, closeTable, oneOf, PSYCHOTHERAPIST, run, SELF, TEAM } from './sql-support.ts';

const CLASSES = [
  'TALK',
  'TRAUMA_PROCESSING',
  'BODYWORK_GENTLE',
  'BODYWORK_MODERATE',
  'BODYWORK_DEEP',
  'CONSULTATION',
];
const OWN = 'member_id = (select attune.member_id())';
/** Row condition: the practice's own people, and a client for the practitioners of the own team. */
const STAFF_OR_OWN_PRACTITIONER = `(select attune.member_id()) is not null
  or member_id = any ((select attune.own_practitioner_ids())::uuid[])`;

/** Rooms, services, hours and appointments; the database decides that nobody is in two places at once. */
export class CreateScheduling1763900600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await run(runner, TABLES);
    await run(runner, FUNCTIONS);
    await run(
      runner,
      [
        closeTable({ table: 'room', rows: { select: 'true' } }),
        closeTable({ table: 'service', rows: { select: 'true' } }),
        closeTable({ table: 'service_room', rows: { select: 'true' } }),
        closeTable({ table: 'service_member', rows: { select: STAFF_OR_OWN_PRACTITIONER } }),
        closeTable({ table: 'availability', rows: { select: STAFF_OR_OWN_PRACTITIONER } }),
        closeTable({ table: 'availability_exception', rows: { select: STAFF_OR_OWN_PRACTITIONER } }),
        closeTable({
          table: 'appointment',
          rows: {
            select: `${SELF} or ${TEAM} or ${OWN} or ${ADMINISTRATOR}`,
            insert: `(state = 'BOOKED' and (${PSYCHOTHERAPIST} or (${OWN} and ${TEAM}) or ${ADMINISTRATOR}))
              or (state = 'REQUESTED' and ${SELF})`,
            update: `${SELF} or ${PSYCHOTHERAPIST} or ${OWN} or ${ADMINISTRATOR}`,
          },
          updatable: [
            'member_id',
            'room_id',
            'state',
            'starts_at',
            'ends_at',
            'busy',
            'version',
            'cancelled_reason',
            'updated_at',
          ],
          worker: { select: 'true' },
        }),
        closeTable({
          // What a psychotherapy appointment is about stays between the client and the psychotherapists.
          table: 'appointment_service',
          rows: {
            select: `${SELF} or ${PSYCHOTHERAPIST} or ${OWN}
              or (discipline = 'MASSAGE' and (${TEAM} or ${ADMINISTRATOR}))`,
            insert: `${SELF} or ${PSYCHOTHERAPIST} or ${OWN} or ${ADMINISTRATOR}`,
          },
        }),
        closeTable({
          table: 'appointment_override',
          rows: {
            select: `${SELF} or ${PSYCHOTHERAPIST}`,
            insert: `client_id = any ((select attune.led_client_ids())::uuid[]) and by_user = (select attune.user_id())`,
          },
        }),
      ].join('\n'),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(
      runner,
      `drop table attune.appointment_override, attune.appointment_service, attune.appointment,
         attune.availability_exception, attune.availability, attune.service_member, attune.service_room,
         attune.service, attune.room cascade;
       drop function attune.may_plan, attune.led_client_ids, attune.lock_places, attune.credentials_of,
         attune.service_of_appointment, attune.schedule_of, attune.busy_times, attune.rules_in_force,
         attune.mark_needs_clearance, attune.restore_cleared, attune.hold_touches_class,
         attune.hold_touches_appointment, attune.appointment_goes_its_way, attune.service_respects_hold;`,
    );
  }
}

const TABLES = `
create table attune.room (
  practice_id uuid not null references attune.practice (id),
  id uuid not null,
  name text not null,
  primary key (practice_id, id)
);

create table attune.service (
  practice_id uuid not null references attune.practice (id),
  id uuid not null,
  name text not null,
  discipline text not null ${oneOf('discipline', ['PSYCHOTHERAPY', 'MASSAGE'])},
  class text not null ${oneOf('class', CLASSES)},
  minutes integer not null constraint service_minutes_check check (minutes between 15 and 240),
  modality text,
  buffer_before_minutes integer not null default 0 constraint service_buffer_before_check check (buffer_before_minutes between 0 and 120),
  buffer_after_minutes integer not null default 0 constraint service_buffer_after_check check (buffer_after_minutes between 0 and 120),
  primary key (practice_id, id)
);

create table attune.service_room (
  practice_id uuid not null,
  service_id uuid not null,
  room_id uuid not null,
  primary key (practice_id, service_id, room_id),
  constraint service_room_service_fk foreign key (practice_id, service_id) references attune.service (practice_id, id),
  constraint service_room_room_fk foreign key (practice_id, room_id) references attune.room (practice_id, id)
);

create table attune.service_member (
  practice_id uuid not null,
  service_id uuid not null,
  member_id uuid not null,
  primary key (practice_id, service_id, member_id),
  constraint service_member_service_fk foreign key (practice_id, service_id) references attune.service (practice_id, id),
  constraint service_member_member_fk foreign key (practice_id, member_id) references attune.member (practice_id, id)
);

-- Weekly hours in the practice's wall-clock time; weekday 1 is Monday (ISO).
create table attune.availability (
  practice_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  weekday integer not null constraint availability_weekday_check check (weekday between 1 and 7),
  from_time time not null,
  to_time time not null,
  primary key (practice_id, id),
  constraint availability_member_fk foreign key (practice_id, member_id) references attune.member (practice_id, id),
  constraint availability_order_check check (from_time < to_time)
);
create index availability_member_idx on attune.availability (practice_id, member_id, weekday);

-- A day that differs: time off (available false) or extra hours, wall-clock times of that date.
create table attune.availability_exception (
  practice_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  date date not null,
  from_time time not null,
  to_time time not null,
  available boolean not null,
  primary key (practice_id, id),
  constraint availability_exception_member_fk foreign key (practice_id, member_id) references attune.member (practice_id, id),
  constraint availability_exception_order_check check (from_time < to_time)
);
create index availability_exception_member_idx on attune.availability_exception (practice_id, member_id, date);

create table attune.appointment (
  practice_id uuid not null,
  id uuid not null,
  client_id uuid not null,
  member_id uuid not null,
  room_id uuid,
  discipline text not null ${oneOf('discipline', ['PSYCHOTHERAPY', 'MASSAGE'])},
  state text not null ${oneOf('state', ['REQUESTED', 'BOOKED', 'NEEDS_CLEARANCE', 'ARRIVED', 'IN_SESSION', 'FULFILLED', 'CANCELLED', 'NO_SHOW'])},
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  -- The session with its buffers: what practitioner and room are busy for.
  busy tstzrange not null,
  version integer not null default 1,
  cancelled_reason text,
  created_at timestamptz not null default now(),
  created_by uuid not null,
  updated_at timestamptz not null default now(),
  primary key (practice_id, id),
  -- What the row beside it, with the service, must agree with.
  constraint appointment_parties_key unique (practice_id, id, client_id, member_id, discipline),
  constraint appointment_client_fk foreign key (practice_id, client_id) references attune.client (practice_id, id),
  constraint appointment_member_fk foreign key (practice_id, member_id) references attune.member (practice_id, id),
  constraint appointment_room_fk foreign key (practice_id, room_id) references attune.room (practice_id, id),
  constraint appointment_order_check check (starts_at < ends_at),
  constraint appointment_busy_check check (lower(busy) <= starts_at and upper(busy) >= ends_at),
  -- R21: nobody and no room is in two active appointments at once. The constraint decides, not code.
  constraint appointment_practitioner_free exclude using gist (practice_id with =, member_id with =, busy with &&)
    where (state in ('REQUESTED', 'BOOKED', 'NEEDS_CLEARANCE', 'ARRIVED', 'IN_SESSION')),
  constraint appointment_room_free exclude using gist (practice_id with =, room_id with =, busy with &&)
    where (state in ('REQUESTED', 'BOOKED', 'NEEDS_CLEARANCE', 'ARRIVED', 'IN_SESSION') and room_id is not null),
  constraint appointment_client_free exclude using gist (practice_id with =, client_id with =, busy with &&)
    where (state in ('REQUESTED', 'BOOKED', 'NEEDS_CLEARANCE', 'ARRIVED', 'IN_SESSION'))
);
create index appointment_client_idx on attune.appointment (practice_id, client_id, starts_at);
create index appointment_member_idx on attune.appointment (practice_id, member_id, starts_at);
create index appointment_start_idx on attune.appointment (practice_id, starts_at);
-- When each discipline last met a client, and next will.
create index appointment_contact_idx on attune.appointment (practice_id, client_id, discipline, starts_at) include (state, member_id);
-- What somebody is to decide about.
create index appointment_waiting_idx on attune.appointment (practice_id, member_id, starts_at)
  where state in ('REQUESTED', 'NEEDS_CLEARANCE');

create table attune.appointment_service (
  practice_id uuid not null,
  appointment_id uuid not null,
  client_id uuid not null,
  member_id uuid not null,
  discipline text not null,
  service_id uuid not null,
  class text not null ${oneOf('class', CLASSES)},
  primary key (practice_id, appointment_id),
  -- Moved to another practitioner, the appointment takes this row along.
  constraint appointment_service_appointment_fk foreign key (practice_id, appointment_id, client_id, member_id, discipline)
    references attune.appointment (practice_id, id, client_id, member_id, discipline) on update cascade,
  constraint appointment_service_service_fk foreign key (practice_id, service_id) references attune.service (practice_id, id)
);

-- R24: a hard rule set aside by the lead psychotherapist, with the reason, for good.
create table attune.appointment_override (
  practice_id uuid not null,
  id uuid not null,
  appointment_id uuid not null,
  client_id uuid not null,
  by_user uuid not null,
  by_name text not null,
  reason text not null,
  sentences text[] not null,
  at timestamptz not null default now(),
  primary key (practice_id, id),
  constraint appointment_override_appointment_fk foreign key (practice_id, appointment_id) references attune.appointment (practice_id, id)
);
create index appointment_override_appointment_idx on attune.appointment_override (practice_id, appointment_id);

alter table attune.note add constraint note_appointment_fk
  foreign key (practice_id, appointment_id) references attune.appointment (practice_id, id);
alter table attune.distress_flag add constraint distress_flag_appointment_fk
  foreign key (practice_id, appointment_id) references attune.appointment (practice_id, id);
`;

const ACTIVE = `('REQUESTED', 'BOOKED', 'NEEDS_CLEARANCE', 'ARRIVED', 'IN_SESSION')`;

/** Of the clients asked for, those that the actor may plan for; the same as attune.may_plan, for many at once. */
const PLANNED_FOR = `with wanted as materialized (
    select w.id from unnest(of_clients) as w (id)
    where w.id = (select attune.client_id()) or w.id = any ((select attune.team_client_ids())::uuid[])
      or ((select attune.is_administrator()) and exists (select 1 from attune.client c
        where c.practice_id = attune.practice_id() and c.id = w.id)))`;

const FUNCTIONS = `
-- May the actor plan for this client: the client, the team, or an administrator of the practice.
create function attune.may_plan(of_client uuid) returns boolean
  language sql stable security definer set search_path = attune, pg_temp as $$
  select coalesce(of_client = attune.client_id() or of_client = any (attune.team_client_ids())
    or (attune.is_administrator() and exists (select 1 from attune.client c
      where c.practice_id = attune.practice_id() and c.id = of_client)), false)
$$;

create function attune.led_client_ids() returns uuid[] language plpgsql stable parallel safe security definer
  set search_path = attune, pg_temp as $$
begin
  return (select coalesce(array_agg(distinct client_id), '{}') from attune.care_team_member
    where practice_id = attune.practice_id() and member_id = attune.member_id() and state in ('TRIAL', 'ACTIVE') and lead);
end $$;

-- Bookings that could meet take turns, always in the same order, so that none waits in a circle for
-- another: the client, the practitioner and every room that fits. The constraints above still decide.
create function attune.lock_places(of_client uuid, of_member uuid, of_service uuid) returns void
  language plpgsql volatile as $$
declare place uuid;
begin
  for place in
    select of_client union select of_member
    union select r.room_id from attune.service_room r
      where r.practice_id = attune.practice_id() and r.service_id = of_service
    order by 1
  loop
    perform pg_advisory_xact_lock(hashtextextended(attune.practice_id()::text || place::text, 21));
  end loop;
end $$;

-- R2, R3: what practitioners may do, without their numbers; for the practice, and for a client whose
-- own practitioners they are.
create function attune.credentials_of(of_members uuid[])
  returns table (member_id uuid, kind text, discipline text, training text, valid_from date, valid_until date, verified boolean)
  language sql stable security definer set search_path = attune, pg_temp as $$
  select c.member_id, c.kind, c.discipline, c.training, c.valid_from, c.valid_until, c.verified_at is not null
  from attune.credential c
  where c.practice_id = attune.practice_id() and c.member_id = any (of_members)
    and (attune.member_id() is not null or c.member_id = any (attune.own_practitioner_ids()))
$$;

-- What is to be moved, for who moves it without being told what it is.
create function attune.service_of_appointment(of_appointment uuid) returns uuid
  language sql stable security definer set search_path = attune, pg_temp as $$
  select s.service_id from attune.appointment_service s
  where s.practice_id = attune.practice_id() and s.appointment_id = of_appointment and attune.may_plan(s.client_id)
$$;

-- Classes and times of clients' appointments, for the rules to be tested against: who books needs
-- the rest that a session imposes to be kept without being told what the session is.
create function attune.schedule_of(of_clients uuid[], from_time timestamptz, to_time timestamptz)
  returns table (client_id uuid, id uuid, class text, starts_at timestamptz, ends_at timestamptz)
  language sql stable security definer set search_path = attune, pg_temp as $$
  ${PLANNED_FOR}
  select a.client_id, a.id, s.class, a.starts_at, a.ends_at
  from wanted
  join attune.appointment a on a.practice_id = attune.practice_id() and a.client_id = wanted.id
    and a.starts_at < to_time and a.starts_at > from_time - interval '1 day' and a.ends_at > from_time
    and a.state not in ('CANCELLED', 'NO_SHOW')
  join attune.appointment_service s on s.practice_id = a.practice_id and s.appointment_id = a.id
  order by a.starts_at
$$;

-- When the practitioners and rooms of a service and the client are taken, without by whom; one
-- appointment may be left out, since who moves it leaves its old time free.
create function attune.busy_times(of_client uuid, of_service uuid, from_time timestamptz, to_time timestamptz, except_id uuid)
  returns table (party text, party_id uuid, busy_from timestamptz, busy_to timestamptz)
  language sql stable security definer set search_path = attune, pg_temp as $$
  with near as materialized (
    select a.client_id, a.member_id, a.room_id, lower(a.busy) as busy_from, upper(a.busy) as busy_to
    from attune.appointment a
    where a.practice_id = attune.practice_id() and a.starts_at < to_time + interval '1 day'
      and a.starts_at > from_time - interval '1 day' and a.busy && tstzrange(from_time, to_time)
      and a.state in ${ACTIVE} and a.id is distinct from except_id)
  select 'PRACTITIONER', n.member_id, n.busy_from, n.busy_to from near n
  join attune.service_member m on m.practice_id = attune.practice_id() and m.service_id = of_service and m.member_id = n.member_id
  where attune.may_plan(of_client)
  union all
  select 'ROOM', n.room_id, n.busy_from, n.busy_to from near n
  join attune.service_room r on r.practice_id = attune.practice_id() and r.service_id = of_service and r.room_id = n.room_id
  where attune.may_plan(of_client)
  union all
  select 'CLIENT', n.client_id, n.busy_from, n.busy_to from near n
  where n.client_id = of_client and attune.may_plan(of_client)
$$;

-- The coordination rules of the version in force, for whoever may book: a rule binds also the person
-- with whom the client does not share the plan; only its sentence is ever shown.
create function attune.rules_in_force(of_clients uuid[])
  returns table (client_id uuid, id uuid, kind text, from_class text, to_class text, hours integer, every_weeks integer,
    tolerance_days integer, count integer, weekdays integer[], from_time time, to_time time, hard boolean, reason text)
  language sql stable security definer set search_path = attune, pg_temp as $$
  ${PLANNED_FOR}
  select p.client_id, r.id, r.kind, r.from_class, r.to_class, r.hours, r.every_weeks, r.tolerance_days, r.count, r.weekdays,
    r.from_time, r.to_time, r.hard, r.reason
  from wanted
  join attune.care_plan p on p.practice_id = attune.practice_id() and p.client_id = wanted.id and p.state = 'ACTIVE'
  join attune.coordination_rule r on r.practice_id = p.practice_id and r.plan_id = p.id and r.version = p.active_version
  order by r.position
$$;

create function attune.hold_touches_class(of_client uuid, of_class text) returns boolean
  language sql stable security definer set search_path = attune, pg_temp as $$
  select case attune.current_hold(of_client)
    when 'ALL_BODYWORK' then of_class in ('BODYWORK_GENTLE', 'BODYWORK_MODERATE', 'BODYWORK_DEEP')
    when 'DEEP_WORK' then of_class = 'BODYWORK_DEEP' else false end
$$;

-- R18: marks what a new hold touches; returns the marked appointments. By the flag's own transaction.
create function attune.mark_needs_clearance(of_client uuid, from_time timestamptz) returns table (appointment_id uuid, member_id uuid)
  language sql volatile security definer set search_path = attune, pg_temp as $$
  update attune.appointment a set state = 'NEEDS_CLEARANCE', version = a.version + 1, updated_at = from_time
  from attune.appointment_service s
  where a.practice_id = attune.practice_id() and a.client_id = of_client and a.state = 'BOOKED' and a.ends_at > from_time
    and s.practice_id = a.practice_id and s.appointment_id = a.id
    and (of_client = attune.client_id() or of_client = any (attune.team_client_ids()))
    and attune.hold_touches_class(of_client, s.class)
  returning a.id, a.member_id
$$;

-- The way back: what no hold touches any more is booked again. Only for a psychotherapist of the team.
create function attune.restore_cleared(of_client uuid, at_time timestamptz) returns table (appointment_id uuid, member_id uuid)
  language sql volatile security definer set search_path = attune, pg_temp as $$
  update attune.appointment a set state = 'BOOKED', version = a.version + 1, updated_at = at_time
  from attune.appointment_service s
  where a.practice_id = attune.practice_id() and a.client_id = of_client and a.state = 'NEEDS_CLEARANCE'
    and s.practice_id = a.practice_id and s.appointment_id = a.id
    and of_client = any (attune.psychotherapy_client_ids())
    and not attune.hold_touches_class(of_client, s.class)
  returning a.id, a.member_id
$$;

-- R18: nothing that a hold touches is booked. The lock comes first, so the hold is either seen here or
-- finds this booking when it commits.
create function attune.service_respects_hold() returns trigger
  language plpgsql volatile as $$
begin
  if current_user = 'attune_app' then
    perform attune.lock_client(new.client_id, false);
    if attune.hold_touches_class(new.client_id, new.class) then
      raise exception 'a hold stands in the way' using errcode = 'check_violation', constraint = 'appointment_under_hold';
    end if;
  end if;
  return new;
end $$;
create trigger service_respects_hold before insert on attune.appointment_service
  for each row execute function attune.service_respects_hold();

-- An appointment goes the way of its state table; a client on their own cancels or asks, no more; and
-- nothing that a hold touches becomes booked or begins (R18). The functions above act as the owner.
create function attune.appointment_goes_its_way() returns trigger
  language plpgsql volatile as $$
begin
  if current_user <> 'attune_app' then return new; end if;
  if new.state <> old.state and (old.state || '>' || new.state) not in (
      'REQUESTED>BOOKED', 'REQUESTED>CANCELLED', 'BOOKED>REQUESTED', 'BOOKED>ARRIVED', 'BOOKED>IN_SESSION',
      'BOOKED>CANCELLED', 'BOOKED>NO_SHOW', 'NEEDS_CLEARANCE>CANCELLED', 'ARRIVED>IN_SESSION', 'ARRIVED>CANCELLED',
      'IN_SESSION>FULFILLED')
    or old.state in ('FULFILLED', 'CANCELLED', 'NO_SHOW') then
    raise exception 'an appointment does not go from % to %', old.state, new.state
      using errcode = 'check_violation', constraint = 'appointment_goes_its_way';
  end if;
  if attune.member_id() is null and new.state not in ('REQUESTED', 'CANCELLED') then
    raise exception 'a client asks or cancels' using errcode = 'insufficient_privilege', constraint = 'appointment_client_asks';
  end if;
  if new.state in ('BOOKED', 'IN_SESSION') and (new.state <> old.state or new.starts_at <> old.starts_at) then
    perform attune.lock_client(new.client_id, false);
    if attune.hold_touches_appointment(new.id) then
      raise exception 'a hold stands in the way' using errcode = 'check_violation', constraint = 'appointment_under_hold';
    end if;
  end if;
  return new;
end $$;
create function attune.hold_touches_appointment(of_appointment uuid) returns boolean
  language sql stable security definer set search_path = attune, pg_temp as $$
  select coalesce((select attune.hold_touches_class(s.client_id, s.class) from attune.appointment_service s
    where s.practice_id = attune.practice_id() and s.appointment_id = of_appointment), false)
$$;
create trigger appointment_goes_its_way before update on attune.appointment
  for each row execute function attune.appointment_goes_its_way();

revoke execute on all functions in schema attune from public;
grant execute on function attune.may_plan, attune.led_client_ids, attune.lock_places, attune.credentials_of,
  attune.service_of_appointment, attune.schedule_of, attune.busy_times, attune.rules_in_force,
  attune.hold_touches_class, attune.hold_touches_appointment, attune.mark_needs_clearance, attune.restore_cleared
  to attune_app;
`;
