import { beforeAll, describe, expect, it } from '@jest/globals';
import { SHARING_CATEGORIES, type SharingCategory } from '@attune/shared';
import fc from 'fast-check';
import { type Anything, asActor, type DemoName } from '../harness/index.ts';
import { noteStep } from '../harness/operations/clinical-notes.ts';
import { type Discipline, useJonahsRecord } from '../harness/operations/jonahs-record.ts';
import { share } from '../harness/operations/sharing.ts';

const { world, as, jonah: idOfJonah, say, memberId, inSql } = useJonahsRecord();

let jonah: string;
beforeAll(() => {
  jonah = idOfJonah();
});

describe('R14: who will read', () => {
  const readers = async (name: DemoName, kind: string) => {
    const draft = await noteStep(await as(name), 'startNote', { clientId: jonah, kind });
    const { noteReaders } = await (await as(name)).ask(
      'query Readers($id: ID!) { noteReaders(noteId: $id) { part readers } }',
      { id: draft.id },
    );
    return noteReaders.at(-1).readers;
  };

  it('names each person whom the client lets read, and nobody else', async () => {
    const all = ['Dr Mara Lindqvist', 'Jonah Whitfield', 'Tomas Reyes'];
    expect(await readers('mara', 'PROGRESS')).toEqual([...all, 'Ines Okafor', 'Ben Sato']);
    await say('PSYCHOTHERAPY_SUMMARY', 'MASSAGE', false, { memberId: await memberId('ines') });
    expect(await readers('mara', 'PROGRESS')).toEqual([...all, 'Ben Sato']);
    await say('PSYCHOTHERAPY_SUMMARY', 'MASSAGE', false);
    await say('PSYCHOTHERAPY_SUMMARY', 'MASSAGE', true, { memberId: await memberId('ines') });
    expect(await readers('mara', 'PROGRESS')).toEqual([...all, 'Ines Okafor']);
    await say('PSYCHOTHERAPY_SUMMARY', 'MASSAGE', true);
    await say('PSYCHOTHERAPY_SUMMARY', 'MASSAGE', true, {
      memberId: await memberId('ines'),
      followDiscipline: true,
    });
    await say('SESSION_RESPONSES', 'PSYCHOTHERAPY', false, { memberId: await memberId('mara') });
    expect(await readers('ines', 'SESSION_RESPONSE')).toEqual([
      'Ines Okafor',
      'Jonah Whitfield',
      'Ben Sato',
      'Tomas Reyes',
    ]);
    await say('SESSION_RESPONSES', 'PSYCHOTHERAPY', true, {
      memberId: await memberId('mara'),
      followDiscipline: true,
    });
  });

  it('is told to those who write such notes, and to nobody by the function behind it', async () => {
    const told = async (name: DemoName) =>
      asActor(world(), name, async (query) => {
        const { rows } = await query<{ discipline: string }>(
          'select distinct discipline from attune.readers_by_consent(array[$1::uuid]) order by 1',
          [jonah],
        );
        return rows.map((row) => row.discipline);
      });
    expect(await told('mara')).toEqual(['MASSAGE', 'PSYCHOTHERAPY']);
    expect(await told('ines')).toEqual(['PSYCHOTHERAPY']);
    for (const name of ['jonah', 'rowan', 'amal', 'lee'] as const) expect(await told(name)).toEqual([]);
  });
});

describe('R10: consent over time', () => {
  type Reader = 'mara' | 'tomas' | 'ines' | 'ben';
  const READERS: Readonly<Record<Reader, Discipline>> = {
    mara: 'PSYCHOTHERAPY',
    tomas: 'PSYCHOTHERAPY',
    ines: 'MASSAGE',
    ben: 'MASSAGE',
  };
  const saying = fc.record({
    category: fc.constantFrom<SharingCategory>(
      'PLAN',
      'PSYCHOTHERAPY_SUMMARY',
      'SESSION_RESPONSES',
      'MEASURES',
    ),
    about: fc.constantFrom<Discipline | Reader>('PSYCHOTHERAPY', 'MASSAGE', 'mara', 'tomas', 'ines', 'ben'),
    granted: fc.oneof(fc.boolean(), fc.constant(null)),
  });

  /** The simplest thing that could be true: what was said of somebody, else of all of them, else no. */
  class Model {
    private readonly said = new Map<string, boolean>();
    say(category: string, about: string, granted: boolean | null) {
      if (granted === null) this.said.delete(`${category} ${about}`);
      else this.said.set(`${category} ${about}`, granted);
    }
    sees(category: string, reader: Reader): boolean {
      return (
        this.said.get(`${category} ${reader}`) ?? this.said.get(`${category} ${READERS[reader]}`) ?? false
      );
    }
  }

  const sees = async (name: Reader) => {
    const { client } = await (await as(name)).ask(
      `query Sees($id: ID!) { client(id: $id) { phase activePlan { id }
         summaries: notes(first: 1, kinds: [PROGRESS]) { edges { node { id } } }
         responses: notes(first: 1, kinds: [SESSION_RESPONSE]) { edges { node { id } } }
         checkIns { mood arousal } } }`,
      { id: jonah },
    );
    return {
      PLAN: client.activePlan !== null,
      PSYCHOTHERAPY_SUMMARY: client.summaries.edges.length > 0,
      SESSION_RESPONSES: client.responses.edges.length > 0,
      MEASURES: client.checkIns.some((one: Anything) => one.mood !== null),
    };
  };
  /** What stays open by the role, whatever is said. */
  const ALWAYS: Readonly<Record<Discipline, readonly string[]>> = {
    PSYCHOTHERAPY: ['PLAN', 'PSYCHOTHERAPY_SUMMARY', 'MEASURES'],
    MASSAGE: ['SESSION_RESPONSES'],
  };

  it('whatever is granted, withdrawn and granted again, of disciplines and persons: each sees what the model says', async () => {
    const ids = Object.fromEntries(
      await Promise.all((Object.keys(READERS) as Reader[]).map(async (name) => [name, await memberId(name)])),
    ) as Record<Reader, string>;
    await fc.assert(
      fc.asyncProperty(fc.array(saying, { minLength: 1, maxLength: 6 }), async (sayings) => {
        const model = new Model();
        await forgetAll();
        for (const { category, about, granted } of sayings) {
          const person = about in READERS ? (about as Reader) : null;
          const discipline = person ? READERS[person] : (about as Discipline);
          // A discipline follows nobody: taking back is all there is.
          const wanted = person ? granted : (granted ?? false);
          model.say(category, about, wanted);
          await say(category, discipline, wanted ?? false, {
            ...(person ? { memberId: ids[person], followDiscipline: wanted === null } : {}),
          });
          for (const reader of Object.keys(READERS) as Reader[]) {
            const found = await sees(reader);
            for (const one of Object.keys(found) as (keyof typeof found)[]) {
              const expected = ALWAYS[READERS[reader]].includes(one) || model.sees(one, reader);
              expect({ reader, one, open: found[one] }).toEqual({ reader, one, open: expected });
            }
          }
        }
      }),
      { numRuns: 12 },
    );
    await forgetAll();
    for (const category of SHARING_CATEGORIES) {
      for (const discipline of ['PSYCHOTHERAPY', 'MASSAGE'] as const) await say(category, discipline, true);
    }
  });

  const forgetAll = () =>
    world().rows(
      `with a as (delete from attune.sharing_consent_member where client_id = $1)
       delete from attune.sharing_consent where client_id = $1`,
      [jonah],
    );

  it('R4: what a person was granted opens nothing once they have left the team', async () => {
    await say('PLAN', 'MASSAGE', true, { memberId: await memberId('ben') });
    expect(await inSql('ben', 'PLAN', 'MASSAGE', [])).toBe(true);
    await world().rows(
      `update attune.care_team_member set state = 'ENDED', ended_at = now() where client_id = $1 and member_id = $2`,
      [jonah, await memberId('ben')],
    );
    const rows = await asActor(world(), 'ben', async (query) => [
      (await query('select 1 from attune.care_plan where client_id = $1', [jonah])).rowCount,
      (await query('select 1 from attune.sharing_consent_member where client_id = $1', [jonah])).rowCount,
      (await query('select 1 from attune.relation_to($1)', [jonah])).rowCount,
    ]);
    expect(rows).toEqual([0, 0, 0]);
    expect(
      await share(await as('jonah'), {
        category: 'PLAN',
        discipline: 'MASSAGE',
        granted: false,
        memberId: await memberId('ben'),
      }),
    ).toMatchObject({ __typename: 'InvalidInput' });
  });
});
