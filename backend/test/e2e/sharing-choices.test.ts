import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Anything, asActor, type DemoName, fingerprint } from '../harness/index.ts';
import { progressNote } from '../harness/operations/clinical-notes.ts';
import { useJonahsRecord } from '../harness/operations/jonahs-record.ts';
import { historyOf, share, sharingOf } from '../harness/operations/sharing.ts';

const EVERYBODY_ELSE = ['mara', 'ines', 'ben', 'tomas', 'rowan', 'amal', 'vera', 'elmOwner', 'kit'] as const;

const { world, as, jonah: idOfJonah, say, inPracticeOf, memberId } = useJonahsRecord();

let jonah: string;
beforeAll(() => {
  jonah = idOfJonah();
});

describe('who may say what is shared', () => {
  const asked = { category: 'PLAN', discipline: 'MASSAGE', granted: true };

  it('is the client alone: nobody else by the API, whoever they are', async () => {
    const before = await fingerprint(world());
    for (const name of ['mara', 'ines', 'ben', 'tomas', 'rowan', 'elmOwner'] as const) {
      expect({ name, result: await share(await as(name), asked) }).toMatchObject({
        name,
        result: { __typename: 'Forbidden', code: 'FORBIDDEN' },
      });
    }
    // Another client says it of themselves, and Vera, at Elm Street, is no client at all.
    expect(await share(await as('vera'), asked)).toMatchObject({ __typename: 'Forbidden' });
    expect(await fingerprint(world())).toEqual(before);
  });

  it('is the client alone: nobody else in SQL, not even for a person or in the history', async () => {
    const ines = await memberId('ines');
    const tries: readonly (readonly [string, string[]])[] = [
      [
        `insert into attune.sharing_consent (practice_id, client_id, category, discipline, granted, since)
         select attune.practice_id(), $1, 'PLAN', 'MASSAGE', true, now()`,
        [jonah],
      ],
      [
        `insert into attune.sharing_consent_member (practice_id, client_id, category, discipline, member_id, granted, since)
         select attune.practice_id(), $1, 'PLAN', 'MASSAGE', $2, true, now()`,
        [jonah, ines],
      ],
      [
        `insert into attune.sharing_consent_event (practice_id, id, client_id, category, discipline, granted, user_id, screen)
         select attune.practice_id(), gen_random_uuid(), $1, 'PLAN', 'MASSAGE', true, attune.user_id(), 'API'`,
        [jonah],
      ],
    ];
    await say('MEDICAL', 'MASSAGE', false, { memberId: ines });
    for (const name of EVERYBODY_ELSE) {
      await inPracticeOf(name, async (query) => {
        for (const [text, values] of tries) {
          await query('savepoint before');
          await expect(query(text, values)).rejects.toThrow('row-level security');
          await query('rollback to before');
        }
        for (const table of ['sharing_consent', 'sharing_consent_member']) {
          const { rowCount } = await query(`update attune.${table} set granted = true where client_id = $1`, [
            jonah,
          ]);
          expect({ name, table, rowCount }).toEqual({ name, table, rowCount: 0 });
        }
      });
    }
    // The history does not change, not even for the client.
    for (const text of [
      'update attune.sharing_consent_event set granted = true',
      'delete from attune.sharing_consent_event',
      'delete from attune.sharing_consent',
      'delete from attune.sharing_consent_member',
      `update attune.sharing_consent set category = 'PLAN'`,
    ]) {
      await expect(asActor(world(), 'jonah', (query) => query(text))).rejects.toThrow('permission denied');
    }
    await say('MEDICAL', 'MASSAGE', false, { memberId: ines, followDiscipline: true });
  });

  it('names only people of the own team, in their discipline; all others alike', async () => {
    const refused = {
      __typename: 'InvalidInput',
      fields: [{ path: 'memberId', message: 'This person is not on your team for that.' }],
    };
    const [vera] = await world().rows<{ id: string }>(
      `select m.id from attune.member m join attune.practice p on p.id = m.practice_id where p.name like 'Elm%' limit 1`,
    );
    for (const [id, discipline] of [
      [await memberId('ines'), 'PSYCHOTHERAPY'],
      [await memberId('rowan'), 'MASSAGE'],
      [vera?.id, 'PSYCHOTHERAPY'],
      ['00000000-0000-7000-8000-000000000001', 'MASSAGE'],
    ] as const) {
      expect(
        await share(await as('jonah'), { ...asked, discipline, memberId: id, granted: false }),
      ).toMatchObject(refused);
    }
    expect(await share(await as('jonah'), { ...asked, followDiscipline: true })).toMatchObject({
      __typename: 'InvalidInput',
      fields: [{ path: 'memberId' }],
    });
    // Whom a client has not agreed to yet, they may decide about ahead; it opens nothing before they join.
    const ines = await memberId('ines');
    const lee = await world().clientId('Lee');
    expect(await share(await as('lee'), { ...asked, memberId: ines })).toMatchObject({ granted: true });
    expect(
      (await (await as('ines')).ask('query One($id: ID!) { client(id: $id) { id } }', { id: lee })).client,
    ).toBeNull();
  });

  it('R26: leaves a trace of each change and none where nothing changed', async () => {
    const trace = () =>
      world().rows<Anything>(
        `select role, ground, field_classes from attune.audit_event
         where action = 'sharing.set' and client_ids = array[$1::uuid] order by at`,
        [jonah],
      );
    await say('MEDICAL', 'MASSAGE', true);
    const [before, events] = [
      (await trace()).length,
      (await historyOf(await as('jonah'), jonah))?.length ?? 0,
    ];
    await say('MEDICAL', 'MASSAGE', true);
    await say('MEDICAL', 'MASSAGE', true);
    expect(await trace()).toHaveLength(before);
    expect(await historyOf(await as('jonah'), jonah)).toHaveLength(events);
    await say('MEDICAL', 'MASSAGE', false);
    await say('MEDICAL', 'MASSAGE', true);
    expect((await trace()).slice(before)).toEqual([
      { role: 'CLIENT', ground: 'SELF', field_classes: ['CONSENT'] },
      { role: 'CLIENT', ground: 'SELF', field_classes: ['CONSENT'] },
    ]);
  });
});

describe('what is known of it', () => {
  it('the client and the psychotherapists see all, a massage therapist what concerns them, others nothing', async () => {
    const ben = await memberId('ben');
    await say('MEASURES', 'MASSAGE', false, { memberId: ben });
    await say('SESSION_RESPONSES', 'PSYCHOTHERAPY', true, { memberId: await memberId('tomas') });
    const named = async (name: DemoName) =>
      (await sharingOf(await as(name), jonah))
        .filter((one) => one.member !== null)
        .map((one) => `${one.category} ${one.member.name} ${one.granted}`);
    const both = ['MEASURES Ben Sato false', 'SESSION_RESPONSES Tomas Reyes true'];
    expect(await named('jonah')).toEqual(both);
    expect(await named('mara')).toEqual(both);
    expect(await named('tomas')).toEqual(both);
    expect(await named('ben')).toEqual(['MEASURES Ben Sato false']);
    expect(await named('ines')).toEqual([]);
    expect(await sharingOf(await as('jonah'), jonah)).toHaveLength(14);
    expect((await sharingOf(await as('ines'), jonah)).every((one) => one.discipline === 'MASSAGE')).toBe(
      true,
    );
    expect(await sharingOf(await as('rowan'), jonah)).toEqual([]);
    const personsInSql = (name: DemoName) =>
      inPracticeOf(name, async (query) => {
        const { rows } = await query<{ member_id: string }>(
          'select member_id from attune.sharing_consent_member where client_id = $1',
          [jonah],
        );
        return rows.map((row) => row.member_id);
      });
    expect(await personsInSql('ben')).toEqual([ben]);
    for (const name of ['ines', 'rowan', 'amal', 'kit'] as const) {
      expect(await personsInSql(name)).toEqual([]);
    }
    await say('MEASURES', 'MASSAGE', false, { memberId: ben, followDiscipline: true });
    await say('SESSION_RESPONSES', 'PSYCHOTHERAPY', true, {
      memberId: await memberId('tomas'),
      followDiscipline: true,
    });
  });

  it('says that something is withheld and that the client decides, never how much', async () => {
    const seen = async () => {
      const ines = await as('ines');
      const { client } = await ines.ask(
        `query All($id: ID!) { client(id: $id) { notes(kinds: [PROGRESS]) { edges { node { id } } pageInfo { hasNextPage endCursor } }
           notesWithheld { reason category } } }`,
        { id: jonah },
      );
      return client;
    };
    await say('PSYCHOTHERAPY_SUMMARY', 'MASSAGE', false);
    const before = await seen();
    expect(before.notesWithheld).toEqual([
      {
        category: 'PSYCHOTHERAPY_SUMMARY',
        reason: 'The client decides who sees summaries from psychotherapy, and has not shared it with you.',
      },
    ]);
    await progressNote(await as('mara'), jonah, { teamSummary: 'One more.' });
    await progressNote(await as('mara'), jonah, { teamSummary: 'And another.' });
    expect(await seen()).toEqual(before);
    expect(before.notes).toEqual({ edges: [], pageInfo: { hasNextPage: false, endCursor: null } });
    await say('PSYCHOTHERAPY_SUMMARY', 'MASSAGE', true);
  });

  it('keeps a history for ever: who, what, when, of whom and where; the client’s alone', async () => {
    const self = await as('jonah');
    const since = new Date();
    await say('SAFETY_PLAN', 'MASSAGE', false, { screen: 'WELCOME' });
    await say('SAFETY_PLAN', 'MASSAGE', true, { memberId: await memberId('ines'), screen: 'MY_SHARING' });
    await say('SAFETY_PLAN', 'MASSAGE', true, { memberId: await memberId('ines'), followDiscipline: true });
    const history = (await historyOf(self, jonah)) ?? [];
    const line = { who: 'Jonah Whitfield', category: 'SAFETY_PLAN', discipline: 'MASSAGE' };
    expect(history.slice(0, 3)).toMatchObject([
      { ...line, granted: null, member: { name: 'Ines Okafor' }, screen: 'API' },
      { ...line, granted: true, member: { name: 'Ines Okafor' }, screen: 'MY_SHARING' },
      { ...line, granted: false, member: null, screen: 'WELCOME' },
    ]);
    expect(Date.parse(history[0].at)).toBeGreaterThanOrEqual(since.getTime() - 1000);
    // What was said before any of this, long ago, is still there; page by page it is the same.
    expect(history.at(-1)).toMatchObject({ granted: true, screen: 'MY_SHARING', member: null });
    expect(await historyOf(self, jonah, 7)).toEqual(history);
    for (const name of ['mara', 'ines', 'tomas', 'rowan'] as const) {
      expect({ name, history: await historyOf(await as(name), jonah) }).toEqual({ name, history: null });
    }
    const counts = await Promise.all(
      (['mara', 'ines', 'rowan', 'amal'] as const).map((name) =>
        asActor(
          world(),
          name,
          async (query) =>
            (await query('select 1 from attune.sharing_consent_event where client_id = $1', [jonah]))
              .rowCount,
        ),
      ),
    );
    expect(counts).toEqual([0, 0, 0, 0]);
    await say('SAFETY_PLAN', 'MASSAGE', true);
  });

  it('of the demo shows Petra’s withdrawal of last week, and of Lee that nothing was said', async () => {
    const petra = await historyOf(await as('petra'), await world().clientId('Petra'));
    const newest = petra?.slice(0, 2).map((one) => [one.category, one.granted, one.who]);
    expect(newest).toEqual([
      ['PSYCHOTHERAPY_SUMMARY', false, 'Petra Novak'],
      ['PSYCHOTHERAPY_SUMMARY', false, 'Petra Novak'],
    ]);
    expect(
      petra?.filter((one) => one.member).map((one) => [one.category, one.granted, one.member.name]),
    ).toEqual([
      ['MEASURES', null, 'Ben Sato'],
      ['MEASURES', false, 'Ben Sato'],
    ]);
    // And Lee nothing but what these tests said for them.
    const lee = await historyOf(await as('lee'), await world().clientId('Lee'));
    expect(lee?.every((one) => one.screen === 'API')).toBe(true);
    const days = (Date.now() - Date.parse(petra?.[0].at)) / 86_400_000;
    expect(days).toBeGreaterThan(5);
    expect(days).toBeLessThan(9);
  });

  it('two at once, and many: the last wins, and nothing of either is lost from the history', async () => {
    const self = await as('jonah');
    const before = (await historyOf(self, jonah))?.length ?? 0;
    const [ines] = [await memberId('ines')];
    const sayings = Array.from({ length: 24 }, (_, index) =>
      index % 3 === 0
        ? say('PLAN', 'MASSAGE', index % 2 === 0, { memberId: ines })
        : say('PLAN', 'MASSAGE', index % 2 === 0),
    );
    for (const result of await Promise.all(sayings)) expect(result.__typename).toBe('SharingConsent');
    const history = ((await historyOf(self, jonah)) ?? []).slice(0, -before);
    const now = await sharingOf(self, jonah);
    for (const member of [null, 'Ines Okafor']) {
      const lines = history.filter((one) => one.category === 'PLAN' && (one.member?.name ?? null) === member);
      const held = now.find(
        (one) =>
          one.category === 'PLAN' && one.discipline === 'MASSAGE' && (one.member?.name ?? null) === member,
      );
      expect(lines[0]?.granted ?? held.granted).toBe(held.granted);
      // Each line changed what held before it.
      for (const [index, one] of lines.slice(1).entries()) {
        expect(one.granted).toBe(!lines[index]?.granted);
      }
    }
    await say('PLAN', 'MASSAGE', true, { memberId: ines, followDiscipline: true });
    await say('PLAN', 'MASSAGE', true);
  });
});
