import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ADMINISTRATOR, closeTable, oneOf, PSYCHOTHERAPIST, run, SELF, TEAM } from './sql-support.ts';

const CLASSES = ['TALK', 'TRAUMA_PROCESSING', 'BODYWORK_GENTLE', 'BODYWORK_MODERATE', 'BODYWORK_DEEP', 'CONSULTATION'];
const OWN = 'member_id = (select attune.member_id())';
const STAFF = '(select attune.member_id()) is not null';

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
        closeTable({ table: 'service_member', rows: { select: 'true' } }),
        closeTable({ table: 'availability', rows: { select: 'true' } }),
        closeTable({ table: 'availability_exception', rows: { select: STAFF } }),
        closeTable({
          table: 'appointment',
          rows: {
            select: `${SELF} or ${TEAM} or ${OWN} or ${ADMINISTRATOR}`,
            insert: `(state in ('BOOKED', 'NEEDS_CLEARANCE') and (${PSYCHOTHERAPIST} or (${OWN} and ${TEAM}) or ${ADMINISTRATOR}))
              or (state = 'REQUESTED' and ${SELF})`,
            update: `${SELF} or ${PSYCHOTHERAPIST} or ${OWN} or ${ADMINISTRATOR}`,
          },
          updatable: ['member_id', 'room_id', 'state', 'starts_at', 'ends_at', 'busy', 'version', 'cancelled_reason', 'updated_at'],
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
            insert: `${PSYCHOTHERAPIST} and by_user = (select attune.user_id())`,
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
       drop function attune.schedule_of, attune.busy_times, attune.rules_in_force, attune.mark_needs_clearance, attune.restore_cleared;`,
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

create table attune.appointment_service (
  practice_id uuid not null,
  appointment_id uuid not null,
  client_id uuid not null,
  member_id uuid not null,
  discipline text not null,
  service_id uuid not null,
  class text not null ${oneOf('class', CLASSES)},
  primary key (practice_id, appointment_id),
  constraint appointment_service_appointment_fk foreign key (practice_id, appointment_id) references attune.appointment (practice_id, id),
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

/** May the actor plan for this client: the client, the team, or an administrator of the practice. */
const MAY_PLAN = `(of_client = attune.client_id() or of_client = any (attune.team_client_ids()) or attune.is_administrator())`;

const FUNCTIONS = `
-- Classes and times of a client's appointments, for the rules to be tested against: who books needs
-- the rest that a session imposes to be kept without being told what the session is.
create function attune.schedule_of(of_client uuid, from_time timestamptz, to_time timestamptz)
  returns table (id uuid, class text, state text, starts_at timestamptz, ends_at timestamptz)
  language sql stable security definer set search_path = attune, pg_temp as $$
  select a.id, s.class, a.state, a.starts_at, a.ends_at
  from attune.appointment a
  join attune.appointment_service s on s.practice_id = a.practice_id and s.appointment_id = a.id
  where a.practice_id = attune.practice_id() and a.client_id = of_client
    and a.starts_at < to_time and a.ends_at > from_time
    and a.state not in ('CANCELLED', 'NO_SHOW')
    and ${MAY_PLAN}
  order by a.starts_at
$$;

-- When somebody or a room is taken, without by whom.
create function attune.busy_times(of_member uuid, from_time timestamptz, to_time timestamptz)
  returns table (member_id uuid, room_id uuid, busy_from timestamptz, busy_to timestamptz)
  language sql stable security definer set search_path = attune, pg_temp as $$
  select a.member_id, a.room_id, lower(a.busy), upper(a.busy)
  from attune.appointment a
  where a.practice_id = attune.practice_id() and a.busy && tstzrange(from_time, to_time)
    and (of_member is null or a.member_id = of_member or a.room_id is not null)
    and a.state in ('REQUESTED', 'BOOKED', 'NEEDS_CLEARANCE', 'ARRIVED', 'IN_SESSION')
$$;

-- The coordination rules of the version in force, for whoever may book: a rule binds also the person
-- with whom the client does not share the plan; only its sentence is ever shown.
create function attune.rules_in_force(of_client uuid)
  returns table (id uuid, kind text, from_class text, to_class text, hours integer, every_weeks integer,
    tolerance_days integer, count integer, weekdays integer[], from_time time, to_time time, hard boolean, reason text)
  language sql stable security definer set search_path = attune, pg_temp as $$
  select r.id, r.kind, r.from_class, r.to_class, r.hours, r.every_weeks, r.tolerance_days, r.count, r.weekdays,
    r.from_time, r.to_time, r.hard, r.reason
  from attune.care_plan p
  join attune.coordination_rule r on r.practice_id = p.practice_id and r.plan_id = p.id and r.version = p.active_version
  where p.practice_id = attune.practice_id() and p.client_id = of_client and p.state = 'ACTIVE'
    and ${MAY_PLAN}
  order by r.position
$$;

-- R18: marks what a new hold touches; returns the marked appointments. By the flag's own transaction.
create function attune.mark_needs_clearance(of_client uuid, from_time timestamptz) returns table (appointment_id uuid, member_id uuid)
  language sql volatile security definer set search_path = attune, pg_temp as $$
  update attune.appointment a set state = 'NEEDS_CLEARANCE', version = a.version + 1, updated_at = from_time
  from attune.appointment_service s
  where a.practice_id = attune.practice_id() and a.client_id = of_client and a.state = 'BOOKED' and a.ends_at > from_time
    and s.practice_id = a.practice_id and s.appointment_id = a.id
    and (of_client = attune.client_id() or of_client = any (attune.team_client_ids()))
    and case attune.current_hold(of_client)
      when 'ALL_BODYWORK' then s.class in ('BODYWORK_GENTLE', 'BODYWORK_MODERATE', 'BODYWORK_DEEP')
      when 'DEEP_WORK' then s.class = 'BODYWORK_DEEP' else false end
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
    and case attune.current_hold(of_client)
      when 'ALL_BODYWORK' then false when 'DEEP_WORK' then s.class <> 'BODYWORK_DEEP' else true end
  returning a.id, a.member_id
$$;
revoke execute on all functions in schema attune from public;
grant execute on function attune.schedule_of, attune.busy_times, attune.rules_in_force,
  attune.mark_needs_clearance, attune.restore_cleared to attune_app;
`;
