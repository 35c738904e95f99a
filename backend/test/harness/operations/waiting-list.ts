import { OfferPlaces } from '../../../src/modules/waiting-list/jobs/offer-places.ts';
import type { Anything, Person } from '../person.ts';
import { asWorker } from '../worker.ts';
import type { World } from '../world.ts';

const ENTRY = `id state urgent version since weekdays parts from until noticeHours service { name } practitioner { name }
  offers { id state startsAt endsAt expiresAt offeredAt answeredAt practitioner { name } }`;
const PROBLEMS = `... on Problem { code message } ... on InvalidInput { fields { path message } }`;

/** Puts somebody on the waiting list; the member of the result. */
export async function join(person: Person, input: object): Promise<Anything> {
  const { result } = await person.ask(
    `mutation Join($input: JoinWaitingListInput!) { result: joinWaitingList(input: $input) {
       __typename ... on WaitingEntry { ${ENTRY} } ${PROBLEMS} } }`,
    { input: { weekdays: [], parts: [], noticeHours: 0, ...input } },
  );
  return result;
}

/** Answers an offer; the member of the result. */
export async function answer(person: Person, offerId: string, accept: boolean): Promise<Anything> {
  const { result } = await person.ask(
    `mutation Answer($input: AnswerOfferInput!) { result: answerOffer(input: $input) {
       __typename ... on WaitingEntry { ${ENTRY} } ${PROBLEMS} } }`,
    { input: { offerId, accept } },
  );
  return result;
}

/** Changes an entry; the member of the result. */
export async function changeEntry(
  person: Person,
  name: 'withdrawFromWaitingList' | 'setWaitingUrgency',
  input: object,
): Promise<Anything> {
  const type = name === 'setWaitingUrgency' ? 'WaitingUrgencyInput' : 'WaitingEntryInput';
  const { result } = await person.ask(
    `mutation Change($input: ${type}!) { result: ${name}(input: $input) {
       __typename ... on WaitingEntry { ${ENTRY} } ${PROBLEMS} } }`,
    { input },
  );
  return result;
}

/** What a client waits for, as that person sees it. */
export async function waitingOf(person: Person, clientId: string): Promise<Anything[]> {
  const { client } = await person.ask(
    `query Waiting($id: ID!) { client(id: $id) { waiting { ${ENTRY} } } }`,
    {
      id: clientId,
    },
  );
  return client.waiting;
}

/** The list as that person sees it. */
export async function waitingList(person: Person): Promise<Anything[]> {
  const { waitingList: list } = await person.ask(`{ waitingList { ${ENTRY} client { id name } } }`);
  return list;
}

/** Lets a worker end and make offers once. */
export async function lookAround(world: World): Promise<void> {
  await asWorker(world, (client) => world.app.get(OfferPlaces).offer(client));
}
