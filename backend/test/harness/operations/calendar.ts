import type { Anything, Person } from '../person.ts';

const FINDING = 'finding { ruleId kind hard satisfied sentence }';

const PLACEMENT = `appointmentId clientId minutes bufferBefore bufferAfter
  practitioners { id name working { from to } busy { from to } barriers { from to sentence } }
  clientBusy { from to } rooms { id name busy { from to } }
  standing { final ${FINDING} }
  plan { class rules { id kind hard from to hours everyWeeks toleranceDays count weekdays fromTime toTime reason }
    sessions { id class startsAt endsAt } }
  said { from to ${FINDING} }`;

/** What lies behind the appointments of a range. */
export async function calendar(person: Person, from: string, to: string): Promise<Anything> {
  const answer = await person.ask(
    `query Calendar($from: DateTime!, $to: DateTime!) { calendar(from: $from, to: $to) {
       practitioners { id name disciplines working { from to } away { from to } }
       rooms { id name taken { from to } } } }`,
    { from, to },
  );
  return answer.calendar;
}

/** The rest that a client's sessions impose; null when the client is out of reach. */
export async function restTimes(
  person: Person,
  clientId: string,
  from: string,
  to: string,
): Promise<Anything[] | null> {
  const { client } = await person.ask(
    `query Rests($id: ID!, $from: DateTime!, $to: DateTime!) { client(id: $id) {
       restTimes(from: $from, to: $to) { from to hard sentence } } }`,
    { id: clientId, from, to },
  );
  return client?.restTimes ?? null;
}

/** What decides where a session can be, as far as that person may know; null when out of reach. */
export async function placement(person: Person, input: object): Promise<Anything> {
  const answer = await person.ask(
    `query Placement($input: PlacementInput!) { placement(input: $input) { ${PLACEMENT} } }`,
    { input },
  );
  return answer.placement;
}
