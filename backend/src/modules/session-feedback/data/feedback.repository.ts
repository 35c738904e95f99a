import type { FeedbackDraft } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { settingsOfSystem, sql, type Unit } from '../../../platform/database/index.ts';
import type { WorkerClient } from '../../../platform/outbox/index.ts';
import { FEEDBACK_BY_IDS, type FeedbackRow, IS_BODYWORK } from './feedback.read.ts';

/** A session that somebody wants to say something of. */
export interface SessionToTellOf {
  readonly id: string;
  readonly clientId: string;
  readonly memberId: string;
  readonly endsAt: string;
  /** Whether it took place and was bodywork. */
  readonly isBodywork: boolean;
}

/** A client to be asked about a session. */
export interface ToAsk {
  readonly practiceId: string;
  readonly appointmentId: string;
  readonly clientId: string;
  readonly userId: string;
}

const SESSION = sql(
  'sessionFeedback.session',
  `select a.id, a.client_id as "clientId", a.member_id as "memberId", a.ends_at as "endsAt", (${IS_BODYWORK}) as "isBodywork"
   from attune.appointment a where a.practice_id = (select attune.practice_id()) and a.id = $1`,
);
const GIVE = sql(
  'sessionFeedback.give',
  `insert into attune.session_feedback (practice_id, id, appointment_id, client_id, member_id, felt_safe, in_control, pressure,
     different, different_what, words, at, received_at)
   values (attune.practice_id(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
   on conflict on constraint session_feedback_once do nothing returning id`,
);
const SAY_WHAT_CHANGED = sql(
  'sessionFeedback.sayWhatChanged',
  `insert into attune.feedback_change (practice_id, id, feedback_id, client_id, member_id, text, at)
   values (attune.practice_id(), $1, $2, $3, attune.member_id(), $4, $5)`,
);
const SEE = sql(
  'sessionFeedback.see',
  `insert into attune.feedback_seen (practice_id, feedback_id, member_id, client_id, at)
   values (attune.practice_id(), $1, attune.member_id(), $2, $3) on conflict do nothing returning feedback_id`,
);
const TO_ASK = {
  name: 'sessionFeedback.toAsk',
  text: `select practice_id as "practiceId", appointment_id as "appointmentId", client_id as "clientId", user_id as "userId"
    from attune.sessions_to_ask_about($1)`,
};

/** Writes of what is said after sessions. */
@Injectable()
export class FeedbackRepository {
  session(unit: Unit, appointmentId: string): Promise<SessionToTellOf | null> {
    return unit.one<SessionToTellOf>(SESSION, [appointmentId]);
  }

  /** @returns whether it was the first of its session. */
  async give(
    unit: Unit,
    id: string,
    { clientId, memberId }: SessionToTellOf,
    draft: FeedbackDraft,
    times: { readonly at: string; readonly now: string },
  ): Promise<boolean> {
    const { appointmentId, feltSafe, inControl, pressure, different, differentWhat, words } = draft;
    const said = [feltSafe, inControl, pressure, different, differentWhat, words];
    const rows = await unit.query(GIVE, [
      id,
      appointmentId,
      clientId,
      memberId,
      ...said,
      times.at,
      times.now,
    ]);
    return rows.length > 0;
  }

  async find(unit: Unit, id: string): Promise<FeedbackRow | null> {
    const [row] = await unit.query<FeedbackRow>(FEEDBACK_BY_IDS, [[id]]);
    return row ?? null;
  }

  sayWhatChanged(
    unit: Unit,
    change: { readonly id: string; readonly text: string; readonly at: string },
    { id, clientId }: FeedbackRow,
  ): void {
    unit.write(SAY_WHAT_CHANGED, [change.id, id, clientId, change.text, change.at]);
  }

  /** @returns whether the actor had not read it before. */
  async see(unit: Unit, { id, clientId }: FeedbackRow, at: string): Promise<boolean> {
    return (await unit.query(SEE, [id, clientId, at])).length > 0;
  }

  /** Whom to ask, in every practice. @param at ISO text. */
  async toAsk(client: WorkerClient, at: string): Promise<ToAsk[]> {
    return (await client.query<ToAsk>({ ...TO_ASK, values: [at] })).rows;
  }

  /** Lets the worker's transaction stand in a practice. */
  async standIn(client: WorkerClient, practiceId: string): Promise<void> {
    const { text, values } = settingsOfSystem(practiceId, newId());
    await client.query(text, [...values]);
  }
}
