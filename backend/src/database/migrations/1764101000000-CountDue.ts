import type { MigrationInterface, QueryRunner } from 'typeorm';
import { run } from './sql-support.ts';

/** "In time" is said of what is due: a flag that waits within its time says nothing yet. */
export class CountDue1764101000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await run(
      runner,
      `${DROP};
-- Of the flags raised in [since, until): how many were answered, how many were due (answered, or out
-- of time), how many in time, and how long it took (minutes, median and nine in ten); nothing of any client.
${response('acknowledged integer, due integer', COUNT_DUE)}`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, `${DROP};\n${response('acknowledged integer', '')}`);
  }
}

const DROP = 'drop function attune.flag_response';
const COUNT_DUE = `
    (count(*) filter (where f.acknowledge_by is not null and (f.acknowledged_at is not null or f.acknowledge_by < until)))::integer,`;

function response(acknowledged: string, countDue: string): string {
  return `create function attune.flag_response(since timestamptz, until timestamptz)
  returns table (level text, raised integer, ${acknowledged}, in_time integer,
    acknowledge_median double precision, acknowledge_p90 double precision,
    resolved integer, resolve_median double precision, resolve_p90 double precision)
  language sql stable security definer set search_path = attune, pg_temp as $$
  select f.level, count(*)::integer, count(f.acknowledged_at)::integer,${countDue}
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
revoke execute on function attune.flag_response from public;
grant execute on function attune.flag_response to attune_app`;
}
