import { v7 as newId } from 'uuid';
import type { Anything, Person } from '../person.ts';
import type { World } from '../world.ts';
import { rewrite } from './scheduling.ts';

const FIELDS = `id appointmentId heldAt at feltSafe inControl pressure different differentWhat words needsCare
  therapist { name } changes { id text at by { name } } seenBy { name } viewerCanAnswer waitsForViewer`;

const MUTATIONS = {
  give: ['giveSessionFeedback', 'GiveSessionFeedbackInput'],
  change: ['sayWhatChanged', 'SayWhatChangedInput'],
  see: ['markFeedbackSeen', 'MarkFeedbackSeenInput'],
} as const;

/** Gives, answers or reads what is said after a session. @returns the result, with its `__typename`. */
export async function feedback(
  person: Person,
  what: keyof typeof MUTATIONS,
  input: object,
): Promise<Anything> {
  const [name, type] = MUTATIONS[what];
  const { result } = await person.ask(
    `mutation Do($input: ${type}!) { result: ${name}(input: $input) {
      __typename ... on SessionFeedback { ${FIELDS} } ... on Problem { code message }
      ... on InvalidInput { fields { path message } } } }`,
    { input },
  );
  return result;
}

/** What a client said after sessions, as somebody sees it; and what the client is asked. */
export async function feedbackOf(person: Person, clientId: string): Promise<Anything> {
  const { client } = await person.ask(
    `query ($clientId: ID!) { client(id: $clientId) { sessionFeedback { ${FIELDS} }
      sessionsToTellOf { appointmentId startsAt endsAt until therapist { name } } } }`,
    { clientId },
  );
  return client;
}

/**
 * A session of bodywork of a client's with Ines that took place and ended so many hours ago, as history.
 * @returns the appointment's id.
 */
export async function sessionThatWas(
  world: World,
  clientId: string,
  { hoursAgo, state = 'FULFILLED' }: { readonly hoursAgo: number; readonly state?: string },
): Promise<string> {
  const id = newId();
  const ended = new Date(Date.now() - hoursAgo * 3_600_000);
  await rewrite(world, [
    [
      `insert into attune.appointment (practice_id, id, client_id, member_id, discipline, state, starts_at, ends_at, busy, created_by)
       select c.practice_id, $1, c.id, m.id, 'MASSAGE', $2, $3::timestamptz - interval '1 hour', $3, tstzrange($3::timestamptz - interval '1 hour', $3), m.user_id
       from attune.client c join attune.member m on m.practice_id = c.practice_id and m.name like 'Ines%' where c.id = $4`,
      [id, state, ended, clientId],
    ],
    [
      `insert into attune.appointment_service (practice_id, appointment_id, client_id, member_id, discipline, service_id, class)
       select a.practice_id, a.id, a.client_id, a.member_id, a.discipline, s.id, s.class
       from attune.appointment a join attune.service s on s.practice_id = a.practice_id and s.class = 'BODYWORK_GENTLE'
       where a.id = $1 order by s.name limit 1`,
      [id],
    ],
  ]);
  return id;
}
