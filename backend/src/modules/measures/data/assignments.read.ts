import type { AssignedMeasure, InstrumentCode } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { currentContext } from '../../../platform/context/index.ts';
import { sql, type Unit } from '../../../platform/database/index.ts';

/** A questionnaire that a client is asked for, as far as row-level security lets the actor see it. */
export interface AssignmentRow extends AssignedMeasure {
  readonly id: string;
  readonly clientId: string;
  readonly code: InstrumentCode;
  /** By name; null where the actor may not see who. */
  readonly assignedByName: string | null;
}

/** What bears on when a questionnaire is due: a session, an answer, or a time left out. */
export interface DueFactRow {
  readonly clientId: string;
  readonly kind: 'SESSION' | 'ANSWER' | 'SKIP';
  /** Of the session or the assignment. */
  readonly id: string;
  /** The discipline, the questionnaire's code, or the key of the occurrence. */
  readonly part: string;
  readonly state: string | null;
  readonly at: string;
  readonly until: string | null;
}

/** From an instant to before another. */
export interface Stretch {
  readonly from: string;
  readonly to: string;
}

const ROW = `select a.id, a.client_id as "clientId", a.code, a.rhythm, a.every_weeks as "everyWeeks", a.weekday, a.clock,
     a.discipline, a.starts_on as "startsOn", a.ends_on as "endsOn", a.assigned_at as "assignedAt", a.ended_at as "endedAt",
     m.name as "assignedByName"
   from attune.measure_assignment a
   left join attune.member m on m.practice_id = a.practice_id and m.user_id = a.assigned_by
   where a.practice_id = (select attune.practice_id())`;

const OF_CLIENTS = sql(
  'measures.assignments',
  `${ROW} and a.client_id = any ($1::uuid[]) order by a.ended_at is not null, a.assigned_at desc, a.id`,
);
const BY_IDS = sql('measures.assignmentsByIds', `${ROW} and a.id = any ($1::uuid[])`);
const FACTS = sql(
  'measures.dueFacts',
  `select client_id as "clientId", 'SESSION' as kind, id, discipline as part, state, starts_at as at, ends_at as until
   from attune.appointment
   where practice_id = (select attune.practice_id()) and client_id = any ($1::uuid[])
     and starts_at >= $2::timestamptz - interval '5 days' and starts_at < $3::timestamptz + interval '2 days'
     and state in ('BOOKED', 'ARRIVED', 'IN_SESSION', 'FULFILLED')
   union all
   select client_id, 'ANSWER', id, code, null, taken_at, null from attune.measure_response
   where practice_id = (select attune.practice_id()) and client_id = any ($1::uuid[])
     and taken_at >= $2::timestamptz - interval '8 days' and taken_at < $3::timestamptz
   union all
   select client_id, 'SKIP', assignment_id, occurrence, null, at, null from attune.measure_skip
   where practice_id = (select attune.practice_id()) and client_id = any ($1::uuid[])
     and at >= $2::timestamptz - interval '8 days' and at < $3::timestamptz`,
);

/** Questionnaires of the plan, and what says when they are due. */
@Injectable()
export class AssignmentsRead {
  /** All that a client is and was asked for, what holds first; batched over clients. */
  ofClient(clientId: string): Promise<AssignmentRow[]> {
    return currentContext().reader.loadMany<AssignmentRow>(OF_CLIENTS, 'clientId', clientId);
  }

  one(id: string): Promise<AssignmentRow | null> {
    return currentContext().reader.load<AssignmentRow>(BY_IDS, 'id', id);
  }

  /** One assignment within a unit; null where it is out of the actor's reach. */
  async find(unit: Unit, id: string): Promise<AssignmentRow | null> {
    const [row] = await unit.query<AssignmentRow>(BY_IDS, [[id]]);
    return row ?? null;
  }

  /** What bears on the occurrences of a stretch; batched over clients who ask for the same one. */
  facts(clientId: string, { from, to }: Stretch): Promise<DueFactRow[]> {
    return currentContext().reader.loadMany<DueFactRow>(FACTS, 'clientId', clientId, [from, to]);
  }

  factsIn(unit: Unit, clientId: string, { from, to }: Stretch): Promise<DueFactRow[]> {
    return unit.query<DueFactRow>(FACTS, [[clientId], from, to]);
  }
}
