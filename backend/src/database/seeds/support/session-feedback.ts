import type { FeedbackAnswers } from '@attune/shared';
import type { SeedClient } from './clients.ts';
import type { PracticeSeed } from './practice-seed.ts';
import type { Staff } from './staff.ts';

/** What a client said after a session, and what came of it. */
export interface FeedbackSpec extends FeedbackAnswers {
  readonly client: SeedClient;
  readonly appointmentId: string;
  readonly staff: Staff;
  readonly at: Date;
  readonly differentWhat?: string;
  readonly words?: string;
  /** What the therapist changed. */
  readonly changed?: { readonly at: Date; readonly text: string };
  readonly seenBy: readonly { readonly staff: Staff; readonly at: Date }[];
}

/** Writes what clients said after sessions, what was changed, and who has read it. */
export async function writeSessionFeedback(
  seed: PracticeSeed,
  specs: readonly FeedbackSpec[],
): Promise<void> {
  const rows = specs.map((spec) => ({ ...spec, id: seed.id(`feedback ${spec.appointmentId}`, spec.at) }));
  await seed.insert(
    'session_feedback',
    rows.map((one) => ({
      id: one.id,
      appointment_id: one.appointmentId,
      client_id: one.client.clientId,
      member_id: one.staff.memberId,
      felt_safe: one.feltSafe,
      in_control: one.inControl,
      pressure: one.pressure,
      different: one.different,
      different_what: one.differentWhat ?? null,
      words: one.words ?? null,
      at: one.at,
      received_at: one.at,
    })),
  );
  await seed.insert(
    'feedback_change',
    rows.flatMap(({ id, client, staff, changed }) =>
      changed
        ? [
            {
              id: seed.id(`changed after feedback ${id}`, changed.at),
              feedback_id: id,
              client_id: client.clientId,
              member_id: staff.memberId,
              text: changed.text,
              at: changed.at,
            },
          ]
        : [],
    ),
  );
  await seed.insert(
    'feedback_seen',
    rows.flatMap(({ id, client, seenBy }) =>
      seenBy.map(({ staff, at }) => ({
        feedback_id: id,
        client_id: client.clientId,
        member_id: staff.memberId,
        at,
      })),
    ),
  );
}

/** Sessions of bodywork of the last days, as the worker would have asked about them; the bell's rows are read. */
export async function writeFeedbackAsked(seed: PracticeSeed): Promise<void> {
  await seed.writer.run(
    `insert into attune.notification (practice_id, id, user_id, kind, subject_id, client_id, at, read_at)
     select a.practice_id, md5('asked after ' || a.id)::uuid, c.user_id, 'FEEDBACK_ASKED', a.id, a.client_id,
       asked.at, asked.at
     from attune.appointment a
     join attune.client c on c.practice_id = a.practice_id and c.id = a.client_id and c.user_id is not null
     cross join lateral (select least(a.ends_at + interval '1 hour', $2::timestamptz) as at) asked
     where a.practice_id = $1 and a.discipline = 'MASSAGE' and a.state = 'FULFILLED'
       and a.ends_at > $2::timestamptz - interval '7 days'`,
    [seed.practiceId, seed.calendar.now.toISO()],
  );
}
