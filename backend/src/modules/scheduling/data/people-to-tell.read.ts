import type { NotificationKind } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import type { WorkerClient } from '../../../platform/outbox/index.ts';

/** Appointments that were changed together. */
export interface ChangedAppointments {
  readonly kind: NotificationKind;
  readonly appointmentIds: readonly string[];
  /** Who had each before it was moved, in that order. */
  readonly hadMemberIds: readonly (string | null)[];
  readonly byUserId: string;
}

/** Somebody who is told, and of what; opened from the bell is the first of so many. */
export interface PersonToTell {
  readonly userId: string;
  readonly clientId: string;
  readonly subjectId: string;
  readonly kind: NotificationKind;
  readonly count: number;
}

const TO_TELL = {
  name: 'scheduling.peopleToTell',
  text: `select user_id as "userId", client_id as "clientId", subject_id as "subjectId", kind, count
    from attune.people_to_tell_of_appointments($1, $2::uuid[], $3::uuid[], $4)`,
};

/** Whom to tell of appointments that were changed: the database decides, by how they stand at this instant. */
@Injectable()
export class PeopleToTellRead {
  async of(
    client: WorkerClient,
    { kind, appointmentIds, hadMemberIds, byUserId }: ChangedAppointments,
  ): Promise<PersonToTell[]> {
    const { rows } = await client.query<PersonToTell>({
      ...TO_TELL,
      values: [kind, appointmentIds, hadMemberIds, byUserId],
    });
    return rows;
  }
}
