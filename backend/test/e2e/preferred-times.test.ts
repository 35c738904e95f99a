import { describe, expect, it } from '@jest/globals';
import { DateTime } from 'luxon';
import { type Anything, asActor, useWorld } from '../harness/index.ts';
import { setPreferredTimes } from '../harness/operations/load.ts';
import { ahead, book, giveRules, rewrite, suggest, ZONE } from '../harness/operations/scheduling.ts';
import { useCast } from '../harness/operations/scheduling-cast.ts';

const THURSDAY = { weekday: 4, from: '12:00', to: '17:00', avoid: false };
const NO_MORNING = { weekday: null, from: '08:00', to: '11:00', avoid: true };
const sentences = (slot: Anything) => slot.reasons.map((one: Anything) => one.sentence);

describe('preferred times, and why a time is suggested', () => {
  const world = useWorld();
  const { ids, as, gentle, emdr } = useCast(world);

  it('are set whole by the client, the team and who runs the practice, and kept in versions', async () => {
    const [jonah, ines, rowan] = [await as('jonah'), await as('ines'), await as('rowan')];
    const read = await jonah.ask('query C($id: ID!) { client(id: $id) { preferredTimes { version } } }', {
      id: ids.jonah,
    });
    const before = read.client.preferredTimes.version;
    const input = { clientId: ids.jonah, expectedVersion: before, times: [THURSDAY, NO_MORNING] };
    expect(await setPreferredTimes(jonah, input)).toEqual({
      __typename: 'PreferredTimes',
      version: before + 1,
      changedBy: 'Jonah Whitfield',
      times: [THURSDAY, NO_MORNING],
    });
    expect(await setPreferredTimes(ines, input)).toMatchObject({
      __typename: 'StaleVersion',
      currentVersion: before + 1,
    });
    expect(await setPreferredTimes(rowan, { ...input, expectedVersion: before + 1 })).toMatchObject({
      version: before + 2,
      changedBy: 'Rowan Ellery',
    });
    const wrong = await setPreferredTimes(jonah, {
      ...input,
      expectedVersion: before + 2,
      times: [{ ...THURSDAY, from: '18:00' }],
    });
    expect(wrong.fields[0].message).toBe('This ends before it begins. Please choose a later end.');
    expect(await setPreferredTimes(ines, { ...input, times: [], expectedVersion: before + 2 })).toMatchObject(
      {
        version: before + 3,
        times: [],
      },
    );
    const [event] = await world().rows<Anything>(
      `select role, ground, client_ids, field_classes from attune.audit_event where action = 'preferredTimes.set' order by at limit 1`,
    );
    expect(event).toEqual({
      role: 'CLIENT',
      ground: 'SELF',
      client_ids: [ids.jonah],
      field_classes: ['APPOINTMENTS'],
    });
    const stay = world().rows('delete from attune.preferred_times');
    await expect(stay).rejects.toThrow(/stays written/);
  });

  it('of two people at one moment, one is told that the other was first', async () => {
    const people = [await as('amal'), await as('mara'), await as('rowan')];
    const answers = await Promise.all(
      people.map((person) =>
        setPreferredTimes(person, { clientId: ids.amal, expectedVersion: 0, times: [THURSDAY] }),
      ),
    );
    expect(answers.map((one) => one.__typename).sort()).toEqual([
      'PreferredTimes',
      'StaleVersion',
      'StaleVersion',
    ]);
  });

  it('rank what is suggested, with the reasons, spread over the days', async () => {
    const jonah = await as('jonah');
    await rewrite(world(), [[`delete from attune.preferred_times where client_id = $1`, [ids.jonah]]]);
    await setPreferredTimes(jonah, {
      clientId: ids.jonah,
      expectedVersion: 0,
      times: [THURSDAY, NO_MORNING],
    });
    await giveRules(world(), ids.jonah, [
      { kind: 'CADENCE', to_class: 'BODYWORK_GENTLE', every_weeks: 2, tolerance_days: 3, hard: false },
    ]);
    expect((await book(await as('mara'), gentle(ahead(20, 4, '14:00')))).__typename).toBe('Appointment');
    const input = {
      clientId: ids.jonah,
      serviceId: ids.restorative,
      from: ahead(21, 1, '00:00'),
      to: ahead(25, 1, '00:00'),
    };
    const slots = await suggest(jonah, input);
    const [best] = slots;
    expect(DateTime.fromISO(best.startsAt).setZone(ZONE).toFormat('cccc HH')).toMatch(/^Thursday 1[2-6]/);
    expect(best.startsAt.slice(0, 10)).toBe(ahead(22, 4, '12:00').slice(0, 10));
    expect(sentences(best)).toEqual([
      'One of the times you prefer.',
      'Keeps two weeks between sessions.',
      'With Ines Okafor, as last time.',
    ]);
    expect(sentences((await suggest(await as('ines'), input))[0])[0]).toBe(
      'One of the times the client prefers.',
    );
    const days = new Set(slots.map(({ startsAt }) => startsAt.slice(0, 10)));
    expect(days.size).toBeGreaterThanOrEqual(5);
    const avoided = (await suggest(jonah, { ...input, first: 100 })).filter(({ reasons }) =>
      reasons.some((one: Anything) => one.part === 'AVOIDED'),
    );
    expect(avoided.every(({ score }) => score <= 0.5)).toBe(true);
  });

  it('tell who may not know what psychotherapy is about nothing of its rhythm', async () => {
    await giveRules(world(), ids.jonah, [
      { kind: 'CADENCE', to_class: 'TRAUMA_PROCESSING', every_weeks: 1, tolerance_days: 1, hard: false },
    ]);
    await book(await as('mara'), emdr(ahead(26, 4, '10:00')));
    const input = {
      clientId: ids.jonah,
      serviceId: ids.emdr,
      from: ahead(27, 1, '00:00'),
      to: ahead(28, 1, '00:00'),
      first: 100,
    };
    const parts = async (name: 'mara' | 'rowan') =>
      new Set(
        (await suggest(await as(name), input)).flatMap(({ reasons }) =>
          reasons.map((one: Anything) => one.part),
        ),
      );
    expect((await parts('mara')).has('RHYTHM')).toBe(true);
    expect((await parts('rowan')).has('RHYTHM')).toBe(false);
  });

  it('are closed to everybody who does not see the appointments', async () => {
    const seen = (name: 'jonah' | 'mara' | 'ines' | 'rowan' | 'ben' | 'tomas' | 'petra') =>
      asActor(
        world(),
        name,
        async (query) =>
          (await query('select id from attune.preferred_time where client_id = $1', [ids.jonah])).rowCount,
      );
    for (const name of ['jonah', 'mara', 'ines', 'rowan'] as const) {
      expect(await seen(name)).toBeGreaterThan(0);
    }
    for (const name of ['ben', 'tomas', 'petra'] as const) {
      expect(await seen(name)).toBe(0);
    }
    expect(
      (await setPreferredTimes(await as('ben'), { clientId: ids.jonah, expectedVersion: 1, times: [] }))
        .__typename,
    ).toBe('NotFound');
  });
});
