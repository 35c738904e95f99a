import type { Anything, Person } from '../person.ts';

const RESULT = `{ __typename ... on PlanningRequest { id note state }
  ... on Problem { code message } ... on InvalidInput { fields { path message } } }`;

/** A client asks for the coming weeks; the member of the result. */
export async function askForPlanning(person: Person, input: object): Promise<Anything> {
  const { result } = await person.ask(
    `mutation Ask($input: AskForPlanningInput!) { result: askForPlanning(input: $input) ${RESULT} }`,
    { input },
  );
  return result;
}

/** Ends it by hand; the member of the result. */
export async function closePlanning(person: Person, clientId: string, requestId: string): Promise<Anything> {
  const { result } = await person.ask(
    `mutation Close($input: ClosePlanningRequestInput!) { result: closePlanningRequest(input: $input) ${RESULT} }`,
    { input: { clientId, requestId } },
  );
  return result;
}

/** What is asked for at present, and whether the viewer has something to ask for. */
export async function readPlanning(person: Person, clientId: string): Promise<Anything> {
  const { client } = await person.ask(
    'query Planning($id: ID!) { client(id: $id) { mayAskForPlanning planningRequest { id note state } } }',
    { id: clientId },
  );
  return client;
}
