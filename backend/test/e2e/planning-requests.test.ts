import { beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { type Anything, type DemoName, untilIdle, useWorld } from '../harness/index.ts';
import { EMDR, giveActivities } from '../harness/operations/joint-schedule.ts';
import { toldSince } from '../harness/operations/notifications.ts';
import { askForPlanning, closePlanning, readPlanning } from '../harness/operations/planning-requests.ts';
import {
  ahead,
  book,
  giveRules,
  rewrite,
  step,
  withoutAppointments,
} from '../harness/operations/scheduling.ts';
import { useCast } from '../harness/operations/scheduling-cast.ts';

describe('a client asks for the coming weeks', () => {
  const world = useWorld({ worker: 'in-process' });
  const { ids, as, talk } = useCast(world);
  let since = '';

  const share = (granted: boolean) =>
    rewrite(world(), [
      [
        `update attune.sharing_consent set granted = $2 where client_id = $1 and category = 'PLAN' and discipline = 'MASSAGE'`,
        [ids.jonah, granted],
      ],
    ]);
  const ask = async (more: object = {}) =>
    askForPlanning(await as('jonah'), { clientId: ids.jonah, note: 'Mondays are free now.', ...more });
  const told = async () => {
    await untilIdle(world());
    return (await toldSince(world(), since))
      .filter(({ kind }) => kind.startsWith('PLANNING'))
      .map(({ who, kind }) => `${who} ${kind}`);
  };
  const waits = async (name: DemoName): Promise<Anything[]> => {
    const { needsYouNow } = await (await as(name)).ask(
      'query { needsYouNow(first: 50) { edges { node { kind title detail targetId client { id } } } } }',
    );
    return needsYouNow.edges
      .map(({ node }: Anything) => node)
      .filter(({ kind }: Anything) => kind === 'PLANNING');
  };

  beforeEach(async () => {
    await rewrite(world(), [['delete from attune.planning_request', []]]);
    await withoutAppointments(world(), ids.jonah, new Date().toISOString());
    await giveRules(world(), ids.jonah, []);
    await giveActivities(world(), ids.jonah, [EMDR]);
    await share(true);
    await untilIdle(world());
    since = new Date().toISOString();
  });

  it('and whoever may plan them is told, and finds it in their day; the client sees that it is asked for', async () => {
    const asked = await ask();
    expect(asked).toMatchObject({
      __typename: 'PlanningRequest',
      state: 'OPEN',
      note: 'Mondays are free now.',
    });
    expect(await told()).toEqual(['ines PLANNING_ASKED', 'mara PLANNING_ASKED']);
    for (const name of ['mara', 'ines'] as const) {
      expect(await waits(name)).toEqual([
        {
          kind: 'PLANNING',
          title: 'Asks you to plan the coming weeks',
          detail: 'Mondays are free now.',
          targetId: asked.id,
          client: { id: ids.jonah },
        },
      ]);
    }
    expect(await readPlanning(await as('jonah'), ids.jonah)).toMatchObject({
      planningRequest: { id: asked.id },
    });
  });

  it('a massage therapist to whom the plan is not open learns nothing of it', async () => {
    await share(false);
    await ask();
    expect(await told()).toEqual(['mara PLANNING_ASKED']);
    expect(await waits('ines')).toEqual([]);
    expect(await readPlanning(await as('ines'), ids.jonah)).toEqual({
      mayAskForPlanning: false,
      planningRequest: null,
    });
  });

  it('once: the same key answers the same, another is told that it was asked, also of many at once', async () => {
    const idempotencyKey = randomUUID();
    const both = await Promise.all([ask({ idempotencyKey }), ask({ idempotencyKey })]);
    expect(new Set(both.map(({ id }) => id)).size).toBe(1);
    expect(await ask()).toMatchObject({ __typename: 'Conflict' });
    await rewrite(world(), [['delete from attune.planning_request', []]]);
    const many = await Promise.all(Array.from({ length: 6 }, () => ask()));
    expect(many.filter(({ __typename }) => __typename === 'PlanningRequest')).toHaveLength(1);
    expect(many.filter(({ __typename }) => __typename === 'Conflict')).toHaveLength(5);
  });

  it('not with a visit ahead, nor without a plan in force; nobody asks for them', async () => {
    expect(await askForPlanning(await as('mara'), { clientId: ids.jonah })).toMatchObject({
      __typename: 'Forbidden',
    });
    expect(await readPlanning(await as('jonah'), ids.jonah)).toMatchObject({ mayAskForPlanning: true });
    await book(await as('jonah'), talk(ahead(8, 2, '10:00')));
    expect(await readPlanning(await as('jonah'), ids.jonah)).toMatchObject({ mayAskForPlanning: false });
    expect(await ask()).toMatchObject({ __typename: 'Conflict' });
    await withoutAppointments(world(), ids.jonah, new Date().toISOString());
    await rewrite(world(), [
      [
        `update attune.care_plan set state = 'ON_HOLD' where client_id = $1 and state = 'ACTIVE'`,
        [ids.jonah],
      ],
    ]);
    expect(await ask()).toMatchObject({ __typename: 'Conflict' });
    await rewrite(world(), [
      [
        `update attune.care_plan set state = 'REVOKED' where client_id = $1 and state = 'ON_HOLD'`,
        [ids.jonah],
      ],
    ]);
  });

  it('is over when something is booked; what the client only asks for leaves it open', async () => {
    const { id } = await ask();
    const state = async () =>
      (
        await world().rows<{ state: string }>('select state from attune.planning_request where id = $1', [id])
      )[0]?.state;
    const wish = await book(await as('jonah'), talk(ahead(8, 2, '10:00')));
    expect([wish.state, await state()]).toEqual(['REQUESTED', 'OPEN']);
    await step(await as('mara'), 'confirmAppointment', wish.id, wish.version);
    expect(await state()).toBe('BOOKED');
    expect(await waits('mara')).toEqual([]);
    expect(await closePlanning(await as('mara'), ids.jonah, id)).toMatchObject({ __typename: 'Conflict' });
  });

  it('is ended by hand: by the team, and the client is told and may ask again; or taken back by the client', async () => {
    const first = await ask();
    expect(await closePlanning(await as('mara'), ids.jonah, first.id)).toMatchObject({ state: 'CLOSED' });
    expect(await told()).toContain('jonah PLANNING_CLOSED');
    const second = await ask();
    expect(await closePlanning(await as('jonah'), ids.jonah, second.id)).toMatchObject({
      state: 'WITHDRAWN',
    });
    expect((await told()).filter((line) => line.endsWith('CLOSED'))).toHaveLength(1);
    const noted = await world().rows<{ action: string }>(
      `select action from attune.audit_event where subject_type = 'PLANNING_REQUEST' and subject_id = any ($1) order by at`,
      [[first.id, second.id]],
    );
    expect(noted.map(({ action }) => action)).toEqual([
      'planning.ask',
      'planning.close',
      'planning.ask',
      'planning.close',
    ]);
  });
});

describe('the telephone of the practice', () => {
  const world = useWorld();
  const PHONE = 'query { viewer { practice { phone } practices { name phone } } }';
  const set = async (name: DemoName, phone: string | null): Promise<Anything> =>
    (
      await (
        await world().as(name)
      ).ask(
        `mutation Set($input: SetPracticePhoneInput!) { result: setPracticePhone(input: $input) {
           __typename ... on Practice { name phone } ... on Problem { message } ... on InvalidInput { fields { path } } } }`,
        { input: { phone } },
      )
    ).result;

  it('is kept by those who run it, and read by its people and its clients, and by nobody of another', async () => {
    expect(await set('rowan', '020 7946 0007')).toEqual({
      __typename: 'Practice',
      name: 'Harbour Trauma & Bodywork',
      phone: '020 7946 0007',
    });
    for (const name of ['jonah', 'ines'] as const) {
      expect((await (await world().as(name)).ask(PHONE)).viewer.practice.phone).toBe('020 7946 0007');
    }
    const { viewer } = await (await world().as('kit')).ask(PHONE);
    expect(viewer.practice.phone).not.toBe('020 7946 0007');
    // Where somebody belongs to two, the other's is not told here.
    const vera = (await (await world().as('vera')).ask(PHONE)).viewer;
    expect(vera.practices.filter(({ phone }: Anything) => phone !== null).length).toBeLessThanOrEqual(1);
  });

  it('is a number that can be dialled, or none', async () => {
    expect(await set('rowan', 'at the harbour')).toMatchObject({
      __typename: 'InvalidInput',
      fields: [{ path: 'phone' }],
    });
    expect(await set('rowan', null)).toMatchObject({ __typename: 'Practice', phone: null });
  });

  it('is changed by nobody else', async () => {
    expect(await set('mara', '020 7946 0001')).toMatchObject({ __typename: 'Forbidden' });
  });
});
