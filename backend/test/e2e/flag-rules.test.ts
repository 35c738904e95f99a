import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { type Anything, asActor, type DemoName, EMAILS, useWorld } from '../harness/index.ts';
import {
  ANSWER,
  answerMeasure,
  CHECK_IN,
  checkIn,
  clearAnswers,
  flagsByRule,
  phq9,
} from '../harness/operations/measures.ts';

const RULES = `{ flagRules { rule sentence version threshold level levels on maySwitchOff changedBy } }`;
const CHANGE = `mutation Change($input: ChangeFlagRuleInput!) { result: changeFlagRule(input: $input) { __typename
  ... on FlagRule { rule version threshold level on changedBy } ... on Problem { code } ... on InvalidInput { fields { path } }
  ... on StaleVersion { currentVersion } } }`;
describe('rules that raise flags', () => {
  const world = useWorld();
  let jonah: string;
  const NOON = new Date('2026-03-10T12:00:00Z');

  beforeAll(async () => {
    jonah = await world().clientId('Jonah');
  });
  beforeEach(async () => {
    world().setTime(NOON);
    await clearAnswers(world());
  });

  const flags = () => flagsByRule(world(), jonah);
  const causes = async () => (await flags()).map(({ level, cause }) => `${level} ${cause.split(':')[0]}`);
  const count = async (table: string, where = 'true'): Promise<number> => {
    const [row] = await world().rows<{ count: number }>(
      `select count(*)::integer as count from ${table} where ${where}`,
    );
    return row?.count ?? -1;
  };
  const at = (day: number, time = '20:00') => `2026-03-${String(day).padStart(2, '0')}T${time}:00Z`;

  describe('R19, R20: the question about self-harm', () => {
    it('answered above 0 tells whom to call and who is told, and raises an ALERT with its hold', async () => {
      const result = await answerMeasure(await world().as('jonah'), 'PHQ-9', phq9(1));
      expect(result).toEqual({
        __typename: 'SupportOnItsWay',
        told: ['Dr Mara Lindqvist'],
        crisisResources: expect.arrayContaining([expect.objectContaining({ phone: expect.any(String) })]),
      });
      expect(await flags()).toEqual([
        expect.objectContaining({
          level: 'ALERT',
          hold: 'DEEP_WORK',
          reason: 'PHQ-9, question 9 (being better off dead, or hurting oneself): “Several days”.',
        }),
      ]);
      expect(
        await count('pgboss.job', `name = 'distress-flag-raised' and data ->> 'clientId' = '${jonah}'`),
      ).toBe(1);
      const { client } = await (await world().as('jonah')).ask(
        'query ($id: ID!) { client(id: $id) { flags { edges { node { plainWords } } } } }',
        { id: jonah },
      );
      expect(client.flags.edges[0].node.plainWords).not.toMatch(/flag|self-harm/i);
    });

    it('answered 2 or more is a CRISIS; answered 0 is a score and nothing else', async () => {
      const jonahs = await world().as('jonah');
      expect((await answerMeasure(jonahs, 'PHQ-9', phq9(0))).__typename).toBe('MeasureScore');
      expect(await flags()).toEqual([]);
      await answerMeasure(jonahs, 'PHQ-9', phq9(3));
      expect(await flags()).toEqual([expect.objectContaining({ level: 'CRISIS', hold: 'ALL_BODYWORK' })]);
    });

    it('R20: sent many times at once, with one key or with none, raises once; each is answered with help', async () => {
      const jonahs = await world().as('jonah');
      const key = randomUUID();
      const send = (idempotencyKey: string | null) =>
        jonahs.ask(ANSWER, { input: { code: 'PHQ-9', answers: phq9(2), idempotencyKey } });
      const all = await Promise.all([...Array(6).fill(key), ...Array(4).fill(null)].map(send));
      expect(all.map(({ result }: Anything) => result.__typename)).toEqual(Array(10).fill('SupportOnItsWay'));
      expect(await causes()).toEqual(['CRISIS self-harm']);
      expect(await count('attune.measure_response')).toBe(5);
      world().setTime(new Date(NOON.getTime() + 20 * 60_000));
      expect((await send(key)).result.__typename).toBe('SupportOnItsWay');
      expect(await causes()).toHaveLength(1);
      // Half an hour later and anew, it is another answer and another cause.
      await send(null);
      expect(await causes()).toHaveLength(2);
    });

    it.each([
      'attune.measure_answer',
      'attune.distress_flag',
      'attune.flag_event',
      'attune.audit_event',
      'pgboss.job_common',
    ])('R16: leaves nothing when writing %s fails', async (table) => {
      const everything = () =>
        Promise.all(
          ['attune.measure_response', 'attune.distress_flag', 'attune.idempotency_key', 'pgboss.job'].map(
            (one) => count(one),
          ),
        );
      const before = await everything();
      await world().rows(
        `create or replace function public.refuse_for_test() returns trigger language plpgsql as
             $$ begin raise exception 'refused for the test'; end $$;
           create trigger refuse_for_test before insert on ${table} for each row execute function public.refuse_for_test()`,
      );
      try {
        const { errors } = await (await world().as('jonah')).send(ANSWER, {
          input: { code: 'PHQ-9', answers: phq9(2), idempotencyKey: randomUUID() },
        });
        expect(errors?.[0]?.extensions.code).toBe('INTERNAL');
      } finally {
        await world().rows(`drop trigger refuse_for_test on ${table}`);
      }
      expect(await everything()).toEqual(before);
    });
  });

  describe('check-ins', () => {
    it('are kept whole, traced, and told live under one name', async () => {
      const draft = {
        distress: 4,
        mood: 6,
        sleepHours: 6.5,
        sleepQuality: 5,
        arousal: -1,
        pain: 3,
        irritability: 2,
        bodyConnection: 7,
        text: '  A quiet day.  ',
      };
      const made = await checkIn(await world().as('jonah'), draft);
      expect(made).toMatchObject({
        ...draft,
        __typename: 'CheckIn',
        text: 'A quiet day.',
        at: '2026-03-10T12:00:00Z',
      });
      expect(await flags()).toEqual([]);
      expect(
        await world().rows(`select action, field_classes from attune.audit_event where subject_id = $1`, [
          made.id,
        ]),
      ).toEqual([{ action: 'checkIn.write', field_classes: ['MEASURES'] }]);
      const { client } = await (await world().as('mara')).ask(
        'query ($id: ID!) { client(id: $id) { checkIns { text irritability } } }',
        { id: jonah },
      );
      expect(client.checkIns).toEqual([{ text: 'A quiet day.', irritability: 2 }]);
      expect(await checkIn(await world().as('jonah'), { distress: 11, pain: -1 })).toMatchObject({
        fields: [{ path: 'distress' }, { path: 'pain' }],
      });
    });

    it('9 or more is an ALERT, once for one answer however often it is sent', async () => {
      const jonahs = await world().as('jonah');
      await checkIn(jonahs, { distress: 8 });
      expect(await causes()).toEqual([]);
      const input = { distress: 9, mood: 2, idempotencyKey: randomUUID() };
      await Promise.all(Array.from({ length: 6 }, () => jonahs.ask(CHECK_IN, { input })));
      await checkIn(jonahs, { distress: 9, mood: 2 });
      expect(await causes()).toEqual(['ALERT check-in-distress']);
      await checkIn(jonahs, { distress: 9, mood: 1 });
      expect(await causes()).toHaveLength(2);
    });

    it('7 or more on three days running of the practice’s calendar is a CONCERN, also when they arrive late', async () => {
      const jonahs = await world().as('jonah');
      await checkIn(jonahs, { distress: 7, at: at(7) });
      await checkIn(jonahs, { distress: 8, at: at(7, '22:00') });
      await checkIn(jonahs, { distress: 7, at: at(9) });
      expect(await causes()).toEqual([]);
      await checkIn(jonahs, { distress: 7, at: at(8) });
      expect(await causes()).toEqual(['CONCERN check-in-run']);
      await checkIn(jonahs, { distress: 7, at: at(10, '11:00') });
      expect(await causes()).toHaveLength(1);
    });

    it('a day is one of the practice’s: half past midnight in summer time is the next', async () => {
      world().setTime(new Date('2026-06-10T12:00:00Z'));
      const jonahs = await world().stranger().signIn(EMAILS.jonah);
      // 23:30 UTC is 00:30 in London: the 8th, 9th and 10th, though by UTC the first two are the 7th and 8th.
      for (const instant of ['2026-06-07T23:30:00Z', '2026-06-08T23:30:00Z', '2026-06-10T08:00:00Z']) {
        await checkIn(jonahs, { distress: 7, at: instant });
      }
      expect(await causes()).toEqual(['CONCERN check-in-run']);
    });
  });

  describe('as a practice sets them', () => {
    const change = async (name: DemoName, input: object) => {
      const { data } = await (await world().as(name)).send(CHANGE, {
        input: { expectedVersion: 0, on: true, ...input },
      });
      return data?.result;
    };
    const distress = { rule: 'CHECK_IN_DISTRESS', threshold: 8, level: 'CRISIS' };

    it('are plain sentences; the owner changes them, a psychotherapist reads them, nobody else', async () => {
      const { flagRules } = await (await world().as('mara')).ask(RULES);
      expect(flagRules).toHaveLength(10);
      expect(flagRules.map((rule: Anything) => rule.sentence)).toContain(
        'When a client’s check-in says distress 9 or more: Alert, within an hour',
      );
      expect(await change('rowan', distress)).toMatchObject({
        version: 1,
        threshold: 8,
        changedBy: 'Rowan Ellery',
      });
      expect(await change('rowan', distress)).toMatchObject({
        __typename: 'StaleVersion',
        currentVersion: 1,
      });
      expect(await change('mara', distress)).toMatchObject({ __typename: 'Forbidden' });
      for (const name of ['ines', 'jonah'] as const) {
        expect((await (await world().as(name)).send(RULES)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
      }
      expect(
        await count('attune.audit_event', `action = 'flagRule.change' and ground = 'ADMINISTRATOR'`),
      ).toBe(1);
      await checkIn(await world().as('jonah'), { distress: 8 });
      expect(await causes()).toEqual(['CRISIS check-in-distress']);
    });

    it('a rule that is off raises nothing; one for self-harm cannot be, by the API or in SQL', async () => {
      await change('rowan', { ...distress, threshold: 9, level: 'ALERT', on: false });
      await checkIn(await world().as('jonah'), { distress: 10 });
      expect(await flags()).toEqual([]);
      for (const [input, path] of [
        [{ rule: 'SELF_HARM_ANY', threshold: 1, level: 'ALERT', on: false }, 'on'],
        [{ rule: 'SELF_HARM_ANY', threshold: 2, level: 'ALERT' }, 'threshold'],
        [{ rule: 'SELF_HARM_OFTEN', threshold: 2, level: 'CONCERN' }, 'level'],
        [{ rule: 'CHECK_IN_DISTRESS', threshold: 11, level: 'ALERT' }, 'threshold'],
        [{ rule: 'NONE_SUCH', threshold: 1, level: 'ALERT' }, 'rule'],
      ] as const) {
        expect(await change('rowan', input)).toMatchObject({ fields: [{ path }] });
      }
      const put = (code: string, threshold: number | null, level: string, on: boolean) =>
        asActor(world(), 'rowan', (query) =>
          query(
            `insert into attune.flag_rule (practice_id, code, version, threshold, level, is_on, changed_at, changed_by)
             values (attune.practice_id(), $1, 7, $2, $3, $4, now(), attune.user_id())`,
            [code, threshold, level, on],
          ),
        ).then(
          () => 'done',
          (error: { constraint?: string; code: string }) => error.constraint ?? error.code,
        );
      expect(await put('SELF_HARM_ANY', 1, 'CRISIS', true)).toBe('done');
      expect(await put('SELF_HARM_ANY', 1, 'ALERT', false)).toBe('flag_rule_self_harm_check');
      expect(await put('SELF_HARM_ANY', 2, 'ALERT', true)).toBe('flag_rule_threshold_check');
      expect(await put('SELF_HARM_ANY', null, 'ALERT', true)).toBe('flag_rule_threshold_check');
      expect(await put('SELF_HARM_OFTEN', 2, 'ALERT', true)).toBe('flag_rule_level_check');
      expect(await put('SELF_HARM_OFTEN', 3, 'CRISIS', true)).toBe('flag_rule_threshold_check');
      expect(await put('PCL5_RISE', 99, 'CONCERN', true)).toBe('flag_rule_threshold_check');
      expect(await put('SESSION_GOING_AWAY', 1, 'CONCERN', true)).toBe('flag_rule_threshold_check');
      await expect(world().rows('delete from attune.flag_rule')).rejects.toThrow('stays written');
    });
  });
});
