import { beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { type Anything, asActor, type DemoName, useWorld } from '../harness/index.ts';
import { answerMeasure, flagsByRule, pcl5, phq9 } from '../harness/operations/measures.ts';
import { rewrite } from '../harness/operations/scheduling.ts';

const SCORES = `query Scores($id: ID!, $codes: [String!], $from: DateTime, $to: DateTime) { client(id: $id) {
  measureScores(codes: $codes, from: $from, to: $to) { id code value band change changeSinceLast words takenAt
    answers { __typename ... on ItemAnswers { items { number question value answer followUp } unscored { value answer }
      parts { code sum positive } pattern replaced } ... on Withheld { reason } } }
  measuresWithheld { category reason } } }`;

describe('questionnaires', () => {
  const world = useWorld();
  let jonah: string;
  let amal: string;

  beforeAll(async () => {
    jonah = await world().clientId('Jonah');
    amal = await world().clientId('Amal');
  });

  const see = async (name: DemoName, clientId: string, more = {}): Promise<Anything | null> => {
    const { client } = await (await world().as(name)).ask(SCORES, { id: clientId, ...more });
    return client;
  };
  const count = async (table: string, where = 'true'): Promise<number> => {
    const [row] = await world().rows<{ count: number }>(
      `select count(*)::integer as count from ${table} where ${where}`,
    );
    return row?.count ?? -1;
  };

  it('are listed as data, with their licence', async () => {
    const { instruments } = await (await world().as('lee')).ask(
      '{ instruments { code version questions { text loinc choices { value label } } unscored { text } greatest licence } }',
    );
    expect(instruments.map((one: Anything) => [one.code, one.questions.length, one.greatest])).toEqual([
      ['PHQ-9', 9, 27],
      ['GAD-7', 7, 21],
      ['PCL-5', 20, 80],
      ['PHQ-4', 4, 12],
      ['PHQ-8', 8, 24],
      ['PHQ-2', 2, 6],
    ]);
  });

  it('R25: an answer is scored by the server, kept with its version and its items, and tells how it moved', async () => {
    const lee = await world().as('lee');
    const first = await answerMeasure(lee, 'GAD-7', [2, 2, 2, 2, 2, 2, 2]);
    expect(first).toMatchObject({
      __typename: 'MeasureScore',
      value: 14,
      band: 'moderate',
      change: 'TOO_FEW',
      changeSinceLast: 'TOO_FEW',
      instrumentVersion: '1',
    });
    const second = await answerMeasure(lee, 'GAD-7', [1, 1, 1, 1, 1, 1, 1]);
    expect(second).toMatchObject({ value: 7, band: 'mild', change: 'IMPROVED', changeSinceLast: 'IMPROVED' });
    const third = await answerMeasure(lee, 'GAD-7', [1, 1, 1, 1, 1, 1, 2]);
    expect(third).toMatchObject({ value: 8, change: 'IMPROVED', changeSinceLast: 'NO_RELIABLE_CHANGE' });
    expect(third.words).toEqual([
      'Lower than at the start (14) by 6: more than chance would explain.',
      'Higher than last time (7) by 1: chance alone could explain it.',
    ]);
    const [audit] = await world().rows(
      `select action, role, ground, field_classes from attune.audit_event where subject_id = $1`,
      [third.id],
    );
    expect(audit).toEqual({
      action: 'measure.answer',
      role: 'CLIENT',
      ground: 'SELF',
      field_classes: ['MEASURES'],
    });
  });

  it('what cannot be scored is refused by name, and changes nothing', async () => {
    const lee = await world().as('lee');
    const before = [await count('attune.measure_response'), await count('attune.idempotency_key')];
    const paths = async (code: string, answers: (number | null)[]) => {
      const result = await answerMeasure(lee, code, answers, { idempotencyKey: randomUUID() });
      return [result.__typename, ...(result.fields ?? []).map((field: Anything) => field.path)];
    };
    expect(await paths('PHQ-9', [null, null, null, 1, 1, 1, 1, 1, 2])).toEqual([
      'InvalidInput',
      'answers.0',
      'answers.1',
      'answers.2',
    ]);
    expect(await paths('PHQ-9', [1, 1, 1, 1, 1, 1, 1, 1, null])).toEqual(['InvalidInput', 'answers.8']);
    expect(await paths('GAD-7', [4, 0, 0, 0, 0, 0, 0])).toEqual(['InvalidInput', 'answers.0']);
    expect(await paths('C-SSRS', [1])).toEqual(['InvalidInput', 'code']);
    expect([await count('attune.measure_response'), await count('attune.idempotency_key')]).toEqual(before);
    expect(await answerMeasure(await world().as('mara'), 'PHQ-4', [0, 0, 0, 0])).toMatchObject({
      __typename: 'Forbidden',
    });
  });

  it('the same key gives the same answer once, and other contents under it are refused', async () => {
    const lee = await world().as('lee');
    const key = { idempotencyKey: randomUUID() };
    const first = await answerMeasure(lee, 'PHQ-4', [1, 1, 1, 1], key);
    expect(await answerMeasure(lee, 'PHQ-4', [1, 1, 1, 1], key)).toEqual(first);
    expect(await answerMeasure(lee, 'PHQ-4', [2, 1, 1, 1], key)).toMatchObject({ __typename: 'Conflict' });
    expect(await count('attune.measure_response', `id = '${first.id}'`)).toBe(1);
  });

  it('an answer that was kept without a network has its own time; a clock that is wrong loses nothing', async () => {
    const lee = await world().as('lee');
    const at = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
    const taken = async (takenAt: string) =>
      Date.parse((await answerMeasure(lee, 'PHQ-4', [0, 0, 1, 0], { takenAt })).takenAt);
    const yesterday = at(-1);
    expect(await taken(yesterday)).toBe(Date.parse(yesterday));
    for (const wrong of [at(1), at(-400)]) {
      expect(Math.abs((await taken(wrong)) - Date.now())).toBeLessThan(60_000);
    }
  });

  describe('who sees them', () => {
    const share = (granted: boolean) =>
      rewrite(world(), [
        [
          `insert into attune.sharing_consent (practice_id, client_id, category, discipline, granted, since)
           select practice_id, id, 'MEASURES', 'MASSAGE', $2, now() from attune.client where id = $1
           on conflict (practice_id, client_id, category, discipline) do update set granted = $2`,
          [jonah, granted],
        ],
      ]);

    it('the client and the psychotherapist see scores and answers, by time, of the kinds that are asked for', async () => {
      const { measureScores, measuresWithheld } = await see('mara', jonah, { codes: ['PCL-5'] });
      expect(measuresWithheld).toBeNull();
      expect(measureScores.map((one: Anything) => one.value)).toEqual([54, 51, 47, 49, 43, 36, 30]);
      const last = measureScores.at(-1);
      expect(last).toMatchObject({ band: null, change: 'IMPROVED', changeSinceLast: 'NO_RELIABLE_CHANGE' });
      expect(last.answers).toMatchObject({
        __typename: 'ItemAnswers',
        pattern: expect.any(Boolean),
        replaced: [],
        parts: [{ code: 'B' }, { code: 'C' }, { code: 'D' }, { code: 'E' }],
      });
      expect(last.answers.items).toHaveLength(20);
      expect(last.answers.items[15]).toMatchObject({ number: 16, answer: 'Not at all', followUp: false });
      const own = await see('jonah', jonah);
      expect(own.measureScores.map((one: Anything) => one.code)).toEqual(
        expect.arrayContaining(['PCL-5', 'PHQ-9', 'GAD-7']),
      );
      expect(own.measureScores[0].answers.__typename).toBe('ItemAnswers');
    });

    it('R10: a massage therapist sees scores by consent alone, and never answers', async () => {
      await share(true);
      const shared = await see('ines', jonah);
      expect(shared.measureScores.length).toBeGreaterThan(5);
      expect(shared.measuresWithheld).toBeNull();
      for (const one of shared.measureScores) {
        expect(one.answers.__typename).toBe('Withheld');
      }
      await share(false);
      expect(await see('ines', jonah)).toEqual({
        measureScores: [],
        measuresWithheld: { category: 'MEASURES', reason: expect.stringContaining('has not shared') },
      });
      expect((await see('ines', amal)).measureScores).toEqual([]);
    });

    it('administrators see none, and to everybody else there is no such client', async () => {
      expect((await see('rowan', jonah)).measureScores).toEqual([]);
      for (const name of ['tomas', 'ben', 'amal', 'vera', 'kit'] as const) {
        expect(await see(name, jonah)).toBeNull();
      }
    });

    it('in SQL it is exactly the same, and nobody changes or writes for another', async () => {
      await share(true);
      const seen: Record<string, boolean[]> = {};
      for (const name of ['mara', 'jonah', 'ines', 'rowan', 'tomas', 'ben', 'amal'] as const) {
        seen[name] = await asActor(world(), name, async (query) => {
          const any = async (table: string) =>
            ((await query(`select 1 from attune.${table} where client_id = $1`, [jonah])).rowCount ?? 0) > 0;
          return [await any('measure_response'), await any('measure_answer'), await any('check_in_rhythm')];
        });
      }
      expect(seen).toEqual({
        mara: [true, true, true],
        jonah: [true, true, true],
        ines: [true, false, false],
        rowan: [false, false, false],
        tomas: [false, false, false],
        ben: [false, false, false],
        amal: [false, false, false],
      });
      const refused = async (name: DemoName, text: string) =>
        asActor(world(), name, (query) => query(text, [jonah])).then(
          () => 'done',
          (error: { code: string }) => error.code,
        );
      const insert = `insert into attune.measure_response (practice_id, id, client_id, code, instrument_version, taken_at, received_at, total, band)
        values (attune.practice_id(), gen_random_uuid(), $1, 'PHQ-4', '1', now(), now(), 0, 'minimal')`;
      expect(await refused('jonah', insert)).toBe('done');
      for (const name of ['mara', 'ines', 'amal'] as const) {
        expect(await refused(name, insert)).toBe('42501');
      }
      const change = `update attune.measure_response set total = 0 where client_id = $1`;
      expect(await refused('jonah', change)).toBe('42501');
      const rhythm = `update attune.check_in_rhythm set every_days = null, weekdays = '{}' where client_id = $1`;
      expect(await refused('mara', rhythm)).toBe('done');
      await expect(world().rows('delete from attune.measure_answer')).rejects.toThrow('stays as it is');
    });
  });

  it('R16, R19: in SQL an answer about self-harm does not commit without its flag', async () => {
    const client = await world().admin.connect();
    const put = async (ninth: number) => {
      await client.query('begin');
      const { rows } = await client.query(
        `insert into attune.measure_response (practice_id, id, client_id, code, instrument_version, taken_at, received_at, total, band)
         select practice_id, gen_random_uuid(), id, 'PHQ-9', '1', now(), now(), 3, 'minimal' from attune.client where id = $1
         returning practice_id, id`,
        [amal],
      );
      await client.query(
        `insert into attune.measure_answer (practice_id, response_id, client_id, items) values ($1, $2, $3, $4)`,
        [rows[0].practice_id, rows[0].id, amal, phq9(ninth, 0)],
      );
      return client.query('commit');
    };
    try {
      await expect(put(1)).rejects.toMatchObject({ constraint: 'self_harm_is_told' });
      await client.query('rollback');
      await put(0);
    } finally {
      client.release();
    }
    expect(await flagsByRule(world(), amal)).toEqual([]);
  });

  it('a psychotherapist of the team plans the days of check-ins, and nobody else', async () => {
    const PLAN = `mutation Plan($input: PlanCheckInsInput!) { result: planCheckIns(input: $input) { __typename
      ... on CheckInRhythm { weekdays everyDays startsOn } ... on Problem { code } ... on InvalidInput { fields { path } } } }`;
    const plan = async (name: DemoName, input: object) =>
      (await (await world().as(name)).ask(PLAN, { input: { clientId: amal, ...input } })).result;
    expect(await plan('mara', { weekdays: [5, 1, 1] })).toMatchObject({ weekdays: [1, 5], everyDays: null });
    expect(await plan('mara', { everyDays: 3 })).toMatchObject({ weekdays: [], everyDays: 3 });
    expect(await plan('mara', { weekdays: [1], everyDays: 3 })).toMatchObject({
      fields: [{ path: 'everyDays' }],
    });
    expect(await plan('mara', {})).toMatchObject({ weekdays: [], everyDays: null });
    expect(await plan('ines', { everyDays: 3 })).toMatchObject({ __typename: 'Forbidden' });
    expect(await plan('amal', { everyDays: 3 })).toMatchObject({ __typename: 'Forbidden' });
    expect(await plan('tomas', { everyDays: 3 })).toMatchObject({ __typename: 'NotFound' });
    const read =
      '{ clients { edges { node { name checkInRhythm { everyDays } viewerCan { planCheckIns } } } } }';
    const { clients } = await (await world().as('ines')).ask(read);
    for (const { node } of clients.edges) {
      expect(node).toMatchObject({ checkInRhythm: null, viewerCan: { planCheckIns: false } });
    }
  });

  it('a rise of the PCL-5 since the start or since last is a CONCERN', async () => {
    const lee = await world().as('lee');
    const id = await world().clientId('Lee');
    await answerMeasure(lee, 'PCL-5', pcl5(20));
    await answerMeasure(lee, 'PCL-5', pcl5(29));
    expect(await flagsByRule(world(), id)).toEqual([]);
    await answerMeasure(lee, 'PCL-5', pcl5(31));
    expect(await flagsByRule(world(), id)).toEqual([
      expect.objectContaining({
        level: 'CONCERN',
        hold: 'NONE',
        reason: 'PCL-5 is 31; it was 20 at the start.',
      }),
    ]);
  });
});
