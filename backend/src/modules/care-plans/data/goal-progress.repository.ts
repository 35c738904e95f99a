import type { Achievement } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { currentContext } from '../../../platform/context/index.ts';
import { sql, type Unit } from '../../../platform/database/index.ts';
import type { Write } from './care-plans.repository.ts';

/** A step towards a goal as the actor sees it. */
export interface GoalStepRow {
  /** Of the step through all versions. */
  readonly id: string;
  readonly goalId: string;
  readonly text: string;
  /** Local date; null while it is not reached. */
  readonly reachedOn: string | null;
  readonly reachedBy: string | null;
}

/** What somebody said once of how a goal goes. */
export interface GoalProgressRow {
  readonly id: string;
  readonly lineId: string;
  readonly at: string;
  readonly by: string;
  readonly byClient: boolean;
  readonly achievement: Achievement | null;
  readonly step: string | null;
  readonly reachedOn: string | null;
  readonly note: string | null;
}

/** A goal as recording its progress looks at it. */
export interface GoalHead {
  readonly id: string;
  readonly lineId: string;
  readonly planId: string;
  readonly clientId: string;
  readonly versionId: string;
  readonly stepIds: readonly string[];
}

/** What is recorded: how the goal goes as a whole, or that one step is reached (or is not, after all). */
export interface NewProgress {
  readonly id: string;
  readonly achievement: Achievement | null;
  readonly stepId: string | null;
  readonly reachedOn: string | null;
  readonly note: string | null;
  readonly at: string;
  /** Whether the client says it. */
  readonly byClient: boolean;
  readonly byName: string;
}

const HERE = '(select attune.practice_id())';
const STEPS = sql(
  'goals.steps',
  `select s.line_id as id, s.goal_id as "goalId", s.text, r.reached_on as "reachedOn",
     case when r.reached_on is not null then r.by_name end as "reachedBy"
   from attune.goal_step s
   left join lateral (select p.reached_on, p.by_name from attune.goal_progress p
     where p.practice_id = s.practice_id and p.step_line_id = s.line_id order by p.at desc, p.id desc limit 1) r on true
   where s.practice_id = ${HERE} and s.goal_id = any ($1::uuid[]) order by s.position`,
);
const HISTORY = sql(
  'goals.history',
  `select p.id, p.line_id as "lineId", p.at, p.by_name as by, p.by_member is null as "byClient", p.achievement,
     (select s.text from attune.goal_step s where s.practice_id = p.practice_id and s.line_id = p.step_line_id
       order by s.version desc limit 1) as step,
     p.reached_on as "reachedOn", p.note
   from attune.goal_progress p
   where p.practice_id = ${HERE} and p.line_id = any ($1::uuid[]) order by p.at desc, p.id desc`,
);
const HEAD = sql(
  'goals.head',
  `select g.id, g.line_id as "lineId", g.plan_id as "planId", g.client_id as "clientId", v.id as "versionId",
     array(select s.line_id from attune.goal_step s where s.practice_id = g.practice_id and s.goal_id = g.id) as "stepIds"
   from attune.goal g
   join attune.care_plan_version v on v.practice_id = g.practice_id and v.plan_id = g.plan_id and v.version = g.version
   where g.practice_id = ${HERE} and g.id = $1`,
);
const INSERT = sql(
  'goals.recordProgress',
  `insert into attune.goal_progress (practice_id, id, plan_id, client_id, line_id, achievement, step_line_id, reached_on, note,
     at, by_user, by_member, by_name)
   values (attune.practice_id(), $1, $2, $3, $4, $5, $6, $7, $8, $9, attune.user_id(),
     case when $10::boolean then null else attune.member_id() end, $11)`,
);

/** How goals go, said step by step; a goal keeps its history through all versions of the plan. */
@Injectable()
export class GoalProgressRepository {
  /** The steps of a goal in their order; batched over goals. */
  stepsOf(goalId: string): Promise<GoalStepRow[]> {
    return currentContext().reader.loadMany<GoalStepRow>(STEPS, 'goalId', goalId);
  }

  /** Everything that was said of a goal, the newest first; batched over goals. */
  historyOf(lineId: string): Promise<GoalProgressRow[]> {
    return currentContext().reader.loadMany<GoalProgressRow>(HISTORY, 'lineId', lineId);
  }

  /** A goal that the actor may see; null otherwise. */
  find(unit: Unit, goalId: string): Promise<GoalHead | null> {
    return unit.one<GoalHead>(HEAD, [goalId]);
  }

  insert({ planId, clientId, lineId }: GoalHead, said: NewProgress): Write {
    const { id, achievement, stepId, reachedOn, note, at, byClient, byName } = said;
    return [
      INSERT,
      [id, planId, clientId, lineId, achievement, stepId, reachedOn, note, at, byClient, byName],
    ];
  }
}
