import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ADMINISTRATOR, closeTable, run, SELF, TEAM } from './sql-support.ts';

const READERS = `${SELF} or client_id = any ((select attune.readable_client_ids())::uuid[]) or ${ADMINISTRATOR}`;
const WRITERS = `${SELF} or ${TEAM} or ${ADMINISTRATOR}`;

/** The times that suit a client, and those to stay away from: seen by whoever sees the appointments. */
export class PreferTimes1764200110000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await run(runner, TABLES);
    await run(
      runner,
      [
        closeTable({
          table: 'preferred_times',
          rows: { select: READERS, insert: `(${WRITERS}) and changed_by = (select attune.user_id())` },
        }),
        closeTable({ table: 'preferred_time', rows: { select: READERS, insert: WRITERS } }),
      ].join('\n'),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(
      runner,
      'drop table attune.preferred_time, attune.preferred_times; drop function attune.preferred_times_stay;',
    );
  }
}

const TABLES = `
-- Each change is a version, whole; the newest holds.
create table attune.preferred_times (
  practice_id uuid not null,
  id uuid not null,
  client_id uuid not null,
  version integer not null constraint preferred_times_version_check check (version >= 1),
  changed_at timestamptz not null,
  changed_by uuid not null,
  changed_by_name text not null,
  primary key (practice_id, id),
  constraint preferred_times_client_fk foreign key (practice_id, client_id) references attune.client (practice_id, id),
  constraint preferred_times_once unique (practice_id, client_id, version),
  constraint preferred_times_client_key unique (practice_id, id, client_id)
);

-- Wall-clock times of the practice; weekday 1 is Monday (ISO), none means every day.
create table attune.preferred_time (
  practice_id uuid not null,
  id uuid not null,
  client_id uuid not null,
  set_id uuid not null,
  position integer not null constraint preferred_time_position_check check (position between 0 and 49),
  weekday integer constraint preferred_time_weekday_check check (weekday between 1 and 7),
  from_time time not null,
  to_time time not null,
  avoid boolean not null,
  primary key (practice_id, id),
  constraint preferred_time_set_fk foreign key (practice_id, set_id, client_id) references attune.preferred_times (practice_id, id, client_id),
  constraint preferred_time_order_check check (from_time < to_time),
  constraint preferred_time_once unique (practice_id, set_id, position)
);
create function attune.preferred_times_stay() returns trigger language plpgsql as $$
begin
  raise exception 'what was preferred stays written' using errcode = 'check_violation', constraint = 'preferred_times_stay';
end $$;
create trigger preferred_times_stay before update or delete on attune.preferred_times
  for each row execute function attune.preferred_times_stay();
create trigger preferred_time_stays before update or delete on attune.preferred_time
  for each row execute function attune.preferred_times_stay();
revoke execute on function attune.preferred_times_stay from public;
`;
