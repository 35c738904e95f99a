import type { PracticeSeed } from '../support/practice-seed.ts';
import { writeFeedbackAsked } from '../support/session-feedback.ts';
import type { HarbourPeople } from './people.ts';

interface Subject {
  readonly id: string;
  readonly at: string;
}

/** What clients find in their bell: Lee's team is proposed, a visit of Amal's waits, and who had bodywork is asked. */
export async function seedNotices(seed: PracticeSeed, { lee, amal }: HarbourPeople): Promise<void> {
  const here = (text: string, clientId: string) =>
    seed.writer.run<Subject>(text, [seed.practiceId, clientId]);
  const places = await here(
    `select id, proposed_at as at from attune.care_team_member
     where practice_id = $1 and client_id = $2 and state = 'PROPOSED' order by proposed_at, id`,
    lee.clientId,
  );
  const waiting = await here(
    `select a.id, (select max(f.raised_at) from attune.distress_flag f
       where f.practice_id = a.practice_id and f.client_id = a.client_id) as at
     from attune.appointment a
     where a.practice_id = $1 and a.client_id = $2 and a.state = 'NEEDS_CLEARANCE' order by a.starts_at limit 1`,
    amal.clientId,
  );
  const told = [
    ...places.map((subject) => ({ subject, client: lee, kind: 'CARE_TEAM_PROPOSED' })),
    ...waiting.map((subject) => ({ subject, client: amal, kind: 'APPOINTMENT_NEEDS_CLEARANCE' })),
  ];
  await seed.insert(
    'notification',
    told.map(({ subject, client, kind }) => ({
      id: seed.id(`told ${kind} ${subject.id}`, new Date(subject.at)),
      user_id: client.userId,
      kind,
      subject_id: subject.id,
      client_id: client.clientId,
      at: subject.at,
      read_at: null,
    })),
  );
  await writeFeedbackAsked(seed);
}
