import type { NotificationKind } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import type { WorkerClient } from '../../../platform/outbox/index.ts';

/** Somebody who is told, of what, and what of it is opened from the bell. */
export interface ToTell {
  readonly userId: string;
  readonly clientId: string | null;
  readonly subjectId: string;
  readonly occasion: string;
}

const TO_TELL = {
  name: 'notifications.toTell',
  text: `select user_id as "userId", client_id as "clientId", subject_id as "subjectId", occasion
    from attune.people_to_tell_of($1, $2, $3)`,
};

/** Whom to tell of what was done: the database decides, by who may know of it at this instant. */
@Injectable()
export class PeopleToTell {
  async of(
    client: WorkerClient,
    kind: NotificationKind,
    subjectId: string,
    byUserId: string,
  ): Promise<ToTell[]> {
    const { rows } = await client.query<ToTell>({ ...TO_TELL, values: [kind, subjectId, byUserId] });
    return rows;
  }
}
