import type { GroundingExercise } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { currentContext } from '../../../platform/context/index.ts';
import { sql, type Unit } from '../../../platform/database/index.ts';

/** An exercise beside a plan, with the marks that the reader may see. */
export interface PlanExerciseRow {
  readonly id: string;
  readonly clientId: string;
  readonly exercise: GroundingExercise;
  readonly inSeconds: number | null;
  readonly outSeconds: number | null;
  readonly minutes: number | null;
  readonly sentence: string;
  readonly assignedBy: string;
  readonly assignedAt: string;
  readonly endedAt: string | null;
  /** Local days, newest first. */
  readonly doneOn: readonly string[];
  /** Of them, those that the client shows to the psychotherapists. */
  readonly shownOn: readonly string[];
}

const marks = (condition: string) => `array(select x.done_on::text from attune.exercise_mark x
  where x.practice_id = e.practice_id and x.exercise_id = e.id ${condition} order by x.done_on desc limit 60)`;
const ROW = `select e.id, e.client_id as "clientId", e.exercise, e.in_seconds as "inSeconds", e.out_seconds as "outSeconds",
    e.minutes, e.sentence, m.name as "assignedBy", e.assigned_at as "assignedAt", e.ended_at as "endedAt",
    ${marks('')} as "doneOn", ${marks('and x.shown')} as "shownOn"
  from attune.plan_exercise e
  join attune.member m on m.practice_id = e.practice_id and m.id = e.assigned_by
  where e.practice_id = (select attune.practice_id())`;

const BY_IDS = sql('exercises.byIds', `${ROW} and e.id = any ($1::uuid[])`);
const OF_CLIENTS = sql(
  'exercises.ofClients',
  `${ROW} and e.client_id = any ($1::uuid[]) order by e.ended_at desc nulls first, e.assigned_at desc, e.id limit 1000`,
);
const ASSIGN = sql(
  'exercises.assign',
  `insert into attune.plan_exercise (practice_id, id, client_id, exercise, in_seconds, out_seconds, minutes, sentence,
     assigned_by, assigned_at)
   values (attune.practice_id(), $1, $2, $3, $4, $5, $6, $7, attune.member_id(), $8)`,
);
const END = sql(
  'exercises.end',
  `update attune.plan_exercise set ended_at = $3, ended_by = attune.member_id()
   where practice_id = attune.practice_id() and id = $1 and client_id = $2 and ended_at is null returning id`,
);
const MARK = sql(
  'exercises.mark',
  `insert into attune.exercise_mark (practice_id, id, exercise_id, client_id, done_on, shown)
   values (attune.practice_id(), $1, $2, $3, $4::date, $5)
   on conflict on constraint exercise_mark_once do update set shown = excluded.shown`,
);
const UNMARK = sql('exercises.unmark', 'select attune.unmark_exercise($1, $2::date)');

export interface NewExercise {
  readonly id: string;
  readonly clientId: string;
  readonly exercise: GroundingExercise;
  readonly inSeconds: number | null;
  readonly outSeconds: number | null;
  readonly minutes: number | null;
  readonly sentence: string;
  readonly at: string;
}

/** Exercises beside plans, as row-level security shows them to the actor. */
@Injectable()
export class ExercisesRepository {
  one(id: string): Promise<PlanExerciseRow | null> {
    return currentContext().reader.load<PlanExerciseRow>(BY_IDS, 'id', id);
  }

  /** A client's, present ones first; batched over clients. */
  ofClient(clientId: string): Promise<PlanExerciseRow[]> {
    return currentContext().reader.loadMany<PlanExerciseRow>(OF_CLIENTS, 'clientId', clientId);
  }

  async find(unit: Unit, id: string): Promise<PlanExerciseRow | null> {
    const [row] = await unit.query<PlanExerciseRow>(BY_IDS, [[id]]);
    return row ?? null;
  }

  assign(unit: Unit, one: NewExercise): void {
    const { id, clientId, exercise, inSeconds, outSeconds, minutes, sentence, at } = one;
    unit.write(ASSIGN, [id, clientId, exercise, inSeconds, outSeconds, minutes, sentence, at]);
  }

  /** @returns whether it was there and not ended yet. */
  async end(unit: Unit, id: string, clientId: string, at: string): Promise<boolean> {
    return (await unit.query(END, [id, clientId, at])).length > 0;
  }

  /** Once a day; again, it changes who sees it. */
  mark(unit: Unit, id: string, exercise: PlanExerciseRow, day: string, shown: boolean): void {
    unit.write(MARK, [id, exercise.id, exercise.clientId, day, shown]);
  }

  unmark(unit: Unit, exerciseId: string, day: string): void {
    unit.write(UNMARK, [exerciseId, day]);
  }
}
