import { beforeAll, describe, expect, it } from '@jest/globals';
import { type HoldLevel, replayFlag } from '@attune/shared';
import fc from 'fast-check';
import { type Anything, asActor, type DemoName, useWorld } from '../harness/index.ts';
import { raiseFlag, readFlag, settleFlags, stepFlag } from '../harness/operations/distress-flags.ts';

/** Everybody who might try: the team, the client, those who run the practice, strangers, outsiders. */
const ACTORS = ['mara', 'ines', 'jonah', 'rowan', 'tomas', 'ben', 'petra', 'vera'] as const;
const STEPS = [
  'acknowledgeDistressFlag',
  'liftHold',
  'resolveDistressFlag',
  'liftBySql',
  'resolveBySql',
] as const;
const LEVELS = ['NOTICE', 'CONCERN', 'ALERT', 'CRISIS'] as const;
const HOLDS = ['NONE', 'DEEP_WORK', 'ALL_BODYWORK'] as const;

type Step = (typeof STEPS)[number];

const BY_SQL: Readonly<Partial<Record<Step, string>>> = {
  liftBySql: 'update attune.distress_flag set hold_lifted_at = now() where id = $1',
  resolveBySql: `update attune.distress_flag set state = 'RESOLVED', resolved_at = now(), acknowledged_at = now(),
    hold_lifted_at = case when hold = 'NONE' then null else now() end where id = $1`,
};

/** A flag's state as its columns say it, in the words of the state tables. */
const standing = (flag: Anything) => ({
  state: flag.state,
  hold: flag.holdPut === 'NONE' ? 'NONE' : flag.holdLiftedAt === null ? 'ON' : 'LIFTED',
});

describe('any steps, by anybody, in any order', () => {
  const world = useWorld();
  let jonah: string;
  beforeAll(async () => {
    jonah = await world().clientId('Jonah');
    await settleFlags(world());
  });

  /** Tries a step; who may not is refused, typed or by the database. */
  const attempt = async (name: DemoName, step: Step, flagId: string): Promise<void> => {
    const statement = BY_SQL[step];
    if (statement === undefined) {
      await stepFlag(await world().as(name), step as 'liftHold', flagId, { text: 'Because.' });
    } else if (name !== 'mara') {
      const touched = await asActor(world(), name, (query) => query(statement, [flagId])).then(
        ({ rowCount }) => rowCount,
        () => 0,
      );
      expect([name, step, touched]).toEqual([name, step, 0]);
    }
  };

  it('R16, R18: no hold is lifted by anyone but a psychotherapist of the team, and the history replays to the state', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...LEVELS),
        fc.constantFrom<HoldLevel>(...HOLDS),
        fc.array(fc.tuple(fc.constantFrom(...ACTORS), fc.constantFrom(...STEPS)), {
          minLength: 1,
          maxLength: 8,
        }),
        async (level, hold, steps) => {
          const { id } = await raiseFlag(await world().as('ines'), jonah, { level, hold });
          const mara = await world().as('mara');
          let before = standing(await readFlag(mara, id));
          for (const [name, step] of steps) {
            await attempt(name, step, id);
            const flag = await readFlag(mara, id);
            const after = standing(flag);
            if (name !== 'mara') {
              expect([name, step, after]).toEqual([name, step, before]);
            }
            expect(replayFlag(hold, flag.events)).toEqual(after);
            before = after;
          }
          const { events } = await readFlag(mara, id);
          const lifters = events.flatMap((event: Anything) =>
            event.kind === 'HOLD_LIFTED' ? [event.actor] : [],
          );
          expect(lifters).toEqual(lifters.length === 0 ? [] : ['Dr Mara Lindqvist']);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('R16: steps made at once by many leave one history that replays to the state', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { id } = await raiseFlag(await world().as('ines'), jonah, { level: 'CRISIS' });
      const tries = ACTORS.flatMap((name) => STEPS.map((step) => [name, step] as const));
      await Promise.all(tries.map(([name, step]) => attempt(name, step, id)));
      const flag = await readFlag(await world().as('mara'), id);
      expect(replayFlag('ALL_BODYWORK', flag.events)).toEqual(standing(flag));
    }
  });
});
