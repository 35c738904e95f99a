import { writeAppointments } from '../support/appointments.ts';
import { Chance } from '../support/chance.ts';
import { writeCheckIns } from '../support/check-ins.ts';
import { writeFlags } from '../support/flags.ts';
import { writeMeasures } from '../support/measures.ts';
import { writeProgressNotes } from '../support/notes.ts';
import { writePlans } from '../support/plans.ts';
import type { PracticeSeed } from '../support/practice-seed.ts';
import { type ScalesSpec, writeSessionResponses } from '../support/session-responses.ts';
import type { HarbourPeople } from './people.ts';
import type { HarbourServices } from './places.ts';

const NEVER = [
  'foot-left',
  'foot-right',
  'toes-left',
  'toes-right',
  'buttock-left',
  'buttock-right',
] as const;

/** Amal: finding steadiness first, slowly; and since some minutes an open alert. */
export async function seedAmal(
  seed: PracticeSeed,
  people: HarbourPeople,
  services: HarbourServices,
): Promise<void> {
  await seedPlan(seed, people);
  await seedTherapy(seed, people, services);
  await seedBodywork(seed, people, services);
  await seedCheckIns(seed, people);
  await writeMeasures(seed, [
    { client: people.amal, code: 'PCL-5', at: seed.calendar.at(-58, '10:15'), total: 48 },
    { client: people.amal, code: 'PCL-5', at: seed.calendar.at(-27, '10:40'), total: 45 },
    { client: people.amal, code: 'PHQ-9', at: seed.calendar.at(-27, '10:52'), total: 13 },
  ]);
  await seedAlert(seed, people);
}

async function seedPlan(seed: PracticeSeed, { amal, mara, ines }: HarbourPeople): Promise<void> {
  await writePlans(seed, [
    {
      client: amal,
      lead: mara,
      versions: [
        {
          phase: 'STABILISATION',
          summary:
            'Safety and steadiness first: weekly talk sessions with skills for the evenings, and gentle bodywork every second week, fully clothed.',
          guidance:
            'Slow, predictable, clothed, door ajar. Say what comes next before you do it. Pressure up to 2. Feet and buttocks never, neck only when asked that day. If she goes away: stop, say her name, name the room, give her the blanket, ask nothing. Finish five minutes early rather than late.',
          draftedDay: -41,
          proposedDay: -41,
          inForceDay: -39,
          goals: [
            {
              statement: '"I want to notice sooner when I am going away, and come back by myself."',
              dueDay: 45,
              achievement: 'IN_PROGRESS',
            },
            {
              statement: '"I want to sleep in my bed and not on the sofa."',
              measureCode: 'SLEEP_HOURS',
              target: 6,
              dueDay: 60,
              achievement: 'NO_CHANGE',
            },
          ],
          activities: [
            {
              discipline: 'PSYCHOTHERAPY',
              modality: 'TALK',
              minutes: 50,
              everyWeeks: 1,
              reason: 'Skills for the evenings; no processing in this phase.',
            },
            {
              discipline: 'MASSAGE',
              modality: 'RESTORATIVE',
              minutes: 60,
              everyWeeks: 2,
              maxPressure: 2,
              focusRegions: [
                'hand-left',
                'hand-right',
                'forearm-left',
                'forearm-right',
                'upper-shoulder-left',
                'upper-shoulder-right',
              ],
              avoidRegions: NEVER,
              reason: 'To learn that touch can be predictable and end when she says.',
              adjustment: 'Shorter at once when distress rises by 2; hands and forearms only on such days.',
            },
            {
              discipline: 'MASSAGE',
              modality: 'MYOFASCIAL',
              minutes: 60,
              everyWeeks: 8,
              maxPressure: 2,
              focusRegions: ['upper-shoulder-left', 'upper-shoulder-right'],
              avoidRegions: NEVER,
              reason:
                'She asks for slow work on the shoulders, which wake her at night. Agreed as an exception in this phase, light, and never twice running.',
              adjustment: 'Back to gentle work whenever she or Ines would rather.',
            },
          ],
          rules: [
            { kind: 'MAX_PER_WEEK', to: 'BODYWORK_GENTLE', count: 1, hard: true },
            { kind: 'CADENCE', to: 'BODYWORK_GENTLE', everyWeeks: 2, toleranceDays: 4, hard: false },
          ],
          agreements: [
            { by: mara, role: 'PSYCHOTHERAPIST', day: -41 },
            { by: amal, role: 'CLIENT', day: -39 },
            { by: ines, role: 'MASSAGE_THERAPIST', day: -39 },
          ],
        },
      ],
    },
  ]);
}

const NOTES: readonly (readonly [day: number, text: string, teamSummary: string])[] = [
  [
    -28,
    'Introduced "five things I can see" and practised it twice in the room. She prefers to keep her coat on and we left it at that. One short absence, back within a minute by naming the room.',
    'Practises coming back with "five things I can see". Naming the room works.',
  ],
  [
    -21,
    'Used the skill once at home and was proud of it. Talked about the evenings: the sofa feels safer than the bed because she can see the door.',
    'First success at home. Seeing the door matters to her.',
  ],
  [
    -14,
    'A quieter week. She described the last session on the table as "boring in a good way". Agreed that Ines always says how many minutes are left.',
    'Please say how many minutes are left, twice in a session.',
  ],
  [
    -7,
    'Slept three nights of seven in her bed. An anniversary comes up next week; planned the day hour by hour, and whom she can ring.',
    'The coming days may be harder than usual. Predictable and short is best.',
  ],
];

async function seedTherapy(
  seed: PracticeSeed,
  { amal, mara }: HarbourPeople,
  { talk }: HarbourServices,
): Promise<void> {
  const { calendar } = seed;
  const days = [-63, -56, -49, -42, -35, ...NOTES.map(([day]) => day)];
  const appointments = await writeAppointments(
    seed,
    days.map((day) => ({
      client: amal,
      staff: mara,
      service: talk,
      startsAt: calendar.at(day, '14:00'),
      bookedBy: mara,
    })),
  );
  await writeProgressNotes(
    seed,
    NOTES.map(([day, text, teamSummary]) => ({
      client: amal,
      author: mara,
      writtenAt: calendar.at(day, '14:55'),
      signedAt: calendar.at(day, '17:30'),
      appointmentId: appointments[days.indexOf(day)]?.appointmentId ?? null,
      text,
      teamSummary,
      tolerance: null,
    })),
  );
}

const SESSIONS: readonly (readonly [
  day: number,
  arrival: number,
  departure: number,
  words: string,
  nextTime: string,
])[] = [
  [-42, 6, 6, '"It was all right. I knew what came next."', 'Hands and forearms again, nothing new.'],
  [-28, 6, 5, '"You said ten minutes and it was ten minutes."', 'Say the minutes that are left.'],
  [-14, 6, 4, '"Boring. In a good way."', 'She may like the shoulders; ask, and take no for an answer.'],
];

async function seedBodywork(
  seed: PracticeSeed,
  { amal, ines }: HarbourPeople,
  { restorative }: HarbourServices,
): Promise<void> {
  const { calendar } = seed;
  const scales = (distress: number): ScalesSpec => ({
    distress,
    arousal: distress >= 6 ? 1 : 0,
    pain: 3,
    tension: distress,
  });
  const appointments = await writeAppointments(
    seed,
    SESSIONS.map(([day]) => ({
      client: amal,
      staff: ines,
      service: restorative,
      startsAt: calendar.at(day, '11:00'),
      bookedBy: ines,
    })),
  );
  await writeSessionResponses(
    seed,
    SESSIONS.map(([day, arrival, departure, clientWords, nextTime], index) => ({
      client: amal,
      author: ines,
      writtenAt: calendar.at(day, '12:05'),
      signedAt: calendar.at(day, '12:25'),
      appointmentId: appointments[index]?.appointmentId ?? null,
      boundariesVersion: 1,
      boundariesConfirmed: true,
      regionsAgreedToday: [],
      draping: 'Stays clothed, with a blanket',
      arrival: scales(arrival),
      departure: scales(departure),
      settled: true,
      work: ['hand-left', 'hand-right', 'forearm-left', 'forearm-right'].map((region) => ({
        region,
        modality: 'RESTORATIVE',
        pressureAsked: 1,
        pressure: 1,
        minutes: 10,
      })),
      observations: ['SETTLING'],
      emotionalResponse: [],
      clientWords,
      ending: 'FINISHED',
      aftercare: ['WATER', 'REST'],
      nextTime,
      toPsychotherapy: null,
    })),
  );
}

/** Three weeks of evenings: quieter at first, then the days before the anniversary. */
const EVENINGS: readonly number[] = [6, 5, 5, 5, 4, 5, 5, 6, 7, 7];

async function seedCheckIns(seed: PracticeSeed, { amal }: HarbourPeople): Promise<void> {
  const chance = new Chance(7);
  await writeCheckIns(
    seed,
    EVENINGS.map((distress, index) => ({
      client: amal,
      at: seed.calendar.at(-2 * (EVENINGS.length - index) + 1, '21:15'),
      distress,
      mood: Math.max(1, 8 - distress),
      sleepHours: 3 + (10 - distress) / 2 + chance.whole(0, 1) / 2,
      arousal: distress >= 7 ? -1 : 0,
      pain: 3,
    })),
  );
}

/** Raised twenty-two minutes ago by Ines, told to Mara, not acknowledged yet. */
async function seedAlert(seed: PracticeSeed, { amal, mara, ines }: HarbourPeople): Promise<void> {
  await writeFlags(seed, [
    {
      client: amal,
      raisedBy: ines,
      raisedAt: seed.calendar.minutesFromNow(-22),
      level: 'ALERT',
      hold: 'DEEP_WORK',
      reason:
        'Amal told me that she has slept about two hours a night since Sunday and went away three times this week, once on the stairs. She said: "It is like before the summer." She is with her neighbour now, wants you to know, and would like to hear from you today.',
      tableGuidance:
        'Gentle work only, hands and forearms, clothed, door ajar. If she goes away: stop, her name, the room, the blanket. No questions.',
      told: mara,
      steps: [],
      conditions: null,
      noteId: null,
      appointmentId: null,
    },
  ]);
}
