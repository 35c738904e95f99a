import type { Anything, Person } from '../person.ts';
import type { DemoName, World } from '../world.ts';

const SAID = `__typename ... on SharingConsent { category discipline granted since member { id name } }
  ... on Problem { code message } ... on InvalidInput { fields { path message } }`;

/** Says what is shared; the member of the result. */
export async function share(person: Person, input: object): Promise<Anything> {
  const { result } = await person.ask(
    `mutation Share($input: SetSharingInput!) { result: setSharing(input: $input) { ${SAID} } }`,
    { input },
  );
  return result;
}

/** What somebody sees of what a client shares. */
export async function sharingOf(person: Person, clientId: string): Promise<Anything[]> {
  const { client } = await person.ask(
    `query Sharing($id: ID!) { client(id: $id) { sharing { category discipline granted since member { id name } } } }`,
    { id: clientId },
  );
  return client.sharing;
}

/** All that the client ever said, the newest first; null for everybody else. */
export async function historyOf(person: Person, clientId: string, first = 100): Promise<Anything[] | null> {
  const all: Anything[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const { client }: Anything = await person.ask(
      `query History($id: ID!, $first: Int, $after: String) { client(id: $id) { sharingHistory(first: $first, after: $after) {
         edges { node { id at who category discipline granted screen member { name } } } pageInfo { hasNextPage endCursor } } } }`,
      { id: clientId, first, after },
    );
    if (client.sharingHistory === null) return null;
    all.push(...client.sharingHistory.edges.map((edge: Anything) => edge.node));
    more = client.sharingHistory.pageInfo.hasNextPage;
    after = client.sharingHistory.pageInfo.endCursor;
  }
  return all;
}

/** Puts a practitioner on a client's team, as if that had been agreed long ago. */
export async function joinTeam(
  world: World,
  client: string,
  name: DemoName,
  discipline: 'PSYCHOTHERAPY' | 'MASSAGE',
): Promise<void> {
  await world.rows(
    `insert into attune.care_team_member (practice_id, id, client_id, member_id, discipline, state, proposed_by, trial_at, active_at)
     select c.practice_id, gen_random_uuid(), c.id, m.id, $3, 'ACTIVE', c.user_id, now(), now()
     from attune.client c join attune.member m on m.practice_id = c.practice_id
     where c.id = $1 and m.name ilike $2`,
    [client, `%${name}%`, discipline],
  );
}
