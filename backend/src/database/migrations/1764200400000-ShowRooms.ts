import type { MigrationInterface, QueryRunner } from 'typeorm';
import { run } from './sql-support.ts';

/** The calendar shows when rooms are taken, to the practice's own people, and not by whom. */
export class ShowRooms1764200400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await run(
      runner,
      `
-- When rooms are taken, buffers included, without by whom or for what: for the practice's own people,
-- who share the rooms. Nobody else is told anything.
create function attune.room_times(from_time timestamptz, to_time timestamptz)
  returns table (room_id uuid, taken_from timestamptz, taken_to timestamptz)
  language sql stable security definer set search_path = attune, pg_temp as $$
  select a.room_id, lower(a.busy), upper(a.busy)
  from attune.appointment a
  where a.practice_id = attune.practice_id() and attune.member_id() is not null and a.room_id is not null
    and a.starts_at < to_time + interval '1 day' and a.starts_at > from_time - interval '1 day'
    and a.busy && tstzrange(from_time, to_time)
    and a.state in ('REQUESTED', 'BOOKED', 'NEEDS_CLEARANCE', 'ARRIVED', 'IN_SESSION')
  order by 1, 2
$$;
revoke execute on function attune.room_times from public;
grant execute on function attune.room_times to attune_app;`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, 'drop function attune.room_times;');
  }
}
