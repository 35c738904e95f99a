import type { Anything, Person } from '../index.ts';

/** Asks for a copy of a record; the member of the result. */
export async function makeCopy(
  person: Person,
  clientId: string,
  format: 'JSON' | 'FHIR' | 'PAGE' = 'JSON',
  password: string | null = null,
): Promise<Anything> {
  const { result } = await person.ask(
    `mutation Copy($input: MakeRecordCopyInput!) { result: makeRecordCopy(input: $input) { __typename
       ... on RecordCopy { id format at opensUntil } ... on RateLimited { retryAfterSeconds } ... on Problem { code message } } }`,
    { input: { clientId, format, password } },
  );
  return result;
}

/** Fetches what stands at an address beside GraphQL, as somebody signed in. */
export const fetchAs = (person: Person, url: string, path: string): Promise<Response> =>
  fetch(`${url}${path}`, { headers: { cookie: person.cookies } });
