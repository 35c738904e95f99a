import { randomInt } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Anything, useWorld } from '../harness/index.ts';
import { raiseFlag, settleFlags, stepFlag } from '../harness/operations/distress-flags.ts';
import { ahead, book, rewrite, withoutHolds } from '../harness/operations/scheduling.ts';
import { useCast } from '../harness/operations/scheduling-cast.ts';

/** How often each race is run here; `npm run chaos:flags` runs a thousand against several servers. */
const ROUNDS = 150;

describe('R18: whoever books or begins while a hold is put on', () => {
  const world = useWorld();
  const { ids, as, gentle } = useCast(world);
  const slot = ahead(9, 3, '15:00');

  beforeAll(async () => {
    await settleFlags(world());
    await withoutHolds(world(), ids.jonah);
  });

  const atRandom = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    await wait(randomInt(0, 12));
    return work();
  };
  const again = async (appointmentId: string | undefined) => {
    await settleFlags(world());
    if (appointmentId !== undefined) {
      await rewrite(world(), [
        [`update attune.appointment set state = 'CANCELLED' where id = $1`, [appointmentId]],
      ]);
    }
    await withoutHolds(world(), ids.jonah);
  };
  const stateOf = async (id: string) => {
    const [row] = await world().rows<{ state: string }>(
      'select state from attune.appointment where id = $1',
      [id],
    );
    return row?.state;
  };

  it('either is refused by the hold, or is marked by it; never a booked session under a hold', async () => {
    const [mara, ines] = [await as('mara'), await as('ines')];
    const seen = { refused: 0, marked: 0 };
    for (let round = 0; round < ROUNDS; round += 1) {
      const [booked, flag] = await Promise.all([
        atRandom(() => book(mara, { ...gentle(slot), override: { reason: 'A test of the hold.' } })),
        atRandom(() => raiseFlag(ines, ids.jonah, { level: 'CRISIS' })),
      ]);
      expect(flag).toMatchObject({ __typename: 'DistressFlag', hold: 'ALL_BODYWORK' });
      if (booked.__typename === 'HoldProblem') {
        seen.refused += 1;
      } else {
        expect(booked).toMatchObject({ __typename: 'Appointment' });
        expect(await stateOf(booked.id)).toBe('NEEDS_CLEARANCE');
        seen.marked += 1;
      }
      await again(booked.id);
    }
    // Both ways happen, or nothing was raced.
    expect(Math.min(seen.refused, seen.marked)).toBeGreaterThan(0);
  });

  it('lifting while somebody books restores what it frees; nothing stays marked under no hold', async () => {
    const [mara, ines] = [await as('mara'), await as('ines')];
    for (let round = 0; round < ROUNDS / 5; round += 1) {
      const before: Anything = await book(mara, {
        ...gentle(slot),
        override: { reason: 'A test of the hold.' },
      });
      const flags = await Promise.all([1, 2].map(() => raiseFlag(ines, ids.jonah, { level: 'CRISIS' })));
      expect(await stateOf(before.id)).toBe('NEEDS_CLEARANCE');
      await Promise.all(
        flags.map(({ id }) => atRandom(() => stepFlag(mara, 'liftHold', id, { text: 'Calm.' }))),
      );
      expect(await stateOf(before.id)).toBe('BOOKED');
      await again(before.id);
    }
  });
});
