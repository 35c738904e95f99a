import type { MigrationInterface, QueryRunner } from 'typeorm';
import { run } from './sql-support.ts';

/**
 * One's own limits are firm, or a wish: a wish is kept to where times are suggested and refuses nothing. And what
 * holds is the stricter of the practice's and one's own, which shared rules work out from both.
 */
export class FirmLoadLimits1764450010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await run(
      runner,
      `alter table attune.load_limit add column firm boolean not null default true,
         add constraint load_limit_firm_check check (firm or member_id is not null);
       grant update (firm) on attune.load_limit to attune_app;
       drop function attune.load_limits_of;
       ${BOTH}`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(
      runner,
      `drop function attune.load_limits_of;
       ${BEFORE}
       alter table attune.load_limit drop column firm;`,
    );
  }
}

const CLOSED = `revoke execute on function attune.load_limits_of from public;
grant execute on function attune.load_limits_of to attune_app;`;

const OF_SERVICE = `from attune.service_member o
  left join attune.load_limit m on m.practice_id = o.practice_id and m.member_id = o.member_id
  left join attune.load_limit p on p.practice_id = o.practice_id and p.member_id is null
  where o.practice_id = attune.practice_id() and o.service_id = of_service and attune.may_plan(of_client)
    and (m.id is not null or p.id is not null)`;

const BOTH = `
-- What the practitioners of a service and their practice set, for whoever may book: only sentences are shown.
create function attune.load_limits_of(of_client uuid, of_service uuid)
  returns table (member_id uuid, firm boolean, own_per_day integer, own_heavy_per_day integer, own_per_week integer,
    own_break_minutes integer, per_day integer, heavy_per_day integer, per_week integer, break_minutes integer)
  language sql stable security definer set search_path = attune, pg_temp as $$
  select o.member_id, coalesce(m.firm, true), m.per_day, m.heavy_per_day, m.per_week, m.break_minutes,
    p.per_day, p.heavy_per_day, p.per_week, p.break_minutes
  ${OF_SERVICE}
$$;
${CLOSED}`;

const BEFORE = `
-- What holds for the practitioners of a service, for whoever may book: only sentences are shown.
create function attune.load_limits_of(of_client uuid, of_service uuid)
  returns table (member_id uuid, per_day integer, heavy_per_day integer, per_week integer, break_minutes integer)
  language sql stable security definer set search_path = attune, pg_temp as $$
  select o.member_id, coalesce(m.per_day, p.per_day), coalesce(m.heavy_per_day, p.heavy_per_day),
    coalesce(m.per_week, p.per_week), coalesce(m.break_minutes, p.break_minutes)
  ${OF_SERVICE}
$$;
${CLOSED}`;
