import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { type Anything, asActor, EMAILS, untilIdle, useWorld } from '../harness/index.ts';
import {
  answerDisclosure,
  askForDisclosure,
  choiceFor,
  disclosuresOf,
  draftDisclosure,
  givenDisclosure,
  linkDisclosure,
  revokeDisclosure,
} from '../harness/operations/disclosures.ts';
import { rewrite } from '../harness/operations/scheduling.ts';

describe('a summary for somebody outside', () => {
  const world = useWorld({ worker: 'in-process' });
  const jonah = () => world().clientId('Jonah');
  const seenBy = async (name: 'mara' | 'jonah' | 'ines' | 'rowan' | 'tomas') =>
    disclosuresOf(await world().as(name), await jonah());

  it('shows its author what would go out, which an independent count of the record confirms', async () => {
    const draft = await draftDisclosure(
      await world().as('mara'),
      await choiceFor(world(), { parts: ['PHASE', 'GOALS', 'SESSIONS', 'MEASURES', 'HOLDS', 'TEAM'] }),
    );
    expect(draft).toMatchObject({ __typename: 'Disclosure', state: 'DRAFT', openDays: 14 });
    const { content, from, to } = draft;
    const days = [await jonah(), from, to];
    const inDays = (column: string) =>
      `(${column} at time zone 'Europe/London')::date between $2::date and $3::date`;
    const sessions = await world().rows(
      `select case discipline when 'MASSAGE' then 'Massage therapy' else 'Psychotherapy' end as discipline, count(*)::int as count
       from attune.appointment where client_id = $1 and state = 'FULFILLED' and ${inDays('starts_at')} group by 1 order by 1 desc`,
      days,
    );
    expect(content.sessions).toEqual(sessions);
    expect(Math.min(...content.sessions.map((one: Anything) => one.count))).toBeGreaterThan(3);
    const scores = await world().rows<{ code: string; total: number; band: string | null; day: string }>(
      `select code, total, band, (taken_at at time zone 'Europe/London')::date::text as day from attune.measure_response
       where client_id = $1 and ${inDays('taken_at')} order by taken_at`,
      days,
    );
    for (const { name, first, last } of content.measures) {
      const own = scores.filter(({ code }) => code === name);
      const words = (one: (typeof own)[number] | undefined) => ({
        words: expect.stringMatching(
          new RegExp(`^${one?.total} of \\d+${one?.band ? `, ${one.band}` : ''}$`),
        ),
        on: one?.day,
      });
      expect(first).toEqual(words(own[0]));
      if (own.length > 1) expect(last).toEqual(words(own.at(-1)));
    }
    expect(new Set(content.measures.map((one: Anything) => one.name))).toEqual(
      new Set(scores.map(({ code }) => code)),
    );
    const pcl = content.measures.find((one: Anything) => one.name === 'PCL-5');
    expect(pcl.change).toMatch(/^Lower than at the start \(\d+\) by \d+: more than chance would explain\.$/);
    expect(content.holds.map((one: Anything) => one.hold)).toEqual(['No deep work']);
    expect(content).toMatchObject({
      client: { name: 'Jonah Whitfield' },
      sender: { name: 'Dr Mara Lindqvist', practice: 'Harbour Trauma & Bodywork' },
      phase: { name: 'Processing' },
      team: [
        { name: 'Dr Mara Lindqvist', role: 'Psychotherapy (lead)' },
        { name: 'Ines Okafor', role: 'Massage therapy' },
      ],
      narrative: null,
    });
    const goals = await world().rows<{ statement: string }>(
      `select g.statement from attune.goal g join attune.care_plan p on p.id = g.plan_id and p.active_version = g.version
       where g.client_id = $1 and g.audience = 'TEAM' order by g.position`,
      [await jonah()],
    );
    expect(content.goals.map((one: Anything) => one.statement)).toEqual(
      goals.map(({ statement }) => statement),
    );
  });

  it('is changed while it is a draft; asked about as it was seen, or not at all; then fixed', async () => {
    const mara = await world().as('mara');
    const choice = await choiceFor(world());
    const { id, contentHash } = await draftDisclosure(mara, choice);
    const changed = await draftDisclosure(mara, {
      ...choice,
      disclosureId: id,
      parts: [],
      narrative: 'He sleeps better.',
    });
    expect(changed).toMatchObject({ id, parts: [], narrative: 'He sleeps better.' });
    expect(changed.content).toMatchObject({ phase: null, measures: null, narrative: 'He sleeps better.' });
    expect((await askForDisclosure(mara, id, contentHash)).message).toMatch(/^This has changed since/);
    const asked = await askForDisclosure(mara, id, changed.contentHash);
    expect(asked).toMatchObject({ state: 'ASKED', contentHash: changed.contentHash, narrative: null });
    expect(asked.content).toEqual(changed.content);
    expect((await draftDisclosure(mara, { ...choice, disclosureId: id })).__typename).toBe('Conflict');
    expect((await askForDisclosure(mara, id, changed.contentHash)).__typename).toBe('Conflict');
    const [sealed] = await world().rows<{ text: string }>(
      `select row_to_json(d)::text || row_to_json(c)::text || encode(c.sealed, 'escape') as text
       from attune.disclosure d join attune.disclosure_content c on c.disclosure_id = d.id where d.id = $1`,
      [id],
    );
    expect(sealed?.text).not.toContain('sleeps better');
    await expect(
      asActor(world(), 'mara', (query) =>
        query(`update attune.disclosure set recipient_name = 'Somebody else' where id = $1`, [id]),
      ),
    ).rejects.toThrow('a disclosure goes one way');
    await expect(
      asActor(world(), 'mara', (query) => query('update attune.disclosure_content set sealed = $1', ['x'])),
    ).rejects.toThrow('permission denied');
  });

  it('tells what the record says by then, until it is asked about; and refuses what has been overtaken', async () => {
    const mara = await world().as('mara');
    const { id, contentHash } = await draftDisclosure(
      mara,
      await choiceFor(world(), { parts: ['SESSIONS'] }),
    );
    const held = `(select id from attune.appointment where client_id = $1 and state = 'FULFILLED' and starts_at > now() - interval '80 days'
      order by starts_at limit 1)`;
    await rewrite(world(), [
      [`update attune.appointment set state = 'NO_SHOW' where id = ${held}`, [await jonah()]],
    ]);
    expect((await askForDisclosure(mara, id, contentHash)).__typename).toBe('Conflict');
    const again = (await seenBy('mara')).find((one) => one.id === id);
    expect(again?.contentHash).not.toBe(contentHash);
    expect((await askForDisclosure(mara, id, again?.contentHash)).state).toBe('ASKED');
    await revokeDisclosure(mara, id);
  });

  it('asks for what can be used, once for each key', async () => {
    const mara = await world().as('mara');
    const draft = async (more: object) => draftDisclosure(mara, await choiceFor(world(), more));
    const soon = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
    expect((await draft({ to: soon })).fields).toEqual([
      { path: 'to', message: 'A summary can tell of what has been, up to today.' },
    ]);
    expect((await draft({ openDays: 61 })).__typename).toBe('InvalidInput');
    expect((await draft({ parts: [] })).__typename).toBe('InvalidInput');
    const key = { idempotencyKey: randomUUID() };
    const [one, other] = [await draft(key), await draft(key)];
    expect(other.id).toBe(one.id);
    expect((await draft({ ...key, reason: 'Another.' })).__typename).toBe('Conflict');
    expect((await draft({ disclosureId: randomUUID() })).__typename).toBe('NotFound');
    const amals = await draft({ clientId: await world().clientId('Amal'), disclosureId: one.id });
    expect(amals.__typename).toBe('NotFound');
  });

  it('is agreed to by the client alone, exactly as it was shown', async () => {
    const { id, hash } = await givenDisclosure(world(), 'ASKED');
    const [mara, client] = [await world().as('mara'), await world().as('jonah')];
    expect((await answerDisclosure(mara, id, hash)).__typename).toBe('Forbidden');
    expect((await linkDisclosure(mara, id)).message).toBe('This waits for the client’s answer.');
    expect((await answerDisclosure(client, id, 'f'.repeat(64))).message).toMatch(/not what was shown/);
    const agreed = await answerDisclosure(client, id, hash);
    expect(agreed).toMatchObject({ state: 'CONSENTED', contentHash: hash });
    expect(agreed.content.measures.length).toBeGreaterThan(0);
    expect(Date.parse(agreed.expiresAt) - Date.now()).toBeGreaterThan(29 * 86_400_000);
    expect((await answerDisclosure(client, id, hash, false)).__typename).toBe('Conflict');
    for (const name of ['ines', 'rowan', 'tomas', 'vera'] as const) {
      const person = await world().as(name);
      const answers = [
        await answerDisclosure(person, id, hash),
        await linkDisclosure(person, id),
        await revokeDisclosure(person, id),
      ];
      // Nobody learns that there is one: who could never do such a thing hears that, and of none in particular.
      for (const { __typename } of answers) expect(['NotFound', 'Forbidden']).toContain(__typename);
    }
  });

  it('cannot be agreed to in somebody else’s name, nor opened by the client, in SQL', async () => {
    const { id } = await givenDisclosure(world(), 'ASKED');
    const consent = `update attune.disclosure set state = 'CONSENTED', answered_at = now(), consented_hash = content_hash,
      expires_at = now() + interval '1 day' where id = $1`;
    await expect(asActor(world(), 'mara', (query) => query(consent, [id]))).rejects.toThrow('somebody else');
    await expect(
      asActor(world(), 'jonah', (query) => query(consent.replace('= content_hash', `= '\\x00'`), [id])),
    ).rejects.toThrow('disclosure_consent_check');
    await expect(
      asActor(world(), 'jonah', async (query) => {
        await query(consent, [id]);
        return query(`update attune.disclosure set state = 'OPEN' where id = $1`, [id]);
      }),
    ).rejects.toThrow('somebody else');
    const linked = await asActor(world(), 'jonah', async (query) => {
      await query(consent, [id]);
      return query('select attune.link_disclosure($1, $2, $3) as until', [id, Buffer.from('x'), 'y']);
    });
    expect(linked.rows).toEqual([{ until: null }]);
    await revokeDisclosure(await world().as('jonah'), id);
  });

  it('ends quietly with a no', async () => {
    const { id, hash } = await givenDisclosure(world(), 'ASKED');
    const client = await world().as('jonah');
    expect(await answerDisclosure(client, id, hash, false)).toMatchObject({
      state: 'DECLINED',
      endedByClient: true,
      expiresAt: null,
    });
    const mara = await world().as('mara');
    expect((await linkDisclosure(mara, id)).message).toBe('The client has declined this.');
    expect((await revokeDisclosure(mara, id)).__typename).toBe('Conflict');
    await expect(
      world().rows(`update attune.disclosure set state = 'ASKED' where id = $1`, [id]),
    ).rejects.toThrow('a disclosure goes one way');
  });

  it('is seen by the client and the psychotherapists of the team; a draft by the latter', async () => {
    const draft = await givenDisclosure(world(), 'DRAFT');
    const { id } = await givenDisclosure(world(), 'ASKED');
    const ids = async (name: Parameters<typeof seenBy>[0]) => (await seenBy(name)).map((one) => one.id);
    expect(await ids('mara')).toEqual(expect.arrayContaining([draft.id, id]));
    expect(await ids('jonah')).toContain(id);
    expect(await ids('jonah')).not.toContain(draft.id);
    for (const name of ['ines', 'rowan', 'tomas'] as const) expect(await ids(name)).toEqual([]);
    await revokeDisclosure(await world().as('mara'), draft.id);
    const thrownAway = (await seenBy('mara')).find((one) => one.id === draft.id);
    expect(thrownAway).toMatchObject({ state: 'REVOKED', content: null, contentHash: null });
    expect(await ids('jonah')).not.toContain(draft.id);
  });

  it('has the screens of the client and the psychotherapists look again, and nobody else’s', async () => {
    const clientId = await jonah();
    const { rows } = await asActor(world(), 'mara', (query) =>
      query<{ user_id: string }>('select user_id from attune.audience_of_disclosure($1)', [clientId]),
    );
    const concerned = await world().rows<{ email: string }>(
      'select email from attune.app_user where id = any ($1::uuid[]) order by email',
      [rows.map(({ user_id: id }) => id)],
    );
    expect(concerned.map(({ email }) => email)).toEqual([EMAILS.jonah, EMAILS.mara]);
  });

  it('tells each side what the other did, and puts it into the queue of whoever is to act', async () => {
    const queue = async (name: 'mara' | 'jonah') =>
      (
        await (
          await world().as(name)
        ).ask('{ needsYouNow(first: 50) { edges { node { kind title targetId } } } }')
      ).needsYouNow.edges
        .map((edge: Anything) => edge.node)
        .filter((node: Anything) => node.kind === 'DISCLOSURE');
    const told = async (id: string) =>
      (
        await world().rows<{ kind: string; email: string }>(
          `select n.kind, u.email from attune.notification n join attune.app_user u on u.id = n.user_id
           where n.subject_id = $1 order by n.at`,
          [id],
        )
      ).map(({ kind, email }) => `${kind} ${email.split('@')[0]}`);
    const { id, hash } = await givenDisclosure(world(), 'ASKED');
    expect(await queue('jonah')).toContainEqual({
      kind: 'DISCLOSURE',
      title: 'Dr Mara Lindqvist asks whether a summary may go to Dr Anika Rao',
      targetId: id,
    });
    await untilIdle(world());
    await answerDisclosure(await world().as('jonah'), id, hash);
    expect((await queue('jonah')).map((one: Anything) => one.targetId)).not.toContain(id);
    expect(await queue('mara')).toContainEqual({
      kind: 'DISCLOSURE',
      title: 'Agreed to the summary for Dr Anika Rao: please make the link',
      targetId: id,
    });
    await untilIdle(world());
    await revokeDisclosure(await world().as('jonah'), id);
    await untilIdle(world());
    expect((await queue('mara')).map((one: Anything) => one.targetId)).not.toContain(id);
    expect(await told(id)).toEqual([
      'DISCLOSURE_ASKED jonah',
      'DISCLOSURE_ANSWERED mara',
      'DISCLOSURE_REVOKED mara',
    ]);
  });

  it('R26: leaves its steps in the audit, with the parts of the record it was made of', async () => {
    const { id } = await givenDisclosure(world(), 'CONSENTED', { parts: ['SESSIONS', 'HOLDS'] });
    await linkDisclosure(await world().as('mara'), id);
    await revokeDisclosure(await world().as('jonah'), id);
    const events = await world().rows<Anything>(
      'select action, ground, role, field_classes from attune.audit_event where subject_id = $1 order by at',
      [id],
    );
    expect(events.map(({ action, ground, role }) => `${action} ${ground} ${role}`)).toEqual([
      'disclosure.draft TEAM PSYCHOTHERAPIST',
      'disclosure.ask TEAM PSYCHOTHERAPIST',
      'disclosure.consent SELF CLIENT',
      'disclosure.link TEAM PSYCHOTHERAPIST',
      'disclosure.revoke SELF CLIENT',
    ]);
    expect(events[0]?.field_classes).toEqual(['APPOINTMENTS', 'DISCLOSURES', 'FLAGS']);
  });
});
