import { expect } from '@jest/globals';

interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly {
    message: string;
    path?: unknown[];
    extensions: { code: string; requestId?: string };
  }[];
}

// biome-ignore lint/suspicious/noExplicitAny: a test names what it expects of an answer.
export type Anything = any;

/** Somebody at a browser: a cookie jar and the API, over HTTP as everybody reaches it. */
export class Person {
  private cookie: string | null = null;

  constructor(private readonly url: string) {}

  /** Sends an operation and gives the whole answer, errors and all. */
  async send<Data = Anything>(query: string, variables: object = {}): Promise<Answer<Data>> {
    const response = await this.post({ query, variables });
    return (await response.json()) as Answer<Data>;
  }

  /** Sends an operation that must not fail, and gives its data. */
  async ask<Data = Anything>(query: string, variables: object = {}): Promise<Data> {
    const answer = await this.send<Data>(query, variables);
    expect(answer.errors).toBeUndefined();
    return answer.data as Data;
  }

  /** The raw exchange, for tests of what is not even GraphQL. */
  async post(body: object | string, headers: Record<string, string> = {}): Promise<Response> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(this.cookie ? { cookie: this.cookie } : {}),
        ...headers,
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    const set = response.headers.get('set-cookie');
    if (set) {
      this.cookie = set.split(';')[0] ?? null;
    }
    return response;
  }

  /** Signs in; fails the test when that does not work. */
  async signIn(email: string, password = 'demo-demo-demo'): Promise<this> {
    const { signIn } = await this.ask(
      'mutation SignIn($input: SignInInput!) { signIn(input: $input) { __typename } }',
      { input: { email, password } },
    );
    expect(signIn.__typename).toBe('Viewer');
    return this;
  }

  /** The cookie header, for a connection that the test opens itself. */
  get cookies(): string {
    return this.cookie ?? '';
  }
}
