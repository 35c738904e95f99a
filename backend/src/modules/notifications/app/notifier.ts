import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/index.ts';
import { LIVE_CHANNEL, type Notice } from '../../../platform/live/index.ts';
import type { WorkerClient } from '../../../platform/outbox/index.ts';

/** Something to look at; ids, never what happened. */
export interface Message {
  readonly practiceId: string;
  readonly kind:
    | 'DISTRESS_FLAG_RAISED'
    | 'DISTRESS_FLAG_UNANSWERED'
    | 'ON_CALL_HAND_OVER'
    | 'RECORD_OPENED_IN_EMERGENCY';
  readonly subjectId: string;
  readonly clientId: string | null;
  /** The same person is told of the same subject once on each occasion. Left out: once and no more. */
  readonly occasion?: string;
}

const INSERT = {
  name: 'notifications.insert',
  text: `insert into attune.notification (practice_id, id, user_id, kind, subject_id, client_id, at, occasion)
    select attune.practice_id(), gen_random_uuid(), person, $2, $3, $4, $5, $6
    from unnest($1::uuid[]) as person
    on conflict on constraint notification_once do nothing
    returning id, user_id as "userId"`,
};
const LIVE = { name: 'notifications.live', text: `select pg_notify('${LIVE_CHANNEL}', $1)` };

/** Tells people, in the worker's transaction: a row for the bell, and at once on an open screen. */
@Injectable()
export class Notifier {
  constructor(private readonly clock: Clock) {}

  /** Tells each person once, however often it is asked. @returns who had not been told before. */
  async tell(
    client: WorkerClient,
    people: readonly string[],
    { practiceId, kind, subjectId, clientId, occasion = '' }: Message,
  ): Promise<Set<string>> {
    const at = this.clock.nowText();
    const { rows } = await client.query<{ id: string; userId: string }>({
      ...INSERT,
      values: [people, kind, subjectId, clientId, at, occasion],
    });
    for (const { id, userId } of rows) {
      const notice: Notice = { kind: 'NOTIFICATION', practiceId, id, clientId, userId, at };
      await client.query({ ...LIVE, values: [JSON.stringify(notice)] });
    }
    return new Set(rows.map(({ userId }) => userId));
  }
}
