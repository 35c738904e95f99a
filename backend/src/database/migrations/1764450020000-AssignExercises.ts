import type { MigrationInterface, QueryRunner } from 'typeorm';
import { closeTable, oneOf, PSYCHOTHERAPIST, run, SELF, shared } from './sql-support.ts';

const EXERCISES = [
  'THREE_PART_BREATH',
  'OCEAN_BREATH',
  'FIVE_SENSES',
  'FEET_ON_THE_FLOOR',
  'NAMING_THE_ROOM',
];
const PLAN_OPEN = `${SELF} or ${shared('PLAN', 'MASSAGE')}
  or client_id = any ((select attune.readable_psychotherapy_client_ids())::uuid[])`;

/**
 * Exercises beside the plan: an invitation, no part of what was agreed, so that one can be tried or left without
 * a new version. A mark that one was done today is the client's own, and the psychotherapists' to see only
 * where the client shows it.
 */
export class AssignExercises1764450020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await run(runner, TABLES);
    await run(
      runner,
      [
        closeTable({
          table: 'plan_exercise',
          rows: {
            select: PLAN_OPEN,
            insert: `${PSYCHOTHERAPIST} and assigned_by = (select attune.member_id()) and ended_at is null`,
            update: `${PSYCHOTHERAPIST} and ended_at is null`,
          },
          updatable: ['ended_at', 'ended_by'],
        }),
        closeTable({
          table: 'exercise_mark',
          rows: {
            select: `${SELF} or (shown and ${PSYCHOTHERAPIST})`,
            insert: SELF,
            update: SELF,
          },
          updatable: ['shown'],
        }),
      ].join('\n'),
    );
    await run(runner, UNMARK);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(
      runner,
      `drop function attune.unmark_exercise;
       drop table attune.exercise_mark, attune.plan_exercise;`,
    );
  }
}

const TABLES = `
create table attune.plan_exercise (
  practice_id uuid not null,
  id uuid not null,
  client_id uuid not null,
  exercise text not null ${oneOf('exercise', EXERCISES)},
  in_seconds integer,
  out_seconds integer,
  minutes integer constraint plan_exercise_minutes_check check (minutes between 1 and 20),
  -- When or what for, in the psychotherapist's words: "before sleep".
  sentence text not null constraint plan_exercise_sentence_check check (length(sentence) between 1 and 200),
  assigned_by uuid not null,
  assigned_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid,
  primary key (practice_id, id),
  constraint plan_exercise_of_client unique (practice_id, id, client_id),
  constraint plan_exercise_client_fk foreign key (practice_id, client_id) references attune.client (practice_id, id),
  constraint plan_exercise_by_fk foreign key (practice_id, assigned_by) references attune.member (practice_id, id),
  constraint plan_exercise_ended_by_fk foreign key (practice_id, ended_by) references attune.member (practice_id, id),
  constraint plan_exercise_ended_check check ((ended_at is null) = (ended_by is null)),
  -- A three-part breath is as long in as out and never starts long; an ocean breath is longer out than in.
  constraint plan_exercise_breath_check check (case exercise
    when 'THREE_PART_BREATH' then coalesce(in_seconds = out_seconds and in_seconds between 4 and 5, false)
    when 'OCEAN_BREATH' then
      coalesce(out_seconds > in_seconds and in_seconds between 3 and 6 and out_seconds between 4 and 10, false)
    else in_seconds is null and out_seconds is null and minutes is null end)
);
create index plan_exercise_client_idx on attune.plan_exercise (practice_id, client_id, assigned_at);

create table attune.exercise_mark (
  practice_id uuid not null,
  id uuid not null,
  exercise_id uuid not null,
  client_id uuid not null,
  done_on date not null,
  shown boolean not null,
  primary key (practice_id, id),
  constraint exercise_mark_exercise_fk foreign key (practice_id, exercise_id, client_id)
    references attune.plan_exercise (practice_id, id, client_id),
  constraint exercise_mark_once unique (practice_id, exercise_id, done_on)
);
create index exercise_mark_client_idx on attune.exercise_mark (practice_id, client_id, done_on);
`;

const UNMARK = `
-- A mark is its client's to take away again.
create function attune.unmark_exercise(of_exercise uuid, of_day date) returns boolean
  language sql volatile security definer set search_path = attune, pg_temp as $$
  with gone as (delete from attune.exercise_mark
    where practice_id = attune.practice_id() and client_id = attune.client_id()
      and exercise_id = of_exercise and done_on = of_day returning id)
  select exists (select from gone)
$$;
revoke execute on function attune.unmark_exercise from public;
grant execute on function attune.unmark_exercise to attune_app;
`;
