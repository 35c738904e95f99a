import type { Page } from '@playwright/test';

/** Asks the API as whoever is signed in on a page; for ids and addresses, never for what a test asserts. */
export async function ask<Data>(page: Page, query: string, variables: object = {}): Promise<Data> {
  const answer = await page.request.post('/graphql', { data: { query, variables } });
  const { data, errors } = (await answer.json()) as { data: Data; errors?: readonly { message: string }[] };
  if (errors) {
    throw new Error(errors.map(({ message }) => message).join('\n'));
  }
  return data;
}

/** The id of a client by a part of the name, as whoever may see that client. */
export async function clientIdOf(page: Page, search: string): Promise<string> {
  const { clients } = await ask<{ clients: { edges: { node: { id: string } }[] } }>(
    page,
    'query ($search: String) { clients(first: 1, search: $search) { edges { node { id } } } }',
    { search },
  );
  const [first] = clients.edges;
  if (!first) {
    throw new Error(`${search} is out of reach.`);
  }
  return first.node.id;
}

/** The newest flag of a client. */
export async function newestFlagOf(page: Page, clientId: string): Promise<string> {
  const { client } = await ask<{ client: { flags: { edges: { node: { id: string } }[] } } }>(
    page,
    'query ($id: ID!) { client(id: $id) { flags(first: 1) { edges { node { id } } } } }',
    { id: clientId },
  );
  return client.flags.edges[0]?.node.id ?? '';
}

/** How many open flags hold a client's bodywork. */
export async function holdsOf(page: Page, clientId: string): Promise<number> {
  const { client } = await ask<{ client: { flags: { edges: { node: { hold: string } }[] } } }>(
    page,
    'query ($id: ID!) { client(id: $id) { flags(first: 20, states: [RAISED, ACKNOWLEDGED]) { edges { node { hold } } } } }',
    { id: clientId },
  );
  return client.flags.edges.filter(({ node }) => node.hold !== 'NONE').length;
}

/** The newest signed progress note of a client. */
export async function signedNoteOf(page: Page, clientId: string): Promise<string> {
  const { client } = await ask<{ client: { notes: { edges: { node: { id: string; state: string } }[] } } }>(
    page,
    'query ($id: ID!) { client(id: $id) { notes(first: 50, kinds: [PROGRESS]) { edges { node { id state } } } } }',
    { id: clientId },
  );
  const found = client.notes.edges.find(({ node }) => node.state === 'SIGNED');
  if (!found) {
    throw new Error('There is no signed progress note.');
  }
  return `/clients/${clientId}/notes/${found.node.id}`;
}

/** The address of a draft of whoever is signed in. */
export async function draftOf(page: Page): Promise<string> {
  const { myDrafts } = await ask<{ myDrafts: { id: string; kind: string; client: { id: string } }[] }>(
    page,
    '{ myDrafts { id kind client { id } } }',
  );
  const found = myDrafts.find((one) => one.kind === 'PROGRESS');
  if (!found) {
    throw new Error('There is no draft of a progress note.');
  }
  return `/clients/${found.client.id}/notes/${found.id}`;
}

/** The appointment of today of whoever is signed in with a client. */
export async function visitOfToday(page: Page, name: string): Promise<string> {
  const day = new Date().toISOString().slice(0, 10);
  const { appointments } = await ask<{ appointments: { id: string; client: { name: string } | null }[] }>(
    page,
    'query ($from: DateTime!, $to: DateTime!) { appointments(from: $from, to: $to) { id client { name } } }',
    { from: `${day}T00:00:00Z`, to: `${day}T23:59:00Z` },
  );
  const found = appointments.find((one) => one.client?.name.startsWith(name));
  if (!found) {
    throw new Error(`There is no session with ${name} today.`);
  }
  return found.id;
}
