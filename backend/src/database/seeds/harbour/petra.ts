import { writeAppointments } from '../support/appointments.ts';
import { Chance } from '../support/chance.ts';
import { writeAmendments } from '../support/beside-notes.ts';
import { writeCheckIns } from '../support/check-ins.ts';
import { writeAssignments, writeMeasures } from '../support/measures.ts';
import { writeProgressNotes } from '../support/notes.ts';
import { writePlans } from '../support/plans.ts';
import type { PracticeSeed } from '../support/practice-seed.ts';
import { type ScalesSpec, writeSessionResponses } from '../support/session-responses.ts';
import type { HarbourPeople } from './people.ts';
import type { HarbourServices } from './places.ts';

/** Petra: bringing what has changed into daily life; a plan with Ben, and one draft of Mara's left open. */
export async function seedPetra(
  seed: PracticeSeed,
  people: HarbourPeople,
  services: HarbourServices,
): Promise<void> {
  await seedPlan(seed, people);
  await seedTherapy(seed, people, services);
  await seedBodywork(seed, people, services);
  await seedCheckIns(seed, people);
  await writeMeasures(seed, [
    { client: people.petra, code: 'PHQ-4', at: seed.calendar.at(-61, '20:05'), total: 4 },
    { client: people.petra, code: 'PHQ-4', at: seed.calendar.at(-19, '20:10'), total: 2 },
  ]);
  await writeAssignments(seed, [
    {
      client: people.petra,
      by: people.mara,
      code: 'PHQ-4',
      rhythm: 'EVERY_WEEKS',
      everyWeeks: 6,
      startsDay: -61,
    },
  ]);
}

async function seedPlan(seed: PracticeSeed, { petra, mara, ben }: HarbourPeople): Promise<void> {
  await writePlans(seed, [
    {
      client: petra,
      lead: mara,
      versions: [
        {
          phase: 'INTEGRATION',
          summary:
            'Talk sessions every second week about work and family, and a monthly massage to keep what helps.',
          guidance:
            'Ordinary massage, pressure up to 4. Not the face. A glass of water and the window afterwards.',
          draftedDay: -188,
          proposedDay: -187,
          inForceDay: -185,
          goals: [
            {
              statement: '"I want to say no at work without lying awake about it."',
              dueDay: 90,
              achievement: 'IMPROVING',
            },
            { statement: '"I want to swim again once a week."', dueDay: 20, achievement: 'ACHIEVED' },
          ],
          activities: [
            { discipline: 'PSYCHOTHERAPY', modality: 'TALK', minutes: 50, everyWeeks: 2 },
            {
              discipline: 'MASSAGE',
              modality: 'SWEDISH',
              minutes: 60,
              everyWeeks: 4,
              maxPressure: 4,
              focusRegions: [
                'upper-and-mid-back',
                'lower-back-left',
                'lower-back-right',
                'calf-left',
                'calf-right',
              ],
              avoidRegions: ['face-left', 'face-right'],
              reason: 'Rest, and a fixed point in the month.',
              adjustment: 'Lighter when she asks; left out in a week of illness.',
            },
          ],
          rules: [{ kind: 'CADENCE', to: 'BODYWORK_GENTLE', everyWeeks: 4, toleranceDays: 7, hard: false }],
          agreements: [
            { by: mara, role: 'PSYCHOTHERAPIST', day: -187 },
            { by: petra, role: 'CLIENT', day: -185 },
            { by: ben, role: 'MASSAGE_THERAPIST', day: -184 },
          ],
        },
      ],
    },
  ]);
}

const NOTES: readonly (readonly [day: number, text: string, teamSummary: string])[] = [
  [
    -30,
    'Said no to a weekend shift and slept well. Swims on Thursdays now. We spoke about how often she would like to come; every second week for the rest of the year.',
    'Doing well; swimming has begun again.',
  ],
  [
    -16,
    'A difficult call with her brother, handled by ending it politely. No nightmares since the spring.',
    'Steady. Nothing to take care of on the table.',
  ],
];

const LEFT_OPEN_DAY = -2;

async function seedTherapy(
  seed: PracticeSeed,
  { petra, mara }: HarbourPeople,
  { talk }: HarbourServices,
): Promise<void> {
  const { calendar } = seed;
  const days = [-58, -44, ...NOTES.map(([day]) => day), LEFT_OPEN_DAY];
  const appointments = await writeAppointments(
    seed,
    days.map((day) => ({
      client: petra,
      staff: mara,
      service: talk,
      startsAt: calendar.at(day, '11:30'),
      bookedBy: mara,
    })),
  );
  const appointmentOn = (day: number) => appointments[days.indexOf(day)]?.appointmentId ?? null;
  const [earlier = '', later = ''] = await writeProgressNotes(seed, [
    ...NOTES.map(([day, text, teamSummary]) => ({
      client: petra,
      author: mara,
      writtenAt: calendar.at(day, '12:25'),
      signedAt: calendar.at(day, '16:10'),
      appointmentId: appointmentOn(day),
      text,
      teamSummary,
      tolerance: null,
    })),
    {
      client: petra,
      author: mara,
      writtenAt: calendar.at(LEFT_OPEN_DAY, '12:25'),
      signedAt: null,
      appointmentId: appointmentOn(LEFT_OPEN_DAY),
      text: 'Spoke about why she no longer wishes her summary to be read by the massage side: nothing happened, she wants one place that is only hers. Planned the winter holidays.',
      teamSummary: null,
      tolerance: null,
    },
  ]);
  const note = { client: petra, author: mara };
  await writeAmendments(seed, [
    {
      ...note,
      noteId: earlier,
      wish: 'I did not say no to the shift. I swapped it, and that was my own idea.',
      requestedAt: calendar.at(-26, '20:40'),
      declined: {
        at: calendar.at(-25, '09:20'),
        reason:
          'I wrote down how you told it that day, and would like to leave it so. We can look at it together.',
        statement:
          'I remember it differently: I swapped the shift with a colleague, and nobody had to ask me.',
        statedAt: calendar.at(-24, '19:05'),
      },
    },
    {
      ...note,
      noteId: later,
      wish: 'It was my cousin who called, not my brother.',
      requestedAt: calendar.at(-3, '21:10'),
    },
  ]);
}

async function seedBodywork(
  seed: PracticeSeed,
  { petra, ben }: HarbourPeople,
  { swedish }: HarbourServices,
): Promise<void> {
  const { calendar } = seed;
  const scales = (distress: number, tension: number): ScalesSpec => ({
    distress,
    arousal: 0,
    pain: 2,
    tension,
  });
  const days = [-84, -56, -28];
  const appointments = await writeAppointments(
    seed,
    days.map((day) => ({
      client: petra,
      staff: ben,
      service: swedish,
      startsAt: calendar.at(day, '13:00'),
      bookedBy: ben,
    })),
  );
  await writeSessionResponses(
    seed,
    days.map((day, index) => ({
      client: petra,
      author: ben,
      writtenAt: calendar.at(day, '14:05'),
      signedAt: calendar.at(day, '14:20'),
      appointmentId: appointments[index]?.appointmentId ?? null,
      boundariesVersion: 1,
      boundariesConfirmed: true,
      regionsAgreedToday: [],
      draping: 'Standard draping',
      arrival: scales(3, 5 - index),
      departure: scales(2 - Math.min(index, 1), 2),
      settled: true,
      work: ['upper-and-mid-back', 'lower-back-left', 'lower-back-right', 'calf-left', 'calf-right'].map(
        (region) => ({
          region,
          modality: 'SWEDISH',
          pressureAsked: 3,
          pressure: 3,
          minutes: 10,
        }),
      ),
      observations: ['BREATHING_DEEPENED', 'SETTLING'],
      emotionalResponse: ['CALM'],
      clientWords: '"Just what the week needed."',
      ending: 'FINISHED',
      aftercare: ['WATER', 'LIGHT_MOVEMENT'],
      nextTime: null,
      toPsychotherapy: null,
    })),
  );
}

async function seedCheckIns(seed: PracticeSeed, { petra }: HarbourPeople): Promise<void> {
  const chance = new Chance(31);
  await writeCheckIns(
    seed,
    Array.from({ length: 8 }, (_, index) => {
      const distress = chance.whole(1, 3);
      return {
        client: petra,
        at: seed.calendar.at(-7 * (8 - index) + 2, '19:30'),
        distress,
        mood: 9 - distress,
        sleepHours: 6.5 + chance.whole(0, 3) / 2,
        arousal: 0,
        pain: chance.whole(0, 2),
      };
    }),
  );
}
