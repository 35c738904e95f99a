import { describe, expect, it } from '@jest/globals';
import { DEFAULT_ESCALATION, FLAG_LEVELS, type LevelEscalation } from '@attune/shared';
import { type Anything, asActor, type DemoName, useWorld, withClient } from '../harness/index.ts';
import { raiseFlag } from '../harness/operations/distress-flags.ts';

const POLICY = `query Policy { escalationPolicy { version
  levels { level acknowledgeWithinMinutes remindEveryMinutes steps { who afterMinutes channels } }
  people { who names } history { version changedAt changedBy changes } } }`;
const CHANGE = `mutation Change($input: ChangeEscalationPolicyInput!) { result: changeEscalationPolicy(input: $input) {
  __typename ... on EscalationPolicy { version history { version changedBy changes } }
  ... on Problem { code message } ... on InvalidInput { fields { path message } } ... on StaleVersion { currentVersion } } }`;

describe('R17: the practice’s own escalation', () => {
  const world = useWorld();
  const levels = FLAG_LEVELS.map((level) => DEFAULT_ESCALATION[level]);
  const with_ = (level: LevelEscalation) => levels.map((one) => (one.level === level.level ? level : one));
  const change = async (name: DemoName, basedOnVersion: number, to: readonly LevelEscalation[]) => {
    const { result }: Anything = await (await world().as(name)).ask(CHANGE, {
      input: { basedOnVersion, levels: to },
    });
    return result;
  };

  it('is what stands in shared/ until the practice sets something, in the database word for word', async () => {
    const rows = await world().rows<Anything>(
      `select l.level, l.acknowledge_within as "acknowledgeWithinMinutes", l.remind_every as "remindEveryMinutes",
         (select jsonb_agg(jsonb_build_object('who', s.who, 'afterMinutes', s.after_minutes, 'channels', s.channels) order by s.position)
           from attune.default_escalation_step() s where s.level = l.level) as steps
       from attune.default_escalation_level() l`,
    );
    expect(rows).toEqual(levels);
    const { escalationPolicy } = await (await world().as('vera')).ask(POLICY);
    expect(escalationPolicy).toMatchObject({ version: 0, history: [] });
    expect(escalationPolicy.levels).toEqual(levels);
  });

  it('says whom each step reaches today, and who changed what', async () => {
    const { escalationPolicy } = await (await world().as('rowan')).ask(POLICY);
    expect(escalationPolicy.people).toEqual([
      { who: 'LEAD', names: ['Dr Mara Lindqvist'] },
      { who: 'TEAM_PSYCHOTHERAPISTS', names: [] },
      { who: 'ON_CALL', names: ['Tomas Reyes'] },
      { who: 'OWNER', names: ['Rowan Ellery'] },
    ]);
    expect(escalationPolicy.history.map(({ version, changedBy }: Anything) => [version, changedBy])).toEqual([
      [2, 'Rowan Ellery'],
      [1, 'Rowan Ellery'],
    ]);
    expect(escalationPolicy.history[0].changes).toEqual([
      'Alert: psychotherapist on call after 2 h → after 1 h 15 min',
      'Alert: owner of the practice after 3 h → after 1 h 30 min',
    ]);
  });

  it('is changed by those who run the practice, as a new version that holds from then on, with its trace', async () => {
    const jonah = await world().clientId('Jonah');
    const before = await raiseFlag(await world().as('ines'), jonah, { level: 'CONCERN' });
    const quicker: LevelEscalation = {
      ...DEFAULT_ESCALATION.CONCERN,
      acknowledgeWithinMinutes: 120,
      steps: [
        { who: 'LEAD', afterMinutes: 0, channels: ['BELL'] },
        { who: 'OWNER', afterMinutes: 90, channels: ['BELL', 'MAIL'] },
      ],
    };
    expect(await change('rowan', 2, with_(quicker))).toMatchObject({
      __typename: 'EscalationPolicy',
      version: 3,
      history: [
        {
          version: 3,
          changedBy: 'Rowan Ellery',
          changes: [
            expect.stringMatching(/^Concern: to be answered/),
            expect.stringMatching(/^Concern: lead/),
          ],
        },
        {},
        {},
      ],
    });
    const after = await raiseFlag(await world().as('ines'), jonah, { level: 'CONCERN' });
    const minutes = (flag: Anything) => (Date.parse(flag.acknowledgeBy) - Date.parse(flag.raisedAt)) / 60_000;
    expect([minutes(before), minutes(after)]).toEqual([1440, 120]);
    const count = async (id: string) =>
      (await world().rows('select 1 from attune.flag_step where flag_id = $1', [id])).length;
    expect([await count(before.id), await count(after.id)]).toEqual([4, 2]);
    // And what a client is promised is what holds.
    const { answerTimes } = await (await world().as('jonah')).ask(
      'query { answerTimes { urgency withinMinutes } }',
    );
    expect(answerTimes).toEqual([
      { urgency: 'SOON', withinMinutes: 120 },
      { urgency: 'TODAY', withinMinutes: 60 },
      { urgency: 'NOW', withinMinutes: 10 },
    ]);
    const [trace] = await world().rows<Anything>(
      `select ground, role, subject_type from attune.audit_event where action = 'escalation.change' order by at desc limit 1`,
    );
    expect(trace).toEqual({
      ground: 'ADMINISTRATOR',
      role: 'ADMINISTRATOR',
      subject_type: 'ESCALATION_POLICY',
    });
    expect(await change('rowan', 2, levels)).toMatchObject({ __typename: 'StaleVersion', currentVersion: 3 });
    for (const name of ['mara', 'ines', 'jonah'] as const) {
      expect(await change(name, 3, levels)).toMatchObject({ __typename: 'Forbidden' });
    }
  });

  it('keeps within its limits, and says where not', async () => {
    const { CRISIS, ALERT } = DEFAULT_ESCALATION;
    const [{ version }] = await world().rows<Anything>(
      'select max(version) as version from attune.escalation_policy',
    );
    for (const [wrong, path] of [
      [{ ...CRISIS, steps: [] }, 'levels.3.steps'],
      [{ ...CRISIS, acknowledgeWithinMinutes: 31 }, 'levels.3.acknowledgeWithinMinutes'],
      [{ ...CRISIS, remindEveryMinutes: null }, 'levels.3.remindEveryMinutes'],
      [{ ...ALERT, steps: ALERT.steps.slice(0, 3) }, 'levels.2.steps.2.who'],
    ] as const) {
      const result = await change('rowan', version, with_(wrong));
      expect(result).toMatchObject({ __typename: 'InvalidInput' });
      expect(result.fields.map((field: Anything) => field.path)).toContain(path);
    }
    expect(await change('rowan', version, levels.slice(1))).toMatchObject({ __typename: 'InvalidInput' });
  });

  it('is held by the database as well, whoever writes', async () => {
    const { CRISIS, ALERT, CONCERN } = DEFAULT_ESCALATION;
    const last = (policy: LevelEscalation, afterMinutes: number) => ({
      ...policy,
      steps: policy.steps.map((step, index) =>
        index === policy.steps.length - 1 ? { ...step, afterMinutes } : step,
      ),
    });
    const tries: readonly (readonly LevelEscalation[])[] = [
      levels.slice(0, 3),
      with_({ ...CRISIS, steps: [] }),
      with_({ ...CRISIS, acknowledgeWithinMinutes: null }),
      with_({ ...CRISIS, acknowledgeWithinMinutes: 31 }),
      with_({ ...CRISIS, remindEveryMinutes: null }),
      with_({ ...CRISIS, steps: CRISIS.steps.slice(0, 3) }),
      with_(last(CRISIS, 61)),
      with_(last(ALERT, 1441)),
      with_({ ...ALERT, steps: ALERT.steps.slice(1) }),
      with_({ ...ALERT, steps: ALERT.steps.toReversed() }),
      with_({ ...ALERT, steps: ALERT.steps.slice(0, 3) }),
      with_({ ...CONCERN, acknowledgeWithinMinutes: 60 }),
      with_({ ...ALERT, steps: ALERT.steps.map((step) => ({ ...step, channels: ['MAIL'] as const })) }),
    ];
    for (const wrong of tries) {
      await expect(
        asActor(world(), 'rowan', async (query) => {
          const [row] = (
            await query<{ version: number }>('select max(version) as version from attune.escalation_policy')
          ).rows;
          await query('select attune.write_escalation_policy(gen_random_uuid(), $1, $2)', [
            row?.version,
            JSON.stringify(wrong),
          ]);
          await query('set constraints all immediate');
        }),
      ).rejects.toMatchObject({ code: '23514' });
    }
    // What was set is never changed or taken away; and nobody else writes it.
    await withClient(world().database.adminUrl, async (client) => {
      for (const text of [
        'update attune.escalation_level set remind_every = 60',
        'delete from attune.escalation_step',
      ]) {
        await expect(client.query(text)).rejects.toMatchObject({ constraint: 'escalation_is_fixed' });
      }
    });
    for (const name of ['mara', 'jonah'] as const) {
      await expect(
        asActor(world(), name, (query) =>
          query('select attune.write_escalation_policy(gen_random_uuid(), 0, $1)', [JSON.stringify(levels)]),
        ),
      ).rejects.toMatchObject({ code: '42501' });
    }
  });
});
