import { dropRequest, inputOf, listKept } from '../lib/support-outbox.ts';

const ASK = `mutation AskForSupport($input: AskForSupportInput!) {
  askForSupport(input: $input) { __typename }
}`;

/** Answers after which a request need not be sent again: it was raised, now or by an earlier try. */
const REACHED = new Set(['SupportOnItsWay', 'Conflict']);

/**
 * Sends what waits, while no page is open. What the server refuses (somebody else is signed in, nobody
 * is) stays for its writer. @throws when the server cannot be reached: the browser tries again.
 */
export async function sendKeptSupport(): Promise<void> {
  for (const request of await listKept()) {
    const response = await fetch('/graphql', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', 'apollo-require-preflight': 'true' },
      body: JSON.stringify({ query: ASK, variables: { input: inputOf(request) } }),
    });
    if (response.status >= 500) {
      throw new Error('The server could not answer.');
    }
    const { data } = (await response.json()) as { data?: { askForSupport?: { __typename: string } } | null };
    if (REACHED.has(data?.askForSupport?.__typename ?? '')) {
      await dropRequest(request.key);
    }
  }
}
