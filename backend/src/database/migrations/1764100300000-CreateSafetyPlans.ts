import type { MigrationInterface, QueryRunner } from 'typeorm';
import { closeTable, PSYCHOTHERAPIST, run, SELF, shared } from './sql-support.ts';

const WRITERS = `(${SELF} or ${PSYCHOTHERAPIST})`;
/** R27: whoever opened the record in an emergency reads as a psychotherapist of the team, and writes nothing. */
const TEAM_OR_EMERGENCY = 'client_id = any ((select attune.readable_client_ids())::uuid[])';
const READERS = `${SELF} or client_id = any ((select attune.readable_psychotherapy_client_ids())::uuid[])`;

/**
 * Safety plans, version by version. What is for the table stands in the version itself, for whoever
 * works with touch sees it always; the steps stand apart, for they are seen by consent.
 */
export class CreateSafetyPlans1764100300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await run(runner, TABLES);
    await run(
      runner,
      [
        closeTable({
          table: 'safety_plan',
          rows: {
            select: `${SELF} or ${TEAM_OR_EMERGENCY}`,
            insert: `${WRITERS} and written_by = (select attune.user_id())`,
          },
        }),
        closeTable({
          table: 'safety_plan_steps',
          rows: {
            select: `${READERS} or ${shared('SAFETY_PLAN', 'MASSAGE')}`,
            insert: WRITERS,
          },
        }),
      ].join('\n'),
    );
    await run(runner, FUNCTIONS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(
      runner,
      `alter table attune.safety_plan drop constraint safety_plan_steps_fk;
       drop table attune.safety_plan_steps, attune.safety_plan;
       drop function attune.safety_plan_is_fixed;`,
    );
  }
}

const lines = (name: string) =>
  `${name} text[] not null constraint safety_plan_${name}_check check (cardinality(${name}) <= 12 and array_position(${name}, null) is null)`;

const TABLES = `
create table attune.safety_plan (
  practice_id uuid not null,
  client_id uuid not null,
  version integer not null constraint safety_plan_version_check check (version >= 1),
  ${lines('on_the_table')},
  written_at timestamptz not null,
  written_by uuid not null,
  -- As it was then: a client sees the names of the own team alone.
  written_by_name text not null,
  primary key (practice_id, client_id, version),
  constraint safety_plan_client_fk foreign key (practice_id, client_id) references attune.client (practice_id, id)
);

create table attune.safety_plan_steps (
  practice_id uuid not null,
  client_id uuid not null,
  version integer not null,
  ${lines('warning_signs')},
  ${lines('own_coping')},
  ${lines('distractions')},
  ${lines('people')},
  ${lines('professionals')},
  ${lines('safe_surroundings')},
  primary key (practice_id, client_id, version),
  constraint safety_plan_steps_version_fk foreign key (practice_id, client_id, version)
    references attune.safety_plan (practice_id, client_id, version)
);

-- Neither is there without the other, so no version can be completed, or made up, afterwards.
alter table attune.safety_plan add constraint safety_plan_steps_fk foreign key (practice_id, client_id, version)
  references attune.safety_plan_steps (practice_id, client_id, version) deferrable initially deferred;
`;

const FUNCTIONS = `
create function attune.safety_plan_is_fixed() returns trigger language plpgsql as $$
begin
  raise exception 'a version of a safety plan is never changed or removed'
    using errcode = 'check_violation', constraint = 'safety_plan_is_fixed';
end $$;
create trigger safety_plan_is_fixed before update or delete on attune.safety_plan
  for each row execute function attune.safety_plan_is_fixed();
create trigger safety_plan_is_fixed before update or delete on attune.safety_plan_steps
  for each row execute function attune.safety_plan_is_fixed();
revoke execute on function attune.safety_plan_is_fixed from public;
`;
