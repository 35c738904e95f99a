import { beforeAll } from '@jest/globals';
import type { Person } from '../person.ts';
import { type DemoName, EMAILS, type World } from '../world.ts';
import { ahead, giveRules, rewrite, serviceId, withoutAppointments, withoutHolds } from './scheduling.ts';

/** Who and what the tests of scheduling speak of, by id. */
export type CastIds = Record<
  | 'jonah'
  | 'amal'
  | 'petra'
  | 'mara'
  | 'ines'
  | 'ben'
  | 'tomas'
  | 'talk'
  | 'emdr'
  | 'deep'
  | 'gentle'
  | 'restorative'
  | 'consultation',
  string
>;

/** Rules of a plan as rows. */
export const REST = {
  kind: 'REST_AFTER',
  from_class: 'TRAUMA_PROCESSING',
  to_class: 'BODYWORK_DEEP',
  hours: 48,
  hard: true,
};
export const SUPPORT = {
  kind: 'SUPPORT_WITHIN',
  from_class: 'TRAUMA_PROCESSING',
  to_class: 'BODYWORK_GENTLE',
  hours: 48,
  hard: false,
};
export const WINDOW = {
  kind: 'AVOID_WINDOW',
  to_class: 'BODYWORK_GENTLE',
  from_time: '08:00',
  to_time: '11:00',
  hard: false,
  reason: 'morning medication',
};

/** The people and services of Harbour with weeks ahead that nothing of the demo stands in. */
export function useCast(world: () => World) {
  const ids = {} as CastIds;
  beforeAll(async () => {
    Object.assign(ids, {
      jonah: await world().clientId('Jonah'),
      amal: await world().clientId('Amal'),
      petra: await world().clientId('Petra'),
      mara: await world().memberId('Mara'),
      ines: await world().memberId('Ines'),
      ben: await world().memberId('Ben'),
      tomas: await world().memberId('Tomas'),
      talk: await serviceId(world(), 'Talk session'),
      emdr: await serviceId(world(), 'EMDR session'),
      deep: await serviceId(world(), 'Myofascial release'),
      gentle: await serviceId(world(), 'Swedish massage'),
      restorative: await serviceId(world(), 'Restorative bodywork'),
      consultation: await serviceId(world(), 'Bodywork consultation'),
    });
    // What practitioners take on and clients prefer has tests of its own.
    await rewrite(world(), [
      ['delete from attune.load_limit', []],
      ['delete from attune.preferred_time', []],
      ['delete from attune.preferred_times', []],
    ]);
    for (const client of [ids.jonah, ids.amal, ids.petra]) {
      await withoutHolds(world(), client);
      await withoutAppointments(world(), client, ahead(6, 1, '00:00'));
      await giveRules(world(), client, []);
    }
  });
  const talk = (startsAt: string) => ({
    clientId: ids.jonah,
    practitionerId: ids.mara,
    serviceId: ids.talk,
    startsAt,
  });
  const deep = (startsAt: string) => ({
    clientId: ids.jonah,
    practitionerId: ids.ines,
    serviceId: ids.deep,
    startsAt,
  });
  return {
    ids,
    as: (name: DemoName): Promise<Person> => world().as(name),
    /** Inputs to book with: Jonah with Mara, or with Ines. */
    talk,
    emdr: (startsAt: string) => ({ ...talk(startsAt), serviceId: ids.emdr }),
    deep,
    gentle: (startsAt: string) => ({ ...deep(startsAt), serviceId: ids.restorative }),
    /** Lets people act at another time; whoever acts then signs in then. */
    atTime: async (
      time: string,
      work: (at: (name: DemoName) => Promise<Person>) => Promise<void>,
    ): Promise<void> => {
      world().setTime(new Date(time));
      try {
        await work((name) => world().stranger().signIn(EMAILS[name]));
      } finally {
        world().setTime(null);
      }
    },
  };
}
