import type { Anything, Person } from '../person.ts';

const ESTIMATE = '{ mean low high clear }';
const SCALES = `{ scale n needed change ${ESTIMATE} }`;
const COMPARISON = `{ __typename ... on Withheld { reason category }
  ... on ResponseComparison { sessions sessionsNeeded measuresNeeded withBodywork { n mean } withoutBodywork { n mean }
    difference ${ESTIMATE} } }`;

/** All of a profile. */
export const PROFILE = `responseProfile {
  changes { __typename ... on Withheld { reason category }
    ... on ResponseChanges { sessions scales ${SCALES} byModality { code name sessions scales ${SCALES} }
      byRegionGroup { code name sessions scales ${SCALES} } } }
  checkIns ${COMPARISON} tolerance ${COMPARISON} }`;

/** The profile of a client as somebody sees it; null where the client is out of reach. */
export async function profileOf(person: Person, clientId: string): Promise<Anything> {
  const { client } = await person.ask(`query Profile($id: ID!) { client(id: $id) { ${PROFILE} } }`, {
    id: clientId,
  });
  return client?.responseProfile ?? null;
}
