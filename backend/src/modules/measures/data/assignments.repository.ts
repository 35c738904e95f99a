import type { InstrumentCode } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { sql, type Unit } from '../../../platform/database/index.ts';
import type { AssignmentRow } from './assignments.read.ts';

/** An assignment about to be kept. */
export type NewAssignment = Omit<AssignmentRow, 'assignedByName' | 'endedAt'>;

/** What holds of a questionnaire at present. */
export interface ActiveAssignment {
  readonly id: string;
  /** Its last day, 'YYYY-MM-DD'. */
  readonly endsOn: string | null;
}

const ACTIVE = sql(
  'measures.activeAssignment',
  `select id, ends_on as "endsOn" from attune.measure_assignment
   where practice_id = (select attune.practice_id()) and client_id = $1 and code = $2 and ended_at is null`,
);
/** Nothing is written where somebody else was quicker. */
const ADD = sql(
  'measures.addAssignment',
  `insert into attune.measure_assignment (practice_id, id, client_id, code, rhythm, every_weeks, weekday, clock, discipline,
     starts_on, ends_on, assigned_by, assigned_at)
   values (attune.practice_id(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, attune.user_id(), $11)
   on conflict (practice_id, client_id, code) where ended_at is null do nothing returning id`,
);
const END = sql(
  'measures.endAssignment',
  `update attune.measure_assignment set ended_at = $2, ended_by = attune.user_id()
   where practice_id = attune.practice_id() and id = $1 and ended_at is null returning id`,
);
const SKIP = sql(
  'measures.skip',
  `insert into attune.measure_skip (practice_id, assignment_id, occurrence, client_id, at)
   values (attune.practice_id(), $1, $2, $3, $4) on conflict do nothing returning occurrence`,
);
const SUBJECT = sql(
  'measures.toBeSeen',
  `select client_id as "clientId", id as "responseId", null::uuid as "occurrenceId" from attune.measure_response
   where practice_id = (select attune.practice_id()) and id = $1
   union all
   select client_id, null, id from attune.measure_occurrence where practice_id = (select attune.practice_id()) and id = $1`,
);
const SEE = sql(
  'measures.see',
  `insert into attune.measure_seen (practice_id, id, client_id, response_id, occurrence_id, seen_by, seen_at)
   values (attune.practice_id(), coalesce($2::uuid, $3::uuid), $1, $2, $3, attune.user_id(), $4)
   on conflict do nothing returning id`,
);

/** A total, or a time that was missed, that somebody is to look at. */
export interface ToBeSeen {
  readonly clientId: string;
  readonly responseId: string | null;
  readonly occurrenceId: string | null;
}

/** Writes of questionnaires in the plan. */
@Injectable()
export class AssignmentsRepository {
  active(unit: Unit, clientId: string, code: InstrumentCode): Promise<ActiveAssignment | null> {
    return unit.one<ActiveAssignment>(ACTIVE, [clientId, code]);
  }

  /** @returns false where the questionnaire is asked for already. */
  async add(unit: Unit, one: NewAssignment): Promise<boolean> {
    const values = [
      one.id,
      one.clientId,
      one.code,
      one.rhythm,
      one.everyWeeks,
      one.weekday,
      one.clock,
      one.discipline,
      one.startsOn,
      one.endsOn,
      one.assignedAt,
    ];
    return (await unit.one(ADD, values)) !== null;
  }

  /** @param at ISO text. @returns false where it has ended already. */
  async end(unit: Unit, id: string, at: string): Promise<boolean> {
    return (await unit.one(END, [id, at])) !== null;
  }

  /** @returns false where it was left out already. */
  async skip(
    unit: Unit,
    {
      assignmentId,
      occurrence,
      clientId,
      at,
    }: Record<'assignmentId' | 'occurrence' | 'clientId' | 'at', string>,
  ): Promise<boolean> {
    return (await unit.one(SKIP, [assignmentId, occurrence, clientId, at])) !== null;
  }

  toBeSeen(unit: Unit, subjectId: string): Promise<ToBeSeen | null> {
    return unit.one<ToBeSeen>(SUBJECT, [subjectId]);
  }

  /** @returns false where somebody has seen it already. */
  async see(unit: Unit, { clientId, responseId, occurrenceId }: ToBeSeen, at: string): Promise<boolean> {
    return (await unit.one(SEE, [clientId, responseId, occurrenceId, at])) !== null;
  }
}
