import type { ReminderLead } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { settingsOfSystem } from '../../../platform/database/index.ts';
import type { WorkerClient } from '../../../platform/outbox/index.ts';

/** A visit to come, one of the times at which somebody wants to be reminded of it, and their quiet hours. */
export interface ToPlan {
  readonly practiceId: string;
  readonly timeZone: string;
  readonly appointmentId: string;
  readonly userId: string;
  readonly leadHours: ReminderLead;
  readonly startsAt: string;
  /** Since when the visit stands at this time. */
  readonly timeSetAt: string;
  readonly quietFrom: string | null;
  readonly quietUntil: string | null;
  readonly quietZone: string | null;
}

/** Why a reminder is not told. */
export type Against = 'CHANGED' | 'UNWANTED' | 'OVERTAKEN';

/** A reminder that is due, kept for the worker's transaction. */
export interface DueReminder {
  readonly practiceId: string;
  readonly id: string;
  readonly appointmentId: string;
  readonly clientId: string;
  readonly userId: string;
  readonly against: Against | null;
}

/** The count of somebody's next day. */
export interface Summary {
  readonly practiceId: string;
  readonly userId: string;
  readonly memberId: string;
  /** The day it is about, 'YYYY-MM-DD'. */
  readonly day: string;
  readonly count: number;
}

const TO_PLAN = {
  name: 'reminders.toPlan',
  text: `select practice_id as "practiceId", time_zone as "timeZone", appointment_id as "appointmentId",
      user_id as "userId", lead_hours as "leadHours", starts_at as "startsAt", time_set_at as "timeSetAt",
      quiet_from as "quietFrom", quiet_until as "quietUntil", quiet_zone as "quietZone"
    from attune.reminders_to_plan($1, $2)`,
};
const PLAN = {
  name: 'reminders.plan',
  text: `insert into attune.reminder (practice_id, id, appointment_id, user_id, lead_hours, starts_at, due_at, settled_at, outcome)
    values (attune.practice_id(), $1, $2, $3, $4, $5, $6, $7, case when $7::timestamptz is not null then 'LATE' end)
    on conflict on constraint reminder_once do nothing`,
};
const TAKE = {
  name: 'reminders.take',
  text: `select practice_id as "practiceId", id, appointment_id as "appointmentId", client_id as "clientId",
      user_id as "userId", against
    from attune.take_due_reminder($1)`,
};
const SETTLE = {
  name: 'reminders.settle',
  text: `update attune.reminder set settled_at = $2, outcome = $3
    where practice_id = attune.practice_id() and id = $1 and settled_at is null`,
};
const PUT_OFF = {
  name: 'reminders.putOff',
  text: `update attune.reminder set due_at = $2
    where practice_id = attune.practice_id() and id = $1 and settled_at is null`,
};
const SUMMARIES = {
  name: 'reminders.summaries',
  text: `select practice_id as "practiceId", user_id as "userId", member_id as "memberId", day, count
    from attune.evening_summaries($1, $2::time)`,
};

/** Reminders as the worker plans and tells them, each within the worker's transaction. */
@Injectable()
export class RemindersRepository {
  /** Reminders that are not written down yet, the soonest visits first. @param at ISO text. */
  async toPlan(client: WorkerClient, at: string, most: number): Promise<ToPlan[]> {
    return (await client.query<ToPlan>({ ...TO_PLAN, values: [at, most] })).rows;
  }

  /**
   * Writes one down, once however often it is asked.
   * @param due ISO text.
   * @param lateAt now, where it was due before the visit stood at its time: it is not told. Else null.
   */
  async plan(client: WorkerClient, one: ToPlan, due: string, lateAt: string | null): Promise<void> {
    const { appointmentId, userId, leadHours, startsAt } = one;
    const values = [newId(), appointmentId, userId, leadHours, startsAt, due, lateAt];
    await client.query({ ...PLAN, values });
  }

  /** The next one that is due, of any practice; null for none. */
  async take(client: WorkerClient, at: string): Promise<DueReminder | null> {
    return (await client.query<DueReminder>({ ...TAKE, values: [at] })).rows[0] ?? null;
  }

  async settle(client: WorkerClient, id: string, at: string, outcome: 'TOLD' | Against): Promise<void> {
    await client.query({ ...SETTLE, values: [id, at, outcome] });
  }

  /** One that failed is tried again then. */
  async putOff(client: WorkerClient, id: string, until: string): Promise<void> {
    await client.query({ ...PUT_OFF, values: [id, until] });
  }

  /** @param fromClock 'HH:MM' from which it is evening. */
  async summaries(client: WorkerClient, at: string, fromClock: string): Promise<Summary[]> {
    return (await client.query<Summary>({ ...SUMMARIES, values: [at, fromClock] })).rows;
  }

  /** Lets the transaction stand in a practice. */
  async standIn(client: WorkerClient, practiceId: string): Promise<void> {
    const { text, values } = settingsOfSystem(practiceId, newId());
    await client.query(text, [...values]);
  }
}
