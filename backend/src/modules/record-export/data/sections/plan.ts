import { list, memberName, OWN, section } from './section.ts';

const part = (alias: string) =>
  `${alias}.practice_id = v.practice_id and ${alias}.plan_id = v.plan_id and ${alias}.version = v.version
   and ${alias}.client_id = v.client_id`;

/** The plan in all versions that were put before the client, and what was done with it. */
export const PLAN = [
  section(
    'plans',
    `select v.id::text as k, v.id, v.plan_id as "planId", v.version, v.state, p.state as "planState", v.phase, v.summary,
       v.guidance, v.proposed_at as "proposedAt", v.in_force_at as "inForceAt",
       ${list(`select g.line_id as id, g.statement, g.measure_code as "measureCode", g.target, g.due, g.achievement, g.audience,
         ${list(`select s.text, s.line_id as id, s.position as n from attune.goal_step s
           where s.practice_id = g.practice_id and s.goal_id = g.id`)} as steps, g.position as n
         from attune.goal g where ${part('g')}`)} as goals,
       ${list(`select a.line_id as id, a.discipline, a.modality, a.minutes, a.every_weeks as "everyWeeks",
         a.max_pressure as "maxPressure", a.focus_regions as "focusRegions", a.avoid_regions as "avoidRegions", a.reason,
         a.adjustment, a.position as n from attune.activity a where ${part('a')}`)} as activities,
       ${list(`select r.kind, r.from_class as "fromClass", r.to_class as "toClass", r.hours, r.every_weeks as "everyWeeks",
         r.tolerance_days as "toleranceDays", r.count, r.weekdays, to_char(r.from_time, 'HH24:MI') as "fromTime",
         to_char(r.to_time, 'HH24:MI') as "toTime", r.hard, r.reason, r.position as n
         from attune.coordination_rule r where ${part('r')}`)} as rules,
       ${list(`select a.name, a.role, a.at, a.at as n from attune.agreement a where ${part('a')}`)} as agreements
     from attune.care_plan_version v
     join attune.care_plan p on p.practice_id = v.practice_id and p.id = v.plan_id
     where ${OWN('v')} and v.proposed_at is not null`,
    {
      tables: [
        'care_plan',
        'care_plan_version',
        'goal',
        'goal_step',
        'activity',
        'coordination_rule',
        'agreement',
      ],
      pageSize: 20,
    },
  ),
  section(
    'goalProgress',
    `select g.id::text as k, g.id, g.line_id as "goalId", g.at, g.by_name as by, g.achievement, g.step_line_id as "stepId",
       g.reached_on as "reachedOn", g.note
     from attune.goal_progress g where ${OWN('g')}`,
    { tables: ['goal_progress'] },
  ),
  section(
    'planReviews',
    `select r.id::text as k, r.id, r.plan_id as "planId", r.due_on as "dueOn", r.held_at as "heldAt", r.decision, r.words
     from attune.plan_review r where ${OWN('r')}`,
    { tables: ['plan_review'] },
  ),
  section(
    'planChanges',
    `select a.id::text as k, a.id, a.plan_id as "planId", a.activity_line_id as "activityId", a.discipline, a.state, a.version,
       ${memberName('a.proposed_by', 'a')} as by, a.proposed_at as "proposedAt",
       ${list(`select r.round, r.from_modality as "fromModality", r.from_minutes as "fromMinutes",
         r.from_every_weeks as "fromEveryWeeks", r.from_max_pressure as "fromMaxPressure", r.to_modality as "toModality",
         r.to_minutes as "toMinutes", r.to_every_weeks as "toEveryWeeks", r.to_max_pressure as "toMaxPressure", r.why,
         array(select x.note_id from attune.plan_adjustment_response x where x.practice_id = r.practice_id
           and x.adjustment_id = r.adjustment_id and x.round = r.round order by 1) as "restsOn", r.round as n
         from attune.plan_adjustment_round r
         where r.practice_id = a.practice_id and r.adjustment_id = a.id`)} as rounds
     from attune.plan_adjustment a where ${OWN('a')} and a.version is not null`,
    { tables: ['plan_adjustment', 'plan_adjustment_round', 'plan_adjustment_response'] },
  ),
  section(
    'exercises',
    `select e.id::text as k, e.id, e.exercise, e.in_seconds as "inSeconds", e.out_seconds as "outSeconds", e.minutes,
       e.sentence, ${memberName('e.assigned_by', 'e')} as by, e.assigned_at as "assignedAt", e.ended_at as "endedAt",
       ${list(`select m.done_on as "doneOn", m.shown, m.done_on as n from attune.exercise_mark m
         where m.practice_id = e.practice_id and m.exercise_id = e.id`)} as marks
     from attune.plan_exercise e where ${OWN('e')}`,
    { tables: ['plan_exercise', 'exercise_mark'] },
  ),
] as const;
