import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SharingCategory } from '@attune/shared';
import { type Client, createClient } from 'graphql-ws';
import { setTimeout as wait } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { LiveHub } from '../../src/platform/live/index.ts';
import { type Anything, type DemoName } from '../harness/index.ts';
import {
  noteStep,
  notesOf,
  progressNote,
  readNote,
  sessionInput,
} from '../harness/operations/clinical-notes.ts';
import { draftPlan, planInput, plansOf, proposePlan } from '../harness/operations/care-plans.ts';
import { caseloadOf, queueOf } from '../harness/operations/dashboard.ts';
import { type Discipline, useJonahsRecord } from '../harness/operations/jonahs-record.ts';

const { world, as, jonah: idOfJonah, say, memberId, inSql } = useJonahsRecord();

let jonah: string;
let summary: string;
let response: string;

beforeAll(async () => {
  jonah = idOfJonah();
  summary = (await progressNote(await as('mara'), jonah, { teamSummary: 'Steady.' })).id;
  response = await sessionResponse();
});

async function sessionResponse(): Promise<string> {
  const ines = await as('ines');
  const [row] = await world().rows<{ version: number }>(
    'select max(version)::int as version from attune.boundaries where client_id = $1',
    [jonah],
  );
  const draft = await noteStep(ines, 'startNote', { clientId: jonah, kind: 'SESSION_RESPONSE' });
  const saved = await noteStep(ines, 'saveNoteDraft', {
    noteId: draft.id,
    expectedVersion: draft.version,
    session: sessionInput(row?.version ?? 0),
  });
  const signed = await noteStep(ines, 'signNote', { noteId: draft.id, expectedVersion: saved.version });
  expect(signed.state).toBe('SIGNED');
  return signed.id;
}

interface Gate {
  readonly category: SharingCategory;
  readonly discipline: Discipline;
  /** Two of the discipline: whom the choices are about, and the other. */
  readonly people: readonly [DemoName, DemoName];
  /** Every way to what is behind the category; each true where it is open to that person. */
  readonly doors: (name: DemoName) => Promise<Record<string, Anything>>;
}

const GATES: readonly Gate[] = [
  {
    category: 'PLAN',
    discipline: 'MASSAGE',
    people: ['ines', 'ben'],
    doors: async (name) => {
      const person = await as(name);
      const plans = await plansOf(person, jonah);
      const [plan] = await world().rows<{ id: string }>(
        `select id from attune.care_plan where client_id = $1 and state = 'ACTIVE'`,
        [jonah],
      );
      const { carePlan } = await person.ask('query One($id: ID!) { carePlan(id: $id) { id } }', {
        id: plan?.id,
      });
      const inList = await person.ask('{ clients { edges { node { id phase activePlan { id } } } } }');
      const { node } = inList.clients.edges.find((edge: Anything) => edge.node.id === jonah);
      return {
        record: plans.activePlan !== null && plans.phase !== null && plans.planWithheld === null,
        single: carePlan !== null,
        list: node.phase !== null && node.activePlan !== null,
        caseload: (await caseloadOf(person))['Jonah'].phase !== null,
        sql: await inSql(name, 'PLAN', 'MASSAGE', [
          'care_plan',
          'care_plan_version',
          'goal',
          'activity',
          'coordination_rule',
          'agreement',
        ]),
      };
    },
  },
  {
    category: 'PSYCHOTHERAPY_SUMMARY',
    discipline: 'MASSAGE',
    people: ['ines', 'ben'],
    doors: async (name) => {
      const person = await as(name);
      const { notes, notesWithheld } = await notesOf(person, jonah);
      const kinds: string[] = notes.edges.map((edge: Anything) => edge.node.__typename);
      expect(await readNote(person, response)).not.toBeNull();
      return {
        list: kinds.includes('ProgressNote'),
        told: notesWithheld.every((one: Anything) => one.category !== 'PSYCHOTHERAPY_SUMMARY'),
        single: (await readNote(person, summary)) !== null,
        sql: await inSql(name, 'PSYCHOTHERAPY_SUMMARY', 'MASSAGE', ['note', 'note_team_summary']),
      };
    },
  },
  {
    category: 'SESSION_RESPONSES',
    discipline: 'PSYCHOTHERAPY',
    people: ['mara', 'tomas'],
    doors: async (name) => {
      const person = await as(name);
      const { notes, notesWithheld } = await notesOf(person, jonah, ['SESSION_RESPONSE']);
      return {
        list: notes.edges.length > 0,
        told: notesWithheld.length === 0,
        single: (await readNote(person, response)) !== null,
        sql: await inSql(name, 'SESSION_RESPONSES', 'PSYCHOTHERAPY', ['session_response']),
      };
    },
  },
  {
    category: 'MEASURES',
    discipline: 'MASSAGE',
    people: ['ines', 'ben'],
    doors: async (name) => {
      const { client } = await (await as(name)).ask(
        'query Days($id: ID!) { client(id: $id) { checkIns { mood arousal distress withheld { category } } } }',
        { id: jonah },
      );
      expect(client.checkIns.length).toBeGreaterThan(0);
      return {
        mood: client.checkIns.some((one: Anything) => one.mood !== null || one.arousal !== null),
        told: client.checkIns.every((one: Anything) => one.withheld === null),
        sql: await inSql(name, 'MEASURES', 'MASSAGE', ['check_in_detail']),
      };
    },
  },
  // What these two open stands behind the same question, asked in SQL.
  ...(['MEDICAL', 'SAFETY_PLAN'] as const).map(
    (category): Gate => ({
      category,
      discipline: 'MASSAGE',
      people: ['ines', 'ben'],
      doors: async (name) => ({ sql: await inSql(name, category, 'MASSAGE', []) }),
    }),
  ),
];

const open = (doors: Record<string, Anything>) =>
  Object.fromEntries(Object.keys(doors).map((door) => [door, true]));
const shut = (doors: Record<string, Anything>) =>
  Object.fromEntries(Object.keys(doors).map((door) => [door, false]));

describe.each(GATES)('R10: $category with $discipline', ({ category, discipline, people, doors }) => {
  const [one] = people;
  const bothSee = async (expected: readonly [boolean, boolean]) => {
    for (const [index, name] of people.entries()) {
      const found = await doors(name);
      expect({ name, found }).toEqual({ name, found: (expected[index] ? open : shut)(found) });
    }
  };

  it('is shut at every door by the very next read after a withdrawal, and opens again', async () => {
    await bothSee([true, true]);
    expect(await say(category, discipline, false)).toMatchObject({
      __typename: 'SharingConsent',
      category,
      discipline,
      granted: false,
      member: null,
    });
    await bothSee([false, false]);
    await say(category, discipline, true);
    await bothSee([true, true]);
  });

  it('is shut for one person alone, and open to one person alone; back again as the others are', async () => {
    const about = { memberId: await memberId(one) };
    expect(await say(category, discipline, false, about)).toMatchObject({
      granted: false,
      member: { id: about.memberId },
    });
    await bothSee([false, true]);
    await say(category, discipline, false);
    await say(category, discipline, true, about);
    // What the others are told changes nothing for whom something was said of.
    await say(category, discipline, true);
    await say(category, discipline, false);
    await bothSee([true, false]);
    expect(await say(category, discipline, true, { ...about, followDiscipline: true })).toMatchObject({
      granted: false,
      member: { id: about.memberId },
    });
    await bothSee([false, false]);
    await say(category, discipline, true);
    await bothSee([true, true]);
  });
});

describe('R10: a live connection that was opened earlier', () => {
  const clients: Client[] = [];
  afterAll(async () => {
    for (const client of clients) await client.dispose();
  });

  const watch = async (name: DemoName): Promise<Anything[]> => {
    const notices: Anything[] = [];
    const { cookies } = await as(name);
    class Socket extends WebSocket {
      constructor(address: string, protocols: string) {
        super(address, protocols, { headers: { cookie: cookies } });
      }
    }
    const hub = world().app.get(LiveHub);
    const before = hub.open;
    const client = createClient({
      url: `${world().url.replace('http', 'ws')}/graphql`,
      webSocketImpl: Socket,
      retryAttempts: 0,
    });
    clients.push(client);
    client.subscribe<{ changed: Anything }>(
      { query: 'subscription { changed { kind id clientId } }' },
      {
        next: ({ data }) => data && void notices.push(data.changed),
        error: () => undefined,
        complete: () => undefined,
      },
    );
    await until(() => hub.open > before);
    return notices;
  };
  const until = async (come: () => boolean) => {
    for (let tries = 0; tries < 200 && !come(); tries += 1) await wait(20);
    expect(come()).toBe(true);
  };
  const kinds = (notices: Anything[]) => notices.splice(0).map((one) => one.kind);

  it('tells that something changed, and from then on nothing of what is withheld', async () => {
    const [ines, ben, mara, tomas, amal, rowan] = [
      await watch('ines'),
      await watch('ben'),
      await watch('mara'),
      await watch('tomas'),
      await watch('amal'),
      await watch('rowan'),
    ];
    const note = async () => {
      await progressNote(await as('mara'), jonah, { teamSummary: 'A good week.' });
      await until(() => mara.some(({ kind }) => kind === 'NOTE'));
      await wait(40);
      return [mara, tomas, ines, ben].map((one) => kinds(one).includes('NOTE'));
    };
    expect(await note()).toEqual([true, true, true, true]);
    await say('PSYCHOTHERAPY_SUMMARY', 'MASSAGE', false, { memberId: await memberId('ines') });
    await until(() => ines.length > 0 && mara.length > 0);
    expect(kinds(ines)).toEqual(['CONSENT']);
    expect(await note()).toEqual([true, true, false, true]);
    await say('PSYCHOTHERAPY_SUMMARY', 'MASSAGE', false);
    expect(await note()).toEqual([true, true, false, false]);
    await say('PSYCHOTHERAPY_SUMMARY', 'MASSAGE', true, {
      memberId: await memberId('ines'),
      followDiscipline: true,
    });
    await say('PSYCHOTHERAPY_SUMMARY', 'MASSAGE', true);
    expect(await note()).toEqual([true, true, true, true]);

    const answer = async () => {
      await sessionResponse();
      await until(() => ines.some(({ kind }) => kind === 'NOTE'));
      await wait(40);
      return [mara, tomas, ines, ben].map((one) => kinds(one).includes('NOTE'));
    };
    await say('SESSION_RESPONSES', 'PSYCHOTHERAPY', false, { memberId: await memberId('tomas') });
    expect(await answer()).toEqual([true, false, true, true]);
    await say('SESSION_RESPONSES', 'PSYCHOTHERAPY', true, {
      memberId: await memberId('tomas'),
      followDiscipline: true,
    });

    const plan = async () => {
      const drafted = await draftPlan(await as('mara'), planInput(jonah));
      await proposePlan(await as('mara'), drafted.id, drafted.version);
      await until(() => mara.some(({ kind }) => kind === 'CARE_PLAN'));
      await wait(40);
      const waits = async (name: DemoName) =>
        (await queueOf(await as(name))).some(
          (item) => item.kind === 'AGREEMENT' && item.client?.id === jonah,
        );
      return {
        told: [mara, tomas, ines, ben].map((one) => kinds(one).includes('CARE_PLAN')),
        queue: [await waits('ines'), await waits('ben')],
      };
    };
    await say('PLAN', 'MASSAGE', false, { memberId: await memberId('ben') });
    expect(await plan()).toEqual({ told: [true, true, true, false], queue: [true, false] });
    await say('PLAN', 'MASSAGE', true, { memberId: await memberId('ben'), followDiscipline: true });
    expect([amal, rowan].map(kinds)).toEqual([[], []]);
  });
});
