import type { MigrationInterface, QueryRunner } from 'typeorm';
import { run } from './sql-support.ts';

/** How fast a practice answers distress, as counts and times alone, for those who run it. */
export class MeasureResponse1764100800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await run(
      runner,
      `
-- Of the flags raised in [since, until): how many were answered, how many in time, and how long it
-- took (minutes, median and nine in ten); nothing of any client.
create function attune.flag_response(since timestamptz, until timestamptz)
  returns table (level text, raised integer, acknowledged integer, in_time integer,
    acknowledge_median double precision, acknowledge_p90 double precision,
    resolved integer, resolve_median double precision, resolve_p90 double precision)
  language sql stable security definer set search_path = attune, pg_temp as $$
  select f.level, count(*)::integer, count(f.acknowledged_at)::integer,
    (count(*) filter (where f.acknowledged_at <= f.acknowledge_by))::integer,
    percentile_cont(0.5) within group (order by extract(epoch from f.acknowledged_at - f.raised_at)::float8 / 60),
    percentile_cont(0.9) within group (order by extract(epoch from f.acknowledged_at - f.raised_at)::float8 / 60),
    count(f.resolved_at)::integer,
    percentile_cont(0.5) within group (order by extract(epoch from f.resolved_at - f.raised_at)::float8 / 60),
    percentile_cont(0.9) within group (order by extract(epoch from f.resolved_at - f.raised_at)::float8 / 60)
  from attune.distress_flag f
  where f.practice_id = attune.practice_id() and attune.is_administrator()
    and f.raised_at >= since and f.raised_at < until
  group by f.level
$$;

-- What is open at an instant, by level and age.
create function attune.open_flags_by_age(at_time timestamptz)
  returns table (level text, under_a_day integer, under_a_week integer, older integer,
    unacknowledged integer, overdue integer)
  language sql stable security definer set search_path = attune, pg_temp as $$
  select f.level,
    (count(*) filter (where f.raised_at > at_time - interval '1 day'))::integer,
    (count(*) filter (where f.raised_at <= at_time - interval '1 day' and f.raised_at > at_time - interval '7 days'))::integer,
    (count(*) filter (where f.raised_at <= at_time - interval '7 days'))::integer,
    (count(*) filter (where f.state = 'RAISED'))::integer,
    (count(*) filter (where f.state = 'RAISED' and f.acknowledge_by < at_time))::integer
  from attune.distress_flag f
  where f.practice_id = attune.practice_id() and attune.is_administrator() and f.state <> 'RESOLVED'
  group by f.level
$$;
create index distress_flag_raised_idx on attune.distress_flag (practice_id, raised_at);
revoke execute on function attune.flag_response, attune.open_flags_by_age from public;
grant execute on function attune.flag_response, attune.open_flags_by_age to attune_app;`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(
      runner,
      `drop function attune.flag_response, attune.open_flags_by_age;
       drop index attune.distress_flag_raised_idx;`,
    );
  }
}
