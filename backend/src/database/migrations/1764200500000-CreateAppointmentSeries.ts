import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ADMINISTRATOR, closeTable, oneOf, PSYCHOTHERAPIST, run, SELF, shared, TEAM } from './sql-support.ts';

/** Appointments that were booked together: the coming weeks of a plan, or one every so many weeks. */
export class CreateAppointmentSeries1764200500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await run(
      runner,
      `${TABLES}
${closeTable({
  table: 'appointment_series',
  rows: {
    select: `${SELF} or ${TEAM} or ${ADMINISTRATOR}`,
    // The weeks of a plan are booked by those to whom the plan is open; each appointment has its own policy beside.
    insert: `created_by = (select attune.user_id())
      and (${SELF} or ${PSYCHOTHERAPIST} or ${shared('PLAN', 'MASSAGE')}
        or (kind = 'SERIES' and (${TEAM} or ${ADMINISTRATOR})))`,
  },
})}
${LOCK}`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(
      runner,
      `drop function attune.lock_all_places;
       alter table attune.appointment drop constraint appointment_series_fk,
         drop constraint appointment_series_position_check, drop column series_id, drop column series_position;
       drop table attune.appointment_series;`,
    );
  }
}

const TABLES = `
create table attune.appointment_series (
  practice_id uuid not null,
  id uuid not null,
  client_id uuid not null,
  kind text not null ${oneOf('kind', ['JOINT', 'SERIES'])},
  -- The pattern of a series, on the wall clock of a zone (R22). What it is for stands with each
  -- appointment, in appointment_service, for fewer eyes than this row.
  member_id uuid,
  starts_on date,
  at_time time,
  time_zone text,
  every_weeks integer constraint appointment_series_weeks_check check (every_weeks between 1 and 52),
  count integer constraint appointment_series_count_check check (count between 1 and 104),
  -- The series that this one goes on from, where "this and following" were changed.
  follows_id uuid,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  primary key (practice_id, id),
  -- What an appointment of it must agree with.
  constraint appointment_series_client_key unique (practice_id, id, client_id),
  constraint appointment_series_client_fk foreign key (practice_id, client_id) references attune.client (practice_id, id),
  constraint appointment_series_member_fk foreign key (practice_id, member_id) references attune.member (practice_id, id),
  constraint appointment_series_follows_fk foreign key (practice_id, follows_id, client_id)
    references attune.appointment_series (practice_id, id, client_id),
  constraint appointment_series_pattern_check check (case kind
    when 'SERIES' then num_nulls(member_id, starts_on, at_time, time_zone, every_weeks, count) = 0
    else num_nonnulls(member_id, starts_on, at_time, time_zone, every_weeks, count, follows_id) = 0 end)
);
create index appointment_series_client_idx on attune.appointment_series (practice_id, client_id);

-- The place within it, from 1 by time: what "this and following" begins with.
alter table attune.appointment add column series_id uuid, add column series_position integer,
  add constraint appointment_series_fk foreign key (practice_id, series_id, client_id)
    references attune.appointment_series (practice_id, id, client_id),
  add constraint appointment_series_position_check check (
    (series_id is null) = (series_position is null) and series_position between 1 and 500);
create index appointment_series_idx on attune.appointment (practice_id, series_id, series_position)
  where series_id is not null;
`;

const LOCK = `
-- The turns of many bookings at once, in the one order that attune.lock_places keeps: by id, whoever and
-- whatever it is. Two that book at the same time never wait for each other in a circle.
create function attune.lock_all_places(of_client uuid, of_members uuid[], of_services uuid[]) returns void
  language plpgsql volatile as $$
declare place uuid;
begin
  for place in
    select of_client union select unnest(of_members)
    union select r.room_id from attune.service_room r
      where r.practice_id = attune.practice_id() and r.service_id = any (of_services)
    order by 1
  loop
    perform pg_advisory_xact_lock(hashtextextended(attune.practice_id()::text || place::text, 21));
  end loop;
end $$;
revoke execute on function attune.lock_all_places from public;
grant execute on function attune.lock_all_places to attune_app;
`;
