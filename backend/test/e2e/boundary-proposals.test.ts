import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Anything, asActor, type DemoName, useWorld } from '../harness/index.ts';
import { boundariesOf, changeBoundaries, proposalStep } from '../harness/operations/boundaries.ts';
import { agreeToTeam } from '../harness/operations/care-plans.ts';
import { noteStep, sessionInput } from '../harness/operations/clinical-notes.ts';

describe('boundaries, between the client and those who work by them', () => {
  const world = useWorld();
  let jonah: string;
  let amal: string;
  let lee: string;
  let petra: string;

  beforeAll(async () => {
    [jonah, amal, lee, petra] = (await Promise.all(
      ['Jonah', 'Amal', 'Lee', 'Petra'].map((name) => world().clientId(name)),
    )) as [string, string, string, string];
  });

  const newest = async (clientId: string): Promise<number> => {
    const [row] = await world().rows<{ version: number }>(
      'select coalesce(max(version), 0)::integer as version from attune.boundaries where client_id = $1',
      [clientId],
    );
    return row?.version ?? 0;
  };
  const trace = (action: string, clientId: string) =>
    world().rows<{ ground: string }>(
      `select ground from attune.audit_event where action = $1 and $2 = any (client_ids)`,
      [action, clientId],
    );

  describe('proposed by a practitioner', () => {
    const open = async (name: DemoName, clientId: string): Promise<Anything[]> =>
      (await boundariesOf(await world().as(name), clientId)).boundaryProposals;

    it('Amal finds what Ines proposed, in sentences, and so does the team', async () => {
      for (const name of ['amal', 'mara', 'ines'] as const) {
        expect(await open(name, amal)).toEqual([
          {
            id: expect.any(String),
            state: 'PROPOSED',
            reason: expect.stringContaining('On your side you can see the door'),
            changes: [
              'Asked first from now on: shoulder blade (both).',
              'Position: “On my side, facing the door, with a pillow to hold”.',
            ],
            own: name === 'ines',
            acceptedVersion: null,
            decidedAt: null,
            proposedBy: { name: expect.stringContaining('Ines') },
          },
        ]);
      }
    });

    it('takes one open proposal of each practitioner, and that with something in it', async () => {
      const ines = await world().as('ines');
      const again = { clientId: amal, reason: 'One thing more.', maxPressure: 1 };
      expect(await proposalStep(ines, 'proposeBoundaries', again)).toMatchObject({
        __typename: 'InvalidInput',
        message: expect.stringContaining('not answered yet'),
      });
      const mara = await world().as('mara');
      for (const [changes, message] of [
        [{}, 'is so already'],
        [
          { maxPressure: null, regions: null, draping: null, talk: null, scent: null, note: null },
          'is so already',
        ],
        [
          { maxPressure: 2, scent: false, regions: [{ region: 'neck', choice: 'ASK_FIRST' }] },
          'is so already',
        ],
        [{ regions: [{ region: 'breast-left', choice: 'ASK_FIRST' }] }, 'consent in writing'],
        [{ regions: [{ region: 'perineum', choice: 'YES' }] }, 'never offered'],
        [{ maxPressure: 9 }, '0 to 5'],
        [{ maxPressure: 1, reason: ' ' }, 'write something'],
      ] as const) {
        expect(
          await proposalStep(mara, 'proposeBoundaries', { clientId: amal, reason: 'Because.', ...changes }),
        ).toMatchObject({ __typename: 'InvalidInput', message: expect.stringContaining(message) });
      }
      const two = await Promise.all(
        [1, 0].map((maxPressure) =>
          proposalStep(mara, 'proposeBoundaries', { clientId: amal, reason: 'A hard month.', maxPressure }),
        ),
      );
      expect(two.map((one) => one.__typename).sort()).toEqual(['BoundaryProposal', 'InvalidInput']);
      expect((await open('amal', amal)).length).toBe(2);
      const [mine] = (await open('mara', amal)).filter((one) => one.own);
      expect(await proposalStep(ines, 'withdrawBoundaryProposal', { proposalId: mine.id })).toMatchObject({
        __typename: 'Forbidden',
      });
      expect(await proposalStep(mara, 'withdrawBoundaryProposal', { proposalId: mine.id })).toMatchObject({
        state: 'WITHDRAWN',
        acceptedVersion: null,
      });
      expect(await proposalStep(mara, 'withdrawBoundaryProposal', { proposalId: mine.id })).toMatchObject({
        __typename: 'InvalidInput',
      });
    });

    it('is the team’s to make and the client’s to answer, and nobody else’s', async () => {
      const [proposal] = await open('amal', amal);
      const make = { clientId: amal, reason: 'Because.', maxPressure: 1 };
      const answer = { proposalId: proposal.id, accept: true, expectedVersion: 1 };
      const expected: Record<string, [string, string]> = {
        mara: ['', 'Forbidden'],
        ines: ['', 'Forbidden'],
        rowan: ['Forbidden', 'Forbidden'],
        tomas: ['NotFound', 'Forbidden'],
        ben: ['NotFound', 'Forbidden'],
        jonah: ['Forbidden', 'NotFound'],
        vera: ['NotFound', 'Forbidden'],
      };
      for (const [name, [making, answering]] of Object.entries(expected)) {
        const person = await world().as(name as DemoName);
        if (making) {
          const made = await proposalStep(person, 'proposeBoundaries', make);
          expect({ name, type: made.__typename }).toEqual({ name, type: making });
          const withdrawn = await proposalStep(person, 'withdrawBoundaryProposal', {
            proposalId: proposal.id,
          });
          expect({ name, type: withdrawn.__typename }).toEqual({ name, type: making });
        }
        const answered = await proposalStep(person, 'answerBoundaryProposal', answer);
        expect({ name, type: answered.__typename }).toEqual({ name, type: answering });
      }
      expect((await open('amal', amal)).map((one) => one.state)).toEqual(['PROPOSED']);
    });

    it('in SQL: made in one’s own name and for one’s own team, answered by the client alone, and once', async () => {
      const insert = `insert into attune.boundary_proposal (practice_id, id, client_id, member_id, changes, reason, on_version, state, decided_at)
        values (attune.practice_id(), gen_random_uuid(), $1, $2, '{"maxPressure": 5}', 'x', 1, $3, case when $3 = 'PROPOSED' then null else now() end)`;
      const mara = await world().memberId('Mara');
      const ines = await world().memberId('Ines');
      const refusedInsert = (name: DemoName, values: unknown[]) =>
        asActor(world(), name, (query) =>
          expect(query(insert, values)).rejects.toMatchObject({ code: '42501' }),
        );
      await refusedInsert('mara', [amal, ines, 'PROPOSED']);
      await refusedInsert('mara', [petra, ines, 'PROPOSED']);
      await refusedInsert('mara', [amal, mara, 'DECLINED']);
      await refusedInsert('amal', [amal, mara, 'PROPOSED']);
      await refusedInsert('tomas', [amal, await world().memberId('Tomas'), 'PROPOSED']);
      await asActor(world(), 'mara', async (query) => {
        expect((await query(insert, [amal, mara, 'PROPOSED'])).rowCount).toBe(1);
      });
      const settle = `update attune.boundary_proposal set state = $2, decided_at = now(), accepted_version = $3 where client_id = $1`;
      const update = (name: DemoName, values: unknown[]) =>
        asActor(world(), name, (query) =>
          query(settle, values).then(
            (result) => result.rowCount,
            (error: { code: string }) => error.code,
          ),
        );
      expect(await update('ines', [amal, 'ACCEPTED', 1])).toBe('42501');
      expect(await update('ines', [amal, 'DECLINED', null])).toBe('42501');
      expect(await update('ines', [amal, 'WITHDRAWN', null])).toBeGreaterThan(0);
      expect(await update('amal', [amal, 'WITHDRAWN', null])).toMatch(/42501|23514/);
      for (const name of ['mara', 'rowan', 'tomas', 'ben', 'jonah'] as const) {
        expect([name, await update(name, [amal, 'DECLINED', null])]).toEqual([
          name,
          name === 'mara' ? '23514' : 0,
        ]);
      }
      await asActor(world(), 'ines', (query) =>
        expect(
          query(`update attune.boundary_proposal set changes = '{}' where client_id = $1`, [amal]),
        ).rejects.toMatchObject({ code: '42501' }),
      );
    });

    it('accepted, lies on top of what holds by then; a screen that saw something else is told first', async () => {
      const person = await world().as('amal');
      const [proposal] = await open('amal', amal);
      const { boundaries } = await boundariesOf(person, amal);
      const { changedAt: _, version, changesSince: __, ...words } = boundaries;
      const changed = await changeBoundaries(person, {
        ...words,
        expectedVersion: version,
        maxPressure: 1,
        position: 'Sitting',
      });
      expect(changed).toMatchObject({ version: 2, position: 'Sitting' });
      const answer = { proposalId: proposal.id, accept: true };
      expect(
        await proposalStep(person, 'answerBoundaryProposal', { ...answer, expectedVersion: 1 }),
      ).toMatchObject({ __typename: 'StaleVersion', currentVersion: 2 });
      const both = await Promise.all(
        [2, 2].map((expectedVersion) =>
          proposalStep(person, 'answerBoundaryProposal', { ...answer, expectedVersion }),
        ),
      );
      expect(both.filter((one) => one.state === 'ACCEPTED' && one.acceptedVersion === 3)).toHaveLength(1);
      expect(both.filter((one) => one.__typename === 'BoundaryProposal')).toHaveLength(1);
      const after = await boundariesOf(person, amal, 2);
      expect(after.boundaries).toMatchObject({
        version: 3,
        maxPressure: 1,
        position: 'On my side, facing the door, with a pillow to hold',
        stopSignal: 'harbour',
        scent: false,
      });
      const chosen = Object.fromEntries(
        after.boundaries.regions.map((one: Anything) => [one.region, one.choice]),
      );
      expect(chosen).toMatchObject({
        'foot-left': 'NEVER',
        'buttock-right': 'NEVER',
        neck: 'ASK_FIRST',
        'shoulder-blade-left': 'ASK_FIRST',
      });
      expect(after.boundaryProposals).toEqual([]);
      expect(after.boundaryVersions.edges[0].node).toMatchObject({
        version: 3,
        changedBy: expect.stringContaining('Amal'),
        proposedBy: { name: expect.stringContaining('Ines') },
        changes: after.boundaries.changesSince,
      });
      expect(await trace('boundaries.accept', amal)).toHaveLength(1);
    });

    it('may say no, without a version', async () => {
      const person = await world().as('amal');
      const made = await proposalStep(await world().as('ines'), 'proposeBoundaries', {
        clientId: amal,
        reason: 'Your hands were cold.',
        regions: [{ region: 'hand-left', choice: 'ASK_FIRST' }],
        stopSignal: '',
        idempotencyKey: randomUUID(),
      });
      expect(made.changes).toEqual([
        'Asked first from now on: left hand.',
        'Stop signal: nothing said any more.',
      ]);
      const declined = await proposalStep(person, 'answerBoundaryProposal', {
        proposalId: made.id,
        accept: false,
        expectedVersion: 0,
      });
      expect(declined).toMatchObject({ state: 'DECLINED', acceptedVersion: null });
      expect(await newest(amal)).toBe(3);
      expect(
        await proposalStep(person, 'answerBoundaryProposal', {
          proposalId: made.id,
          accept: true,
          expectedVersion: 3,
        }),
      ).toMatchObject({ __typename: 'InvalidInput' });
    });

    it('makes the first version where there was none', async () => {
      // Lee has agreed to nobody yet: a proposed place on the team opens nothing.
      const ask = { clientId: lee, reason: 'Because.', maxPressure: 1 };
      expect(await proposalStep(await world().as('ines'), 'proposeBoundaries', ask)).toMatchObject({
        __typename: 'NotFound',
      });
      await agreeToTeam(world(), 'lee', 'TRIAL');
      const asked = await proposalStep(await world().as('ines'), 'proposeBoundaries', ask);
      // A light touch is what holds already, and what there is by saying so.
      expect(asked).toMatchObject({ __typename: 'InvalidInput' });
      const wider = await proposalStep(await world().as('ines'), 'proposeBoundaries', {
        ...ask,
        maxPressure: 2,
      });
      expect(
        await proposalStep(await world().as('lee'), 'answerBoundaryProposal', {
          proposalId: wider.id,
          accept: true,
          expectedVersion: 0,
        }),
      ).toMatchObject({ state: 'ACCEPTED', acceptedVersion: 1 });
      expect((await boundariesOf(await world().as('lee'), lee)).boundaries).toMatchObject({
        version: 1,
        maxPressure: 2,
        draping: 'Stays clothed',
        scent: false,
      });
    });

    it('makes no version where it is so by then, and leaves its trace all the same', async () => {
      const ben = await world().as('ben');
      const person = await world().as('petra');
      const now = await newest(petra);
      const made = await proposalStep(ben, 'proposeBoundaries', {
        clientId: petra,
        reason: 'Because.',
        maxPressure: 3,
      });
      const { boundaries } = await boundariesOf(person, petra);
      const { changedAt: _, version, changesSince: __, ...words } = boundaries;
      await changeBoundaries(person, { ...words, expectedVersion: version, maxPressure: 3 });
      expect(
        await proposalStep(person, 'answerBoundaryProposal', {
          proposalId: made.id,
          accept: true,
          expectedVersion: now + 1,
        }),
      ).toMatchObject({ state: 'ACCEPTED', acceptedVersion: now + 1 });
      expect(await newest(petra)).toBe(now + 1);
      expect(await trace('boundaries.accept', petra)).toHaveLength(1);
    });
  });

  describe('R11: beside sessions', () => {
    it('a change while a session is written down is told at signing; gone over again, it signs', async () => {
      const ines = await world().as('ines');
      const person = await world().as('jonah');
      const draft = await noteStep(ines, 'startNote', { clientId: jonah, kind: 'SESSION_RESPONSE' });
      const save = (expectedVersion: number, session: object) =>
        noteStep(ines, 'saveNoteDraft', { noteId: draft.id, expectedVersion, session });
      const saved = await save(draft.version, sessionInput(2));
      const { boundaries } = await boundariesOf(person, jonah);
      const { changedAt: _, version, changesSince: __, ...words } = boundaries;
      expect(
        await changeBoundaries(person, {
          ...words,
          expectedVersion: version,
          maxPressure: 1,
          regions: [{ region: 'upper-shoulder-right', choice: 'NEVER' }],
        }),
      ).toMatchObject({ version: 3 });
      expect(
        await noteStep(ines, 'signNote', { noteId: draft.id, expectedVersion: saved.version }),
      ).toMatchObject({
        __typename: 'ConsentProblem',
        message: expect.stringContaining('go over them once more'),
      });
      const never = sessionInput(3, {
        work: [{ region: 'upper-shoulder-right', modality: 'SWEDISH', pressure: 1, minutes: 5 }],
      });
      expect(await save(saved.version, never)).toMatchObject({
        __typename: 'ConsentProblem',
        regions: ['upper-shoulder-right'],
      });
      const again = await save(saved.version, sessionInput(3));
      expect(
        await noteStep(ines, 'signNote', { noteId: draft.id, expectedVersion: again.version }),
      ).toMatchObject({ state: 'SIGNED' });
    });

    it('a massage therapist sees what changed since they went over it the last time, and nobody else does', async () => {
      const since = async (name: DemoName, clientId: string) =>
        (await boundariesOf(await world().as(name), clientId)).boundariesSinceMySession;
      expect(await since('ines', jonah)).toMatchObject({ version: 3, changes: [] });
      const person = await world().as('jonah');
      const { boundaries } = await boundariesOf(person, jonah);
      const { changedAt: _, version, changesSince: __, ...words } = boundaries;
      await changeBoundaries(person, { ...words, expectedVersion: version, maxPressure: 0 });
      await changeBoundaries(person, {
        ...words,
        expectedVersion: version + 1,
        maxPressure: 2,
        stopSignal: 'red',
      });
      expect(await since('ines', jonah)).toMatchObject({
        version: 3,
        changes: [
          'Pressure: up to 2 of 5, instead of 1.',
          'Stop signal: “red”, instead of “I raise my left hand”.',
        ],
      });
      expect(await since('mara', jonah)).toBeNull();
      expect(await since('jonah', jonah)).toBeNull();
      expect(await since('ines', amal)).toMatchObject({
        version: 1,
        changes: expect.arrayContaining(['Asked first from now on: shoulder blade (both).']),
      });
    });
  });
});
