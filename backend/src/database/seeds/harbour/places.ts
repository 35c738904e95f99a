import { type SeedService, type ServiceSpec, writeHours, writePlaces } from '../support/places.ts';
import type { PracticeSeed } from '../support/practice-seed.ts';
import type { HarbourPeople } from './people.ts';

/** The services of Harbour that the story speaks of. */
export interface HarbourServices {
  readonly talk: SeedService;
  readonly emdr: SeedService;
  readonly restorative: SeedService;
  readonly swedish: SeedService;
  readonly somatic: SeedService;
  readonly myofascial: SeedService;
}

const TALK_ROOM = 'Room 1';
const TABLE_ROOM = 'Room 2';

/** Writes rooms, services and working hours. */
export async function seedPlaces(seed: PracticeSeed, people: HarbourPeople): Promise<HarbourServices> {
  const { mara, tomas, ines, ben } = people;
  const psychotherapists = [mara, tomas];
  const massageTherapists = [ines, ben];
  const talking = { discipline: 'PSYCHOTHERAPY', rooms: [TALK_ROOM], bufferAfter: 10 } as const;
  const table = { discipline: 'MASSAGE', rooms: [TABLE_ROOM], bufferAfter: 15 } as const;
  const specs: ServiceSpec[] = [
    {
      ...talking,
      name: 'Talk session',
      class: 'TALK',
      minutes: 50,
      modality: 'TALK',
      staff: psychotherapists,
    },
    {
      ...talking,
      name: 'EMDR session',
      class: 'TRAUMA_PROCESSING',
      minutes: 80,
      modality: 'EMDR',
      staff: [mara],
    },
    {
      ...talking,
      name: 'First talk',
      class: 'CONSULTATION',
      minutes: 30,
      modality: null,
      staff: psychotherapists,
    },
    {
      ...table,
      name: 'Restorative bodywork',
      class: 'BODYWORK_GENTLE',
      minutes: 60,
      modality: 'RESTORATIVE',
      staff: [ines],
    },
    {
      ...table,
      name: 'Swedish massage',
      class: 'BODYWORK_GENTLE',
      minutes: 60,
      modality: 'SWEDISH',
      staff: massageTherapists,
    },
    {
      ...table,
      name: 'Somatic experiencing',
      class: 'BODYWORK_MODERATE',
      minutes: 60,
      modality: 'SOMATIC_EXPERIENCING',
      staff: [ines],
    },
    {
      ...table,
      name: 'Myofascial release',
      class: 'BODYWORK_DEEP',
      minutes: 60,
      modality: 'MYOFASCIAL',
      staff: massageTherapists,
    },
    {
      ...table,
      name: 'Bodywork consultation',
      class: 'CONSULTATION',
      minutes: 30,
      modality: null,
      rooms: [TALK_ROOM, TABLE_ROOM],
      staff: massageTherapists,
    },
  ];
  const service = await writePlaces(seed, [TALK_ROOM, TABLE_ROOM], specs);
  await writeHours(seed, [...psychotherapists, ...massageTherapists], '09:00', '18:00');
  return {
    talk: service('Talk session'),
    emdr: service('EMDR session'),
    restorative: service('Restorative bodywork'),
    swedish: service('Swedish massage'),
    somatic: service('Somatic experiencing'),
    myofascial: service('Myofascial release'),
  };
}
