import type { MigrationInterface, QueryRunner } from 'typeorm';
import { closeTable, oneOf, PSYCHOTHERAPIST, run, SELF } from './sql-support.ts';

const ACHIEVEMENTS = ['IN_PROGRESS', 'IMPROVING', 'NO_CHANGE', 'WORSENING', 'ACHIEVED', 'NOT_ATTAINABLE'];
/** Whoever sees the plan sees when it is looked at again; also in an emergency. */
const SEES_PLAN = `exists (select from attune.care_plan p
  where p.practice_id = plan_review.practice_id and p.id = plan_review.plan_id)`;
/** Whoever sees the goal sees its steps: a goal for psychotherapy never reaches a massage therapist. */
const SEES_GOAL = `exists (select from attune.goal g
  where g.practice_id = goal_step.practice_id and g.id = goal_step.goal_id)`;
const SEES_LINE = `exists (select from attune.goal g
  where g.practice_id = goal_progress.practice_id and g.plan_id = goal_progress.plan_id
    and g.line_id = goal_progress.line_id and g.client_id = goal_progress.client_id)`;

/**
 * Goals and activities keep one identity through all versions of a plan; goals have steps and a history
 * of how they go, and a plan has days on which it is looked at again.
 */
export class FollowGoals1764430000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await run(runner, lines('goal', 'x.statement'));
    await run(runner, lines('activity', 'x.discipline, x.modality'));
    await run(runner, TABLES);
    await run(
      runner,
      [
        closeTable({ table: 'goal_step', rows: { select: SEES_GOAL, insert: PSYCHOTHERAPIST } }),
        closeTable({
          table: 'goal_progress',
          rows: {
            select: `${SEES_LINE} and (client_id = (select attune.client_id()) or not attune.goal_was_private(line_id)
              or client_id = any ((select attune.readable_psychotherapy_client_ids())::uuid[]))`,
            // A client says which step they have reached; how a goal goes as a whole is the psychotherapist's word.
            insert: `by_user = (select attune.user_id()) and ${SEES_LINE}
              and ((${SELF} and by_member is null and achievement is null)
                or (${PSYCHOTHERAPIST} and by_member = (select attune.member_id())))`,
          },
        }),
        closeTable({
          table: 'plan_review',
          rows: {
            select: SEES_PLAN,
            insert: `${PSYCHOTHERAPIST} and set_by = (select attune.member_id()) and held_at is null and moved_at is null`,
            // Held or moved once; what was decided stays as it was written.
            update: `${PSYCHOTHERAPIST} and held_at is null and moved_at is null`,
          },
          updatable: ['held_at', 'held_by', 'decision', 'words', 'moved_at'],
        }),
      ].join('\n'),
    );
    await run(runner, BACK_FILL);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(
      runner,
      `drop table attune.plan_review, attune.goal_progress, attune.goal_step;
       drop function attune.goal_was_private;
       alter table attune.goal drop column line_id;
       alter table attune.activity drop column line_id;`,
    );
  }
}

/** Equal words within a plan were the same thing; where a version holds them twice, their order tells. */
function lines(table: 'goal' | 'activity', sameBy: string): string {
  return `
alter table attune.${table} add column line_id uuid;
update attune.${table} t set line_id = named.line_id
from (
  select n.practice_id, n.id,
    first_value(n.id) over (partition by n.practice_id, n.plan_id, ${sameBy.replaceAll('x.', 'n.')}, n.nth order by n.version, n.position) as line_id
  from (select x.*, row_number() over (partition by x.practice_id, x.plan_id, x.version, ${sameBy} order by x.position) as nth
    from attune.${table} x) n) named
where t.practice_id = named.practice_id and t.id = named.id;
-- A server from before this writes rows without one.
alter table attune.${table} alter column line_id set default gen_random_uuid(), alter column line_id set not null,
  add constraint ${table}_line_key unique (practice_id, plan_id, version, line_id);
create index ${table}_line_idx on attune.${table} (practice_id, line_id);`;
}

const TABLES = `
-- Whether a goal was for psychotherapy only in any version: what was written of it then is not for bodywork,
-- whatever became of it. Asked for by a row policy, so it looks past them.
create function attune.goal_was_private(of_line uuid) returns boolean
  language sql stable security definer set search_path = attune, pg_temp as $$
  select exists (select from attune.goal g
    where g.practice_id = attune.practice_id() and g.line_id = of_line and g.audience = 'PSYCHOTHERAPY')
$$;
revoke execute on function attune.goal_was_private from public;
grant execute on function attune.goal_was_private to attune_app;

-- The steps towards a goal, in order; of a version like all of it.
create table attune.goal_step (
  practice_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  version integer not null,
  client_id uuid not null,
  goal_id uuid not null,
  position integer not null,
  text text not null constraint goal_step_text_check check (length(text) between 1 and 200),
  -- The same step through all versions.
  line_id uuid not null,
  primary key (practice_id, id),
  constraint goal_step_goal_fk foreign key (practice_id, goal_id) references attune.goal (practice_id, id),
  constraint goal_step_version_fk foreign key (practice_id, plan_id, version, client_id)
    references attune.care_plan_version (practice_id, plan_id, version, client_id)
);
create index goal_step_goal_idx on attune.goal_step (practice_id, goal_id, position);
create trigger plan_content_is_fixed before insert on attune.goal_step
  for each row execute function attune.plan_content_is_fixed();

-- How a goal goes, by whom and when it was said: the newest row counts, and none is ever changed. It belongs to
-- the goal through all versions. A row is about the goal (achievement) or about one step of it.
create table attune.goal_progress (
  practice_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  client_id uuid not null,
  line_id uuid not null,
  achievement text ${oneOf('achievement', ACHIEVEMENTS)},
  step_line_id uuid,
  -- The local day on which the step was reached; null takes back that it was.
  reached_on date,
  note text constraint goal_progress_note_check check (length(note) between 1 and 1000),
  at timestamptz not null,
  by_user uuid not null references attune.app_user (id),
  -- Null for the client's own word.
  by_member uuid,
  by_name text not null,
  primary key (practice_id, id),
  constraint goal_progress_plan_fk foreign key (practice_id, plan_id, client_id) references attune.care_plan (practice_id, id, client_id),
  constraint goal_progress_one_check check (num_nonnulls(achievement, step_line_id) = 1),
  constraint goal_progress_step_check check (reached_on is null or step_line_id is not null)
);
create index goal_progress_line_idx on attune.goal_progress (practice_id, line_id, at);

-- When a plan is looked at again, and what was decided then. One at a time is to come.
create table attune.plan_review (
  practice_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  client_id uuid not null,
  due_on date not null,
  set_by uuid not null,
  set_at timestamptz not null,
  held_at timestamptz,
  held_by uuid,
  decision text ${oneOf('decision', ['GO_ON', 'CHANGE'])},
  words text constraint plan_review_words_check check (length(words) between 1 and 2000),
  -- Another day took its place.
  moved_at timestamptz,
  primary key (practice_id, id),
  constraint plan_review_plan_fk foreign key (practice_id, plan_id, client_id) references attune.care_plan (practice_id, id, client_id),
  constraint plan_review_set_fk foreign key (practice_id, set_by) references attune.member (practice_id, id),
  constraint plan_review_held_fk foreign key (practice_id, held_by) references attune.member (practice_id, id),
  constraint plan_review_held_check check (num_nonnulls(held_at, held_by, decision, words) in (0, 4)),
  constraint plan_review_over_check check (held_at is null or moved_at is null)
);
create unique index plan_review_next_key on attune.plan_review (practice_id, plan_id) where held_at is null and moved_at is null;
create index plan_review_client_idx on attune.plan_review (practice_id, client_id, due_on);
`;

/** What a goal said of itself in its newest version is the beginning of its history. */
const BACK_FILL = `
insert into attune.goal_progress (practice_id, id, plan_id, client_id, line_id, achievement, at, by_user, by_member, by_name)
select g.practice_id, gen_random_uuid(), g.plan_id, g.client_id, g.line_id, g.achievement,
  coalesce(v.in_force_at, v.proposed_at, v.created_at), m.user_id, m.id, m.name
from attune.goal g
join attune.care_plan_version v on v.practice_id = g.practice_id and v.plan_id = g.plan_id and v.version = g.version
join attune.member m on m.practice_id = v.practice_id and m.id = v.created_by
where g.achievement <> 'IN_PROGRESS' and not exists (select from attune.goal n
  where n.practice_id = g.practice_id and n.line_id = g.line_id and n.version > g.version);
`;
