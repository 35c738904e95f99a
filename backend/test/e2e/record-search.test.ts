import { beforeAll, describe, expect, it } from '@jest/globals';
import { traffic } from '../../src/platform/database/index.ts';
import { type Anything, type DemoName, useWorld } from '../harness/index.ts';
import { noteStep, progressNote } from '../harness/operations/clinical-notes.ts';

const SEARCH = `query Search($clientId: ID!, $words: String!, $first: Int) {
  searchRecord(clientId: $clientId, words: $words, first: $first) {
    kind id at author { name } snippet { text found } } }`;

describe('searching a record', () => {
  const world = useWorld();
  let jonah: string;
  let bodyNote: string;

  const search = async (name: DemoName, words: string, clientId = jonah, first = 50): Promise<Anything[]> =>
    (await (await world().as(name)).ask(SEARCH, { clientId, words, first })).searchRecord;
  const idsOf = async (name: DemoName, words: string) => (await search(name, words)).map((hit) => hit.id);

  beforeAll(async () => {
    jonah = await world().clientId('Jonah');
    const mara = await world().as('mara');
    bodyNote = (
      await progressNote(mara, jonah, {
        text: 'He spoke of the lighthouse at length, and of the lighthouse keeper.',
        teamSummary: 'Rested; a marmalade morning.',
      })
    ).id;
    const { id } = await noteStep(mara, 'startNote', { clientId: jonah, kind: 'PROCESS' });
    await noteStep(mara, 'saveNoteDraft', {
      noteId: id,
      expectedVersion: 1,
      text: 'The lighthouse means home. Zephyr.',
    });
    await noteStep(mara, 'signNote', { noteId: id, expectedVersion: 2 });
  });

  it('finds by words and their forms, the best first, with the words marked', async () => {
    const mara = await world().as('mara');
    await progressNote(mara, jonah, {
      text: 'One lighthouse, seen from the train, among many other things that day.',
    });
    const hits = await search('mara', 'lighthouses');
    expect(hits.map((hit) => hit.kind)).toEqual(['PROGRESS', 'PROGRESS']);
    expect(hits[0]).toMatchObject({ id: bodyNote, author: { name: 'Dr Mara Lindqvist' } });
    expect(hits[0]?.snippet.filter((part: Anything) => part.found)).toEqual([
      { text: 'lighthouse', found: true },
      { text: 'lighthouse', found: true },
    ]);
    expect(await idsOf('mara', '"lighthouse keeper"')).toEqual([bodyNote]);
    expect(await idsOf('mara', 'lighthouse -keeper')).not.toContain(bodyNote);
    expect(await idsOf('mara', 'nothing-of-this-kind')).toEqual([]);
  });

  it('finds sessions, the plan, flags and addenda, each by what it is', async () => {
    await noteStep(await world().as('mara'), 'addAddendum', { noteId: bodyNote, text: 'It was a windmill.' });
    expect(await idsOf('mara', 'windmill')).toEqual([bodyNote]);
    const kinds = async (words: string) => new Set((await search('mara', words)).map((hit) => hit.kind));
    expect(await kinds('collarbone')).toContain('SESSION_RESPONSE');
    const [plan] = await world().rows<{ guidance: string }>(
      `select v.guidance from attune.care_plan_version v where v.client_id = $1 and v.state = 'IN_FORCE'`,
      [jonah],
    );
    expect(await kinds(plan?.guidance.split(/\W+/).slice(0, 4).join(' ') ?? '')).toContain('PLAN');
    const [flag] = await world().rows<{ text: string }>(
      'select text from attune.distress_flag_reason where client_id = $1',
      [jonah],
    );
    expect(await kinds(flag?.text.split(/\W+/).slice(0, 5).join(' ') ?? '')).toContain('FLAG');
  });

  it('R13: never finds a process note, not even for its author', async () => {
    for (const name of ['mara', 'jonah', 'ines'] as const) {
      expect(await search(name, 'zephyr')).toEqual([]);
    }
  });

  it('finds for each person what that person reads and nothing more', async () => {
    expect(await idsOf('ines', 'marmalade')).toEqual([bodyNote]);
    expect(await idsOf('ines', 'keeper')).toEqual([]);
    const [hit] = await search('ines', 'marmalade');
    expect(hit?.snippet.map((part: Anything) => part.text).join('')).not.toContain('keeper');
    expect(await idsOf('jonah', 'keeper')).toEqual([bodyNote]);
    for (const name of ['ben', 'tomas', 'vera', 'amal'] as const) {
      expect(await search(name, 'marmalade')).toEqual([]);
    }
    const refused = await (await world().as('rowan')).send(SEARCH, {
      clientId: jonah,
      words: 'marmalade',
      first: 5,
    });
    expect(refused.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('R10: finds nothing more by a summary from the moment on that it is not shared', async () => {
    await world().rows(
      `update attune.sharing_consent set granted = false
       where client_id = $1 and category = 'PSYCHOTHERAPY_SUMMARY' and discipline = 'MASSAGE'`,
      [jonah],
    );
    expect(await idsOf('ines', 'marmalade')).toEqual([]);
    expect(await idsOf('mara', 'marmalade')).toEqual([bodyNote]);
  });

  it('does not find what another wrote and has not signed', async () => {
    const mara = await world().as('mara');
    const { id } = await noteStep(mara, 'startNote', { clientId: jonah, kind: 'PROGRESS' });
    await noteStep(mara, 'saveNoteDraft', {
      noteId: id,
      expectedVersion: 1,
      text: 'A tangerine.',
      teamSummary: 'Tangerine.',
    });
    expect(await idsOf('mara', 'tangerine')).toEqual([id]);
    for (const name of ['ines', 'jonah'] as const) {
      expect(await idsOf(name, 'tangerine')).toEqual([]);
    }
  });

  it('R26: leaves one trace with the classes that it showed, also when it found nothing, in one round trip', async () => {
    for (const words of ['lighthouse', 'nothing-of-this-kind']) {
      const since = new Date().toISOString();
      const asked = traffic.roundTrips;
      await search('mara', words);
      expect(traffic.roundTrips - asked).toBeLessThanOrEqual(2);
      expect(
        await world().rows(
          `select role, ground, field_classes from attune.audit_event where action = 'record.search' and at >= $1`,
          [since],
        ),
      ).toEqual([{ role: 'PSYCHOTHERAPIST', ground: 'TEAM', field_classes: ['IDENTITY', 'NOTES'] }]);
    }
  });

  it('refuses words that cannot be looked for, and takes odd ones as they are', async () => {
    const mara = await world().as('mara');
    for (const words of ['', '  ', 'a\0b', 'x'.repeat(201)]) {
      const { errors } = await mara.send(SEARCH, { clientId: jonah, words, first: 5 });
      expect(errors?.[0]?.extensions.code).toBe('INVALID');
    }
    for (const words of ['"', '-', '& | ! ( )', "'; drop table attune.note; --", '\uE000x\uE001', '<b>']) {
      expect((await mara.send(SEARCH, { clientId: jonah, words, first: 5 })).errors).toBeUndefined();
    }
  });
});
