import type { AssignedMeasure, InstrumentCode, SessionOfMeasure } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { settingsOfSystem } from '../../../platform/database/index.ts';
import type { WorkerClient } from '../../../platform/outbox/index.ts';

/** A time that was written down, and what became of it. */
export interface KnownOccurrence {
  readonly id: string;
  readonly key: string;
  readonly state: 'OPEN' | 'ANSWERED' | 'SKIPPED' | 'MISSED' | 'GONE';
  readonly closesAt: string;
}

/** What one client is asked for, with times alone: of sessions, of answers, of "not today". */
export interface WatchedRow extends AssignedMeasure {
  readonly practiceId: string;
  readonly timeZone: string;
  readonly id: string;
  readonly clientId: string;
  readonly userId: string;
  readonly code: InstrumentCode;
  readonly lastSkippedAt: string | null;
  readonly answered: readonly string[];
  readonly skipped: readonly string[];
  readonly sessions: readonly SessionOfMeasure[];
  readonly known: readonly KnownOccurrence[];
  readonly quietFrom: string | null;
  readonly quietUntil: string | null;
  readonly quietZone: string | null;
}

/** One time about to be written down; instants as ISO text. */
export interface NewOccurrence {
  readonly key: string;
  readonly appointmentId: string | null;
  /** MISSED where it was over before anybody looked. */
  readonly state: 'OPEN' | 'MISSED';
  readonly opensAt: string;
  readonly closesAt: string;
  readonly remindAt: string;
}

/** Why nobody is reminded. */
export type AgainstReminder = 'ANSWERED' | 'SKIPPED' | 'GONE' | 'UNWANTED' | 'LATE';

/** A reminder that is due, kept for the worker's transaction. */
export interface DueMeasureReminder {
  readonly practiceId: string;
  readonly id: string;
  readonly assignmentId: string;
  readonly clientId: string;
  readonly userId: string | null;
  readonly against: AgainstReminder | null;
}

const TO_WATCH = {
  name: 'measures.toWatch',
  text: `select practice_id as "practiceId", time_zone as "timeZone", id, client_id as "clientId", user_id as "userId", code,
      rhythm, every_weeks as "everyWeeks", weekday, clock, discipline, starts_on as "startsOn", ends_on as "endsOn",
      assigned_at as "assignedAt", ended_at as "endedAt", last_skipped_at as "lastSkippedAt", answered, skipped, sessions, known,
      quiet_from as "quietFrom", quiet_until as "quietUntil", quiet_zone as "quietZone"
    from attune.measures_to_watch($1)`,
};
const OPEN = {
  name: 'measures.openOccurrence',
  text: `insert into attune.measure_occurrence (practice_id, id, assignment_id, client_id, code, occurrence, appointment_id,
      opens_at, closes_at, state, remind_at)
    values (attune.practice_id(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
    on conflict on constraint measure_occurrence_once do nothing returning id`,
};
const MOVE = {
  name: 'measures.moveOccurrence',
  text: `update attune.measure_occurrence set opens_at = $2, closes_at = $3,
      remind_at = case when reminder_settled_at is null then $4 else remind_at end, state = 'OPEN'
    where practice_id = attune.practice_id() and id = $1`,
};
const CLOSE = {
  name: 'measures.closeOccurrence',
  text: `update attune.measure_occurrence set state = $2
    where practice_id = attune.practice_id() and id = $1 and state <> $2`,
};
const TAKE = {
  name: 'measures.takeReminder',
  text: `select practice_id as "practiceId", id, assignment_id as "assignmentId", client_id as "clientId", user_id as "userId", against
    from attune.take_due_measure_reminder($1)`,
};
const SETTLE = {
  name: 'measures.settleReminder',
  text: `update attune.measure_occurrence set reminder_settled_at = $2, reminder_outcome = $3
    where practice_id = attune.practice_id() and id = $1 and reminder_settled_at is null`,
};
const PUT_OFF = {
  name: 'measures.putOffReminder',
  text: `update attune.measure_occurrence set remind_at = $2
    where practice_id = attune.practice_id() and id = $1 and reminder_settled_at is null`,
};

/** Questionnaires of the plan as the worker follows them, within the worker's transaction. */
@Injectable()
export class MeasureWatchRepository {
  /** In every practice. @param at ISO text. */
  async toWatch(client: WorkerClient, at: string): Promise<WatchedRow[]> {
    return (await client.query<WatchedRow>({ ...TO_WATCH, values: [at] })).rows;
  }

  /** Writes one down, once however often it is asked. @returns whether it was not there before. */
  async open(
    client: WorkerClient,
    { id, clientId, code }: Pick<WatchedRow, 'id' | 'clientId' | 'code'>,
    { key, appointmentId, state, opensAt, closesAt, remindAt }: NewOccurrence,
  ): Promise<boolean> {
    const values = [newId(), id, clientId, code, key, appointmentId, opensAt, closesAt, state, remindAt];
    return (await client.query({ ...OPEN, values })).rows.length > 0;
  }

  /** Its session was moved within the day. */
  async move(
    client: WorkerClient,
    id: string,
    to: Pick<NewOccurrence, 'opensAt' | 'closesAt' | 'remindAt'>,
  ): Promise<void> {
    await client.query({ ...MOVE, values: [id, to.opensAt, to.closesAt, to.remindAt] });
  }

  /** What became of it. */
  async close(client: WorkerClient, id: string, state: KnownOccurrence['state']): Promise<void> {
    await client.query({ ...CLOSE, values: [id, state] });
  }

  /** The next reminder that is due, of any practice; null for none. */
  async takeReminder(client: WorkerClient, at: string): Promise<DueMeasureReminder | null> {
    return (await client.query<DueMeasureReminder>({ ...TAKE, values: [at] })).rows[0] ?? null;
  }

  async settle(
    client: WorkerClient,
    id: string,
    at: string,
    outcome: 'TOLD' | AgainstReminder,
  ): Promise<void> {
    await client.query({ ...SETTLE, values: [id, at, outcome] });
  }

  /** One that failed is tried again then. */
  async putOff(client: WorkerClient, id: string, until: string): Promise<void> {
    await client.query({ ...PUT_OFF, values: [id, until] });
  }

  /** Lets the transaction stand in a practice. */
  async standIn(client: WorkerClient, practiceId: string): Promise<void> {
    const { text, values } = settingsOfSystem(practiceId, newId());
    await client.query(text, [...values]);
  }
}
