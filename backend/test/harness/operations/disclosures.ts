import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Anything, Person } from '../person.ts';
import type { World } from '../world.ts';

const PROBLEM = '... on Problem { code message } ... on InvalidInput { fields { path message } }';
const CONTENT = `content { client { name } sender { name practice phone } recipient { kind name organisation } reason
  period { from to } openDays phase { name } goals { statement progress } sessions { discipline count }
  measures { name first { words on } last { words on } change } holds { hold from until } team { name role } narrative }`;
const DISCLOSURE = `id state recipientName reason parts from to openDays narrative composedBy askedAt answeredAt linkedAt
  expiresAt endedAt endedByClient locked openings contentHash ${CONTENT}`;

/** What a draft chooses where a test does not mind. */
export async function choiceFor(world: World, more: object = {}): Promise<Anything> {
  const day = (back: number) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);
  return {
    clientId: await world.clientId('Jonah'),
    recipientKind: 'PRIMARY_CARE_PHYSICIAN',
    recipientName: 'Dr Anika Rao',
    recipientOrganisation: 'Quayside Surgery',
    reason: 'So that she knows how it goes.',
    parts: ['PHASE', 'GOALS', 'SESSIONS', 'MEASURES', 'TEAM'],
    from: day(85),
    to: day(1),
    ...more,
  };
}

async function step(person: Person, name: string, type: string, input: object): Promise<Anything> {
  const { result } = await person.ask(
    `mutation Step($input: ${type}!) { result: ${name}(input: $input) { __typename ... on Disclosure { ${DISCLOSURE} } ${PROBLEM} } }`,
    { input },
  );
  return result;
}

export const draftDisclosure = (person: Person, input: object) =>
  step(person, 'draftDisclosure', 'DraftDisclosureInput', input);
export const askForDisclosure = (person: Person, disclosureId: string, contentHash: string) =>
  step(person, 'askForDisclosure', 'AskForDisclosureInput', { disclosureId, contentHash });
export const answerDisclosure = (person: Person, disclosureId: string, contentHash: string, agree = true) =>
  step(person, 'answerDisclosure', 'AnswerDisclosureInput', { disclosureId, contentHash, agree });
export const revokeDisclosure = (person: Person, disclosureId: string) =>
  step(person, 'revokeDisclosure', 'DisclosureStepInput', { disclosureId });

export async function linkDisclosure(person: Person, disclosureId: string): Promise<Anything> {
  const { result } = await person.ask(
    `mutation Link($input: DisclosureStepInput!) { result: linkDisclosure(input: $input) { __typename
       ... on DisclosureLink { address spokenCode disclosure { ${DISCLOSURE} } } ${PROBLEM} } }`,
    { input: { disclosureId } },
  );
  return result;
}

export async function disclosuresOf(person: Person, clientId: string): Promise<Anything[]> {
  const { client } = await person.ask(
    `query Disclosures($id: ID!) { client(id: $id) { disclosures { ${DISCLOSURE} } } }`,
    { id: clientId },
  );
  return client?.disclosures ?? [];
}

/** A summary that Mara asked Jonah about, as far as `until` says; its link where there is one. */
export async function givenDisclosure(
  world: World,
  until: 'DRAFT' | 'ASKED' | 'CONSENTED' | 'OPEN',
  more: object = {},
): Promise<{ id: string; hash: string; token: string; code: string }> {
  const [mara, jonah] = [await world.as('mara'), await world.as('jonah')];
  const { id, contentHash: hash } = await draftDisclosure(mara, await choiceFor(world, more));
  const given = { id, hash, token: '', code: '' };
  if (until === 'DRAFT') return given;
  await askForDisclosure(mara, id, hash);
  if (until === 'ASKED') return given;
  await answerDisclosure(jonah, id, hash);
  if (until === 'CONSENTED') return given;
  const { address, spokenCode: code } = await linkDisclosure(mara, id);
  return { ...given, token: String(address).split('#')[1] ?? '', code };
}

/** Opens a link as somebody outside does: each time from another address, or from the one that is given. */
export function openShared(world: World, token: unknown, code: unknown, from?: string): Promise<Response> {
  return postShared(world, JSON.stringify({ token, code }), from);
}

let address = 0;

/** The same with any body. */
export function postShared(world: World, body: string, from?: string): Promise<Response> {
  address += 1;
  return new Promise((resolve, reject) => {
    const asking = request(
      `${world.url}/shared/open`,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
        localAddress: from ?? `127.1.${Math.floor(address / 200)}.${1 + (address % 200)}`,
      },
      (answer) => {
        const { statusCode: status = 0, headers } = answer;
        const pairs = Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]);
        text(answer).then((got) => resolve(new Response(got, { status, headers: pairs })), reject);
      },
    );
    asking.on('error', reject).end(body);
  });
}
