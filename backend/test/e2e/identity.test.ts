import { describe, expect, it } from '@jest/globals';
import { EMAILS, useWorld } from '../harness/index.ts';

const SIGN_IN = `mutation SignIn($input: SignInInput!) { signIn(input: $input) {
  __typename ... on Viewer { name roles clientId memberId practice { id name timeZone } practices { id name } }
  ... on Problem { code message } ... on RateLimited { retryAfterSeconds } } }`;
const PASSWORD = 'demo-demo-demo';

describe('identity', () => {
  const world = useWorld();

  it('signs in with a cookie that scripts cannot read', async () => {
    const response = await world()
      .stranger()
      .post({
        query: SIGN_IN,
        variables: { input: { email: EMAILS.mara, password: PASSWORD } },
      });
    const cookie = response.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^attune_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+$/);
    const { data } = (await response.json()) as { data: { signIn: object } };
    expect(data.signIn).toMatchObject({
      __typename: 'Viewer',
      name: 'Dr Mara Lindqvist',
      roles: ['PSYCHOTHERAPIST'],
    });
  });

  it('keeps only the hash of a token', async () => {
    const person = await world().stranger().signIn(EMAILS.petra);
    const token = person.cookies.split('=')[1] ?? '';
    const [row] = await world().rows<{ count: number }>(
      `select count(*)::int as count from attune.user_session where encode(token_hash, 'escape') like $1 or user_agent like $1`,
      [`%${token}%`],
    );
    expect(row?.count).toBe(0);
  });

  it('says the same of a wrong password and of an unknown account', async () => {
    const [wrong, unknown] = await Promise.all([
      world()
        .stranger()
        .ask(SIGN_IN, { input: { email: EMAILS.lee, password: 'not-this-one' } }),
      world()
        .stranger()
        .ask(SIGN_IN, { input: { email: 'nobody@harbour.example.org', password: 'not-this-one' } }),
    ]);
    expect(wrong.signIn).toMatchObject({ __typename: 'InvalidInput', code: 'INVALID' });
    expect(unknown.signIn).toEqual(wrong.signIn);
  });

  it('takes an address in any case', async () => {
    const { signIn } = await world()
      .stranger()
      .ask(SIGN_IN, {
        input: { email: EMAILS.lee.toUpperCase(), password: PASSWORD },
      });
    expect(signIn.__typename).toBe('Viewer');
  });

  it('slows down whoever guesses, for the account, and forgets with the right password', async () => {
    const guess = () =>
      world()
        .stranger()
        .ask(SIGN_IN, { input: { email: 'target@harbour.example.org', password: 'guess' } });
    // The address of this test is counted too, so the count starts anew after each right password.
    await world().rows('delete from attune.sign_in_attempt');
    for (let tries = 0; tries < 5; tries += 1) {
      expect((await guess()).signIn.__typename).toBe('InvalidInput');
    }
    const { signIn } = await guess();
    expect(signIn).toMatchObject({ __typename: 'RateLimited', code: 'RATE_LIMITED' });
    expect(signIn.retryAfterSeconds).toBeGreaterThan(0);
    await world().rows('delete from attune.sign_in_attempt');
  });

  it('lets one person stand in two practices and never mixes them', async () => {
    const vera = await world().stranger().signIn(EMAILS.vera);
    const { viewer } = await vera.ask(
      '{ viewer { roles memberId clientId practice { name } practices { id name } } }',
    );
    expect(viewer.practice.name).toMatch(/^Elm Street/);
    expect(viewer.roles).toEqual(['PSYCHOTHERAPIST']);
    expect(viewer.clientId).toBeNull();
    const harbour = viewer.practices.find((one: { name: string }) => one.name.startsWith('Harbour'));
    const names = async () => {
      const { clients } = await vera.ask('{ clients(first: 100) { edges { node { name } } } }');
      return clients.edges.map((edge: { node: { name: string } }) => edge.node.name);
    };
    const atElm = await names();
    expect(atElm).toEqual([expect.stringMatching(/^Kit/)]);
    const moved = await vera.ask(
      'mutation Move($id: ID!) { switchPractice(practiceId: $id) { roles memberId practice { name } } }',
      { id: harbour.id },
    );
    expect(moved.switchPractice).toMatchObject({ roles: ['CLIENT'], memberId: null });
    expect(await names()).toEqual(['Vera Elm']);
  });

  it('lists the devices that are signed in and ends any of one’s own, at once', async () => {
    const [here, there] = [
      await world().stranger().signIn(EMAILS.tomas),
      await world().stranger().signIn(EMAILS.tomas),
    ];
    const { mySessions } = await here.ask('{ mySessions { id current } }');
    expect(mySessions.length).toBeGreaterThanOrEqual(2);
    expect(mySessions.filter((one: { current: boolean }) => one.current)).toHaveLength(1);
    const { mySessions: theirs } = await there.ask('{ mySessions { id current } }');
    const other = theirs.find((one: { current: boolean }) => one.current).id;
    const end = 'mutation End($id: ID!) { revokeSession(sessionId: $id) }';
    // Not by somebody else.
    expect((await (await world().as('ines')).ask(end, { id: other })).revokeSession).toBe(false);
    expect((await there.ask('{ viewer { name } }')).viewer).not.toBeNull();
    expect((await here.ask(end, { id: other })).revokeSession).toBe(true);
    expect((await there.ask('{ viewer { name } }')).viewer).toBeNull();
    const refused = await there.send('{ clients { edges { node { name } } } }');
    expect(refused.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('ends a session that lies idle, and any session in the end', async () => {
    const person = await world().stranger().signIn(EMAILS.ben);
    const start = Date.now();
    const { sessionIdleSeconds, sessionMaxSeconds } = world().database.config;
    const later = (seconds: number) => world().setTime(new Date(start + seconds * 1000));
    try {
      later(sessionIdleSeconds - 60);
      expect((await person.ask('{ viewer { name } }')).viewer).not.toBeNull();
      later(2 * sessionIdleSeconds);
      expect((await person.ask('{ viewer { name } }')).viewer).toBeNull();
      world().setTime(null);
      const other = await world().stranger().signIn(EMAILS.ben);
      // The note that a session is in use is made beside the request.
      const seen = async (at: number) => {
        for (let tries = 0; tries < 200; tries += 1) {
          const [row] = await world().rows<{ at: Date }>(
            'select max(last_seen_at) as at from attune.user_session',
          );
          if (row && row.at.getTime() >= at - 60_000) return;
          await new Promise((resolve) => setTimeout(resolve, 10));
        }
      };
      for (let at = 0; at < sessionMaxSeconds; at += sessionIdleSeconds - 120) {
        later(at);
        expect((await other.ask('{ viewer { name } }')).viewer).not.toBeNull();
        await seen(start + at * 1000);
      }
      later(sessionMaxSeconds + 60);
      expect((await other.ask('{ viewer { name } }')).viewer).toBeNull();
    } finally {
      world().setTime(null);
    }
  });

  it('signs out, twice without harm', async () => {
    const person = await world().stranger().signIn(EMAILS.rowan);
    const before = person.cookies;
    const response = await person.post({ query: 'mutation { signOut }' });
    expect(response.headers.get('set-cookie')).toMatch(/Max-Age=0/);
    expect(await response.json()).toEqual({ data: { signOut: true } });
    expect((await person.ask('mutation { signOut }')).signOut).toBe(false);
    const again = await fetch(`${world().url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: before },
      body: JSON.stringify({ query: '{ viewer { name } }' }),
    });
    expect(await again.json()).toEqual({ data: { viewer: null } });
  });

  it('lists no demo account outside of the demo', async () => {
    expect((await world().stranger().ask('{ demoAccounts { email } }')).demoAccounts).toEqual([]);
  });
});
