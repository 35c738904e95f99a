import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ADMINISTRATOR, closeTable, oneOf, run } from './sql-support.ts';

const MEMBER = '(select attune.member_id()) is not null';
const OWN = 'member_id = (select attune.member_id())';
/** Row condition: one's own, or anybody's for those who run the practice. */
const OWN_OR_RUNS = `${OWN} or ${ADMINISTRATOR}`;
/** Row condition: the practice's own people, and a client for the practitioners of the own team. */
const STAFF_OR_OWN_PRACTITIONER = `${MEMBER} or member_id = any ((select attune.own_practitioner_ids())::uuid[])`;
const HERE = 'practice_id = (select attune.practice_id())';

/** Hours of a day as a range of minutes: two pieces of one day overlap exactly where these do. */
const MINUTES = `int4range((extract(epoch from from_time) / 60)::integer, (extract(epoch from to_time) / 60)::integer)`;
const LASTS = `tsrange(starts_on + starts_at, ends_on + ends_at)`;
const AWAY_COLUMNS = `
  starts_on date not null,
  starts_at time not null default '00:00',
  ends_on date not null,
  ends_at time not null default '24:00',`;

/**
 * Hours are changed by those whose they are: weekly hours from a date on, days that differ, time off, days
 * on which the practice is closed, and how near and far ahead times are given.
 */
export class KeepHours1764200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await run(runner, HOURS);
    await run(runner, TABLES);
    await run(
      runner,
      [
        mayWrite('availability', OWN_OR_RUNS, 'valid_until'),
        mayWrite('availability_exception', OWN_OR_RUNS, 'removed_at'),
        closeTable({
          table: 'availability_version',
          rows: { select: MEMBER, insert: OWN_OR_RUNS, update: OWN_OR_RUNS },
          updatable: ['version'],
        }),
        closeTable({
          table: 'time_off',
          rows: { select: STAFF_OR_OWN_PRACTITIONER, insert: OWN_OR_RUNS, update: OWN_OR_RUNS },
          updatable: ['removed_at'],
        }),
        // Why somebody is away is for that person and for those who run the practice.
        closeTable({ table: 'time_off_detail', rows: { select: OWN_OR_RUNS, insert: OWN_OR_RUNS } }),
        closeTable({
          table: 'closure',
          rows: { select: 'true', insert: ADMINISTRATOR, update: ADMINISTRATOR },
          updatable: ['removed_at'],
        }),
        closeTable({
          table: 'booking_limits',
          rows: { select: 'true', insert: OWN_OR_RUNS, update: OWN_OR_RUNS },
          updatable: [
            'client_notice_hours',
            'staff_notice_hours',
            'horizon_days',
            'client_change_hours',
            'version',
          ],
        }),
      ].join('\n'),
    );
    await run(runner, LATE_AND_ZONE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(
      runner,
      `revoke update (time_zone) on attune.practice from attune_app;
       drop policy app_update on attune.practice;
       drop trigger practice_zone_exists on attune.practice;
       drop function attune.practice_zone_exists;
       revoke update (cancelled_late) on attune.appointment from attune_app;
       alter table attune.appointment drop column cancelled_late;
       drop table attune.booking_limits, attune.closure, attune.time_off_detail, attune.time_off, attune.availability_version;
       ${mayNoLongerWrite('availability')}
       ${mayNoLongerWrite('availability_exception')}
       delete from attune.availability where valid_until is not null or valid_from > current_date;
       delete from attune.availability_exception where removed_at is not null;
       alter table attune.availability drop constraint availability_apart, drop constraint availability_valid_check,
         drop column valid_from, drop column valid_until;
       alter table attune.availability_exception drop constraint availability_exception_apart, drop column removed_at;`,
    );
  }
}

const HOURS = `
-- Weekly hours hold from a date until just before another; what held stays as history.
alter table attune.availability
  add column valid_from date not null default '2000-01-01',
  add column valid_until date,
  add constraint availability_valid_check check (valid_from <= valid_until),
  add constraint availability_apart exclude using gist (practice_id with =, member_id with =, weekday with =,
    daterange(valid_from, valid_until) with &&, ${MINUTES} with &&);
alter table attune.availability_exception
  add column removed_at timestamptz,
  add constraint availability_exception_apart exclude using gist (practice_id with =, member_id with =, date with =, ${MINUTES} with &&)
    where (available and removed_at is null);
`;

const TABLES = `
-- Whoever changes hours names the version that they saw.
create table attune.availability_version (
  practice_id uuid not null,
  member_id uuid not null,
  version integer not null constraint availability_version_check check (version >= 1),
  primary key (practice_id, member_id),
  constraint availability_version_member_fk foreign key (practice_id, member_id) references attune.member (practice_id, id)
);

create table attune.time_off (
  practice_id uuid not null,
  id uuid not null,
  member_id uuid not null,${AWAY_COLUMNS}
  removed_at timestamptz,
  primary key (practice_id, id),
  constraint time_off_whose_key unique (practice_id, id, member_id),
  constraint time_off_member_fk foreign key (practice_id, member_id) references attune.member (practice_id, id),
  constraint time_off_order_check check (starts_on + starts_at < ends_on + ends_at),
  constraint time_off_length_check check (ends_on - starts_on <= 366),
  constraint time_off_apart exclude using gist (practice_id with =, member_id with =, ${LASTS} with &&)
    where (removed_at is null)
);

create table attune.time_off_detail (
  practice_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  kind text not null ${oneOf('kind', ['HOLIDAY', 'ILLNESS', 'TRAINING', 'OTHER'])},
  note text,
  primary key (practice_id, id),
  constraint time_off_detail_fk foreign key (practice_id, id, member_id) references attune.time_off (practice_id, id, member_id)
);

create table attune.closure (
  practice_id uuid not null references attune.practice (id),
  id uuid not null,
  name text not null,${AWAY_COLUMNS}
  removed_at timestamptz,
  primary key (practice_id, id),
  constraint closure_order_check check (starts_on + starts_at < ends_on + ends_at),
  constraint closure_length_check check (ends_on - starts_on <= 366),
  constraint closure_apart exclude using gist (practice_id with =, ${LASTS} with &&) where (removed_at is null)
);

-- Of the practice (no member), and of practitioners where they differ: there, null is "as the practice".
create table attune.booking_limits (
  practice_id uuid not null references attune.practice (id),
  id uuid not null,
  member_id uuid,
  client_notice_hours integer constraint booking_limits_client_notice_check check (client_notice_hours between 0 and 720),
  staff_notice_hours integer constraint booking_limits_staff_notice_check check (staff_notice_hours between 0 and 720),
  horizon_days integer constraint booking_limits_horizon_check check (horizon_days between 1 and 366),
  client_change_hours integer constraint booking_limits_change_check check (client_change_hours between 0 and 720),
  version integer not null constraint booking_limits_version_check check (version >= 1),
  primary key (practice_id, id),
  constraint booking_limits_whose_key unique nulls not distinct (practice_id, member_id),
  constraint booking_limits_member_fk foreign key (practice_id, member_id) references attune.member (practice_id, id),
  constraint booking_limits_whole_check check (member_id is not null
    or num_nulls(client_notice_hours, staff_notice_hours, horizon_days, client_change_hours) = 0)
);
`;

const LATE_AND_ZONE = `
-- A client's cancelling after the limit: allowed, and marked.
alter table attune.appointment add column cancelled_late boolean not null default false;
grant update (cancelled_late) on attune.appointment to attune_app;

-- The owner says in which zone the practice's clocks are.
create function attune.practice_zone_exists() returns trigger language plpgsql as $$
begin
  perform now() at time zone new.time_zone;
  return new;
exception when invalid_parameter_value then
  raise exception 'there is no such time zone' using errcode = 'check_violation', constraint = 'practice_zone_exists';
end $$;
revoke execute on function attune.practice_zone_exists from public;
create trigger practice_zone_exists before insert or update of time_zone on attune.practice
  for each row execute function attune.practice_zone_exists();
create policy app_update on attune.practice for update to attune_app
  using (id = (select attune.practice_id()) and (select attune.has_role('OWNER'))) with check (id = (select attune.practice_id()));
grant update (time_zone) on attune.practice to attune_app;
`;

function mayWrite(table: string, rows: string, column: string): string {
  return `create policy app_insert on attune.${table} for insert to attune_app with check (${HERE} and (${rows}));
    create policy app_update on attune.${table} for update to attune_app using (${HERE} and (${rows})) with check (${HERE});
    grant insert, update (${column}) on attune.${table} to attune_app;`;
}

function mayNoLongerWrite(table: string): string {
  return `revoke insert, update on attune.${table} from attune_app;
    drop policy app_insert on attune.${table};
    drop policy app_update on attune.${table};`;
}
