import { describe, expect, it } from '@jest/globals';
import { type Anything, asActor, useWorld } from '../harness/index.ts';
import { exercise, exercisesOf } from '../harness/operations/self-care.ts';
import { rewrite } from '../harness/operations/scheduling.ts';

const SENTENCE = 'Before sleep, sitting on the bed';

describe('exercises beside the plan', () => {
  const world = useWorld();
  const jonah = () => world().clientId('Jonah');
  const ocean = async (more: object = {}) => ({
    clientId: await jonah(),
    exercise: 'OCEAN_BREATH',
    inSeconds: 4,
    outSeconds: 7,
    minutes: 5,
    sentence: SENTENCE,
    ...more,
  });
  const given = async () => exercise(await world().as('mara'), 'assign', await ocean());

  it('are put there by a psychotherapist of the team, read by the client, and end', async () => {
    const mara = await world().as('mara');
    const one = await given();
    expect(one).toMatchObject({
      __typename: 'PlanExercise',
      exercise: 'OCEAN_BREATH',
      outSeconds: 7,
      assignedBy: 'Dr Mara Lindqvist',
      doneOn: [],
    });
    const seen = async () =>
      (await exercisesOf(await world().as('jonah'), await jonah())).find(({ id }) => id === one.id);
    expect(await seen()).toMatchObject({ sentence: SENTENCE, endedAt: null });
    const end = { clientId: await jonah(), exerciseId: one.id };
    expect((await exercise(mara, 'end', end)).endedAt).not.toBeNull();
    expect((await exercise(mara, 'end', end)).__typename).toBe('Conflict');
    expect((await seen())?.endedAt).not.toBeNull();
    expect(
      (await exercise(await world().as('jonah'), 'mark', { exerciseId: one.id, done: true })).__typename,
    ).toBe('Conflict');
  });

  it('refuse a breath that may not be, in words and in the table', async () => {
    const mara = await world().as('mara');
    const assign = async (more: object) => exercise(mara, 'assign', await ocean(more));
    const refused: readonly (readonly [object, string])[] = [
      [{ outSeconds: 4 }, 'In the ocean breath, out is longer than in.'],
      [{ outSeconds: null }, 'In the ocean breath, out is longer than in.'],
      [
        { exercise: 'THREE_PART_BREATH', inSeconds: 6, outSeconds: 6 },
        'Start with 4 or 5 seconds: longer at once can make dizzy.',
      ],
      [{ exercise: 'THREE_PART_BREATH' }, 'In the three-part breath, in and out are equally long.'],
      [{ exercise: 'FIVE_SENSES' }, 'This exercise goes at the person’s own pace.'],
      [{ sentence: ' ' }, 'Please write something here.'],
    ];
    for (const [more, message] of refused) {
      expect(await assign(more)).toMatchObject({ __typename: 'InvalidInput', message });
    }
    const insert = (name: string, ...lengths: (number | null)[]) =>
      world().rows(
        `insert into attune.plan_exercise (practice_id, id, client_id, exercise, in_seconds, out_seconds, sentence, assigned_by, assigned_at)
         select c.practice_id, gen_random_uuid(), c.id, $2, $3, $4, 'x', $5, now() from attune.client c where c.id = $1`,
        [jonahId, name, ...lengths, maraId],
      );
    const [jonahId, maraId] = [await jonah(), await world().memberId('Mara')];
    for (const [name, length, out] of [
      ['THREE_PART_BREATH', 6, 6],
      ['THREE_PART_BREATH', 4, 5],
      ['THREE_PART_BREATH', null, null],
      ['OCEAN_BREATH', 4, 4],
      ['FIVE_SENSES', 4, 6],
    ] as const) {
      await expect(insert(name, length, out)).rejects.toThrow('plan_exercise_breath_check');
    }
  });

  it('are marked by the client alone, once a day, and shown only where the client shows it', async () => {
    const client = await world().as('jonah');
    const one = await given();
    const mark = (more: object) => exercise(client, 'mark', { exerciseId: one.id, ...more });
    const seenBy = async (name: 'mara' | 'ines' | 'jonah') =>
      (await exercisesOf(await world().as(name), await jonah())).find(({ id }) => id === one.id)?.doneOn
        .length;
    expect(await seenBy('jonah')).toBe(0);
    expect(await mark({ done: true })).toMatchObject({ doneOn: [expect.any(String)], shownOn: [] });
    expect([await seenBy('jonah'), await seenBy('mara'), await seenBy('ines')]).toEqual([1, 0, 0]);
    expect((await mark({ done: true, shown: true })).shownOn).toHaveLength(1);
    expect([await seenBy('jonah'), await seenBy('mara'), await seenBy('ines')]).toEqual([1, 1, 0]);
    expect((await mark({ done: false })).doneOn).toEqual([]);
    expect([await seenBy('jonah'), await seenBy('mara')]).toEqual([0, 0]);
    for (const name of ['mara', 'ines', 'amal'] as const) {
      const answer = await exercise(await world().as(name), 'mark', { exerciseId: one.id, done: true });
      expect(['Forbidden', 'NotFound']).toContain(answer.__typename);
    }
    const marks = (name: 'mara' | 'ines' | 'rowan' | 'tomas') =>
      asActor(
        world(),
        name,
        async (query) => (await query('select 1 from attune.exercise_mark where not shown')).rowCount,
      );
    await mark({ done: true });
    expect([await marks('mara'), await marks('ines'), await marks('rowan'), await marks('tomas')]).toEqual([
      0, 0, 0, 0,
    ]);
  });

  it('are told of in the audit, without the day or who sees it', async () => {
    const one = await given();
    await exercise(await world().as('jonah'), 'mark', { exerciseId: one.id, done: true, shown: true });
    const events = await world().rows<Anything>(
      'select action, ground, field_classes from attune.audit_event where subject_id = $1 order by at',
      [one.id],
    );
    expect(events).toEqual([
      { action: 'exercise.assign', ground: 'TEAM', field_classes: ['PLAN'] },
      { action: 'exercise.mark', ground: 'SELF', field_classes: ['PLAN'] },
    ]);
  });

  it('are closed to a massage therapist with whom the plan is not shared', async () => {
    const one = await given();
    const share = async (granted: boolean) =>
      rewrite(world(), [
        [
          `update attune.sharing_consent set granted = $2 where client_id = $1 and category = 'PLAN' and discipline = 'MASSAGE'`,
          [await jonah(), granted],
        ],
      ]);
    const ids = async () => (await exercisesOf(await world().as('ines'), await jonah())).map(({ id }) => id);
    expect(await ids()).toContain(one.id);
    await share(false);
    expect(await ids()).toEqual([]);
    await share(true);
    expect((await exercise(await world().as('ines'), 'assign', await ocean())).__typename).toBe('Forbidden');
  });
});
