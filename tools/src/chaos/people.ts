import { setTimeout as wait } from 'node:timers/promises';

/** Somebody signed in, who asks any of the servers. */
export interface SignedIn {
  readonly email: string;
  readonly cookie: string;
}

/** What came of one request. */
export type Answer =
  | { readonly kind: 'ANSWERED'; readonly data: Record<string, Record<string, unknown>> }
  | { readonly kind: 'REFUSED' }
  /** Nothing, or a failure that says nothing of what was done; why, as far as it is known. */
  | { readonly kind: 'UNKNOWN'; readonly why: string };

const PATIENCE_MS = 10_000;

/** Asks a server once, and waits for so long (milliseconds). */
export async function ask(
  url: string,
  cookie: string,
  query: string,
  variables: object,
  patience = PATIENCE_MS,
): Promise<{ answer: Answer; setCookie: string | null }> {
  try {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(patience),
    });
    const { data, errors } = (await response.json()) as {
      data?: Record<string, Record<string, unknown>> | null;
      errors?: { extensions?: { code?: string } }[];
    };
    const setCookie = response.headers.get('set-cookie');
    if (errors?.[0]?.extensions?.code === 'FORBIDDEN') {
      return { answer: { kind: 'REFUSED' }, setCookie };
    }
    return errors || !data
      ? {
          answer: { kind: 'UNKNOWN', why: errors?.[0]?.extensions?.code ?? String(response.status) },
          setCookie,
        }
      : { answer: { kind: 'ANSWERED', data }, setCookie };
  } catch (error) {
    const why = error instanceof Error ? error.name : 'nothing';
    return { answer: { kind: 'UNKNOWN', why }, setCookie: null };
  }
}

/** Signs somebody of the demo in, before anything is killed. */
export async function signIn(url: string, email: string): Promise<SignedIn> {
  for (let tries = 0; tries < 20; tries += 1) {
    const { answer, setCookie } = await ask(
      url,
      '',
      'mutation SignIn($input: SignInInput!) { signIn(input: $input) { __typename } }',
      { input: { email, password: 'demo-demo-demo' } },
    );
    if (answer.kind === 'ANSWERED' && answer.data['signIn']?.['__typename'] === 'Viewer' && setCookie) {
      return { email, cookie: setCookie.split(';')[0] ?? '' };
    }
    await wait(250);
  }
  throw new Error(`${email} could not sign in.`);
}
