import type { PracticeKeys } from '../../../platform/crypto/index.ts';
import { type SeedAppointment, writeAppointments } from '../support/appointments.ts';
import { Chance } from '../support/chance.ts';
import { writeCheckIns } from '../support/check-ins.ts';
import { writeFlags } from '../support/flags.ts';
import { writeAssignments, writeCheckInRhythm, writeMeasures, writeOpenWeek } from '../support/measures.ts';
import { writeHandoffsSeen } from '../support/beside-notes.ts';
import { writeProcessNote, writeProgressNotes } from '../support/notes.ts';
import type { PracticeSeed } from '../support/practice-seed.ts';
import { writeSessionResponses } from '../support/session-responses.ts';
import { seedJonahAdjustment, seedJonahPlan } from './jonah-plan.ts';
import { seedJonahFeedback } from './jonah-feedback.ts';
import { BODYWORK_WEEKS, STOPPED_WEEK, THERAPY_WEEKS } from './jonah-weeks.ts';
import type { HarbourPeople } from './people.ts';
import type { HarbourServices } from './places.ts';

/** Seals a text with the practice's key; see {@link PracticeKeys}. */
export type Seal = (noteId: string, text: string) => ReturnType<PracticeKeys['seal']>;

/** Morning of processing and afternoon of bodywork, in the practice's wall-clock time. */
const MORNING = '09:30';
const AFTERNOON = '15:30';

/** The day, counted from today, of a week's session; week 13 is this week and its day is today. */
const dayOf = (week: number): number => -7 * (13 - week);

/** Jonah's twelve weeks: one story that every screen can show. */
export async function seedJonah(
  seed: PracticeSeed,
  people: HarbourPeople,
  services: HarbourServices,
  seal: Seal,
): Promise<void> {
  await seedJonahPlan(seed, people);
  await seedTherapy(seed, people, services, seal);
  await seedBodywork(seed, people, services);
  await seedCheckIns(seed, people);
  await seedMeasures(seed, people);
}

async function seedTherapy(
  seed: PracticeSeed,
  { jonah, mara }: HarbourPeople,
  { emdr }: HarbourServices,
  seal: Seal,
): Promise<void> {
  const { calendar } = seed;
  const appointments = await writeAppointments(
    seed,
    THERAPY_WEEKS.map((_, index) => ({
      client: jonah,
      staff: mara,
      service: emdr,
      startsAt: calendar.at(dayOf(index + 1), MORNING),
      bookedBy: mara,
    })),
  );
  await writeProgressNotes(
    seed,
    THERAPY_WEEKS.map((week, index) => ({
      client: jonah,
      author: mara,
      writtenAt: calendar.at(dayOf(index + 1), '11:05'),
      signedAt: calendar.at(dayOf(index + 1), '12:40'),
      appointmentId: appointments[index]?.appointmentId ?? null,
      ...week,
    })),
  );
  await writeProcessNote(
    seed,
    {
      client: jonah,
      author: mara,
      writtenAt: calendar.at(dayOf(8), '11:20'),
      signedAt: calendar.at(dayOf(8), '12:45'),
      appointmentId: appointments[7]?.appointmentId ?? null,
    },
    'My own thoughts, for supervision: I notice that I want to hurry now that it goes well. Keep to his pace. What does the second target ask of me?',
    seal,
  );
}

async function seedBodywork(
  seed: PracticeSeed,
  people: HarbourPeople,
  services: HarbourServices,
): Promise<void> {
  const { calendar } = seed;
  const { jonah, ines } = people;
  const appointments = await writeAppointments(
    seed,
    BODYWORK_WEEKS.map(({ week }) => ({
      client: jonah,
      staff: ines,
      service: services.restorative,
      startsAt: calendar.at(dayOf(week), AFTERNOON),
      bookedBy: ines,
    })),
  );
  const noteIds = await writeSessionResponses(
    seed,
    BODYWORK_WEEKS.map(({ week, ...session }, index) => ({
      client: jonah,
      author: ines,
      writtenAt: calendar.at(dayOf(week), '16:45'),
      signedAt: calendar.at(dayOf(week), '17:20'),
      appointmentId: appointments[index]?.appointmentId ?? null,
      boundariesVersion: week <= STOPPED_WEEK ? 1 : 2,
      boundariesConfirmed: true,
      draping: 'Standard draping',
      aftercare: ['WATER', 'REST'],
      ...session,
    })),
  );
  // What Ines brings to psychotherapy was taken over each time but the last.
  const brought = BODYWORK_WEEKS.flatMap(({ week, toPsychotherapy }, index) =>
    toPsychotherapy === null ? [] : [{ week, noteId: noteIds[index] ?? '' }],
  );
  await writeHandoffsSeen(
    seed,
    brought.slice(0, -1).map(({ week, noteId }) => ({
      noteId,
      client: jonah,
      by: people.mara,
      at: calendar.at(dayOf(week) + 1, '08:50'),
    })),
  );
  await seedJonahAdjustment(
    seed,
    people,
    noteIds.filter((_, index) => (BODYWORK_WEEKS[index]?.week ?? 0) <= STOPPED_WEEK),
  );
  const stopped = BODYWORK_WEEKS.findIndex(({ week }) => week === STOPPED_WEEK);
  await seedStoppedSession(seed, people, appointments[stopped], noteIds[stopped]);
  await seedJonahFeedback(
    seed,
    people,
    services,
    BODYWORK_WEEKS.flatMap(({ week }, index) => {
      const appointmentId = appointments[index]?.appointmentId;
      return appointmentId ? [{ week, day: dayOf(week), appointmentId }] : [];
    }),
  );
}

/** Week 5: he asked to stop, Ines held, Mara cleared it two days later with a condition. */
async function seedStoppedSession(
  seed: PracticeSeed,
  { jonah, mara, ines }: HarbourPeople,
  appointment: SeedAppointment | null | undefined,
  noteId: string | undefined,
): Promise<void> {
  const { calendar } = seed;
  const day = dayOf(STOPPED_WEEK);
  await writeFlags(seed, [
    {
      client: jonah,
      raisedBy: ines,
      raisedAt: calendar.at(day, '16:40'),
      level: 'ALERT',
      hold: 'DEEP_WORK',
      reason:
        'He asked to stop after light contact below the left collarbone. Tears and trembling, distress from 5 to 8, still unsettled on leaving although grounded. He knows that you are told and would like to speak with you himself.',
      tableGuidance: 'Gentle work only, nothing on chest or throat. Begin with the hands.',
      told: mara,
      steps: [
        {
          kind: 'ACKNOWLEDGED',
          at: calendar.at(day, '17:05'),
          by: mara,
          text: 'Thank you. I have rung him; he is at home with his sister and steadier. We speak on the telephone tomorrow.',
        },
        {
          kind: 'HOLD_LIFTED',
          at: calendar.at(day + 2, '09:10'),
          by: mara,
          text: 'Talked it through with him. It belongs to the work we are doing and he wants to go on.',
        },
        {
          kind: 'RESOLVED',
          at: calendar.at(day + 2, '09:14'),
          by: mara,
          text: 'The plan will say it: chest and throat are left out, and deep work waits a day after processing.',
        },
      ],
      conditions: 'Nothing on chest or throat, and the next session half as long.',
      noteId: noteId ?? null,
      appointmentId: appointment?.appointmentId ?? null,
    },
  ]);
}

/** Distress in the evenings of a week without bodywork, the oldest week first. */
const EVENINGS: readonly number[] = [7, 7, 7, 6, 6, 6, 6, 5, 5, 5, 5, 4];
/**
 * Evenings after the session on which he writes: how each differs from the week's level, and by how much it
 * is lower where bodywork followed. What bodywork leaves wears off over the days.
 */
const DAYS: readonly (readonly [day: number, more: number, eased: number])[] = [
  [1, 1, 3],
  [2, 0, 2],
  [3, 0, 2],
  [5, 0, 1],
];

/** Four check-ins a week; they are lower where bodywork followed within two days of processing. */
async function seedCheckIns(seed: PracticeSeed, { jonah }: HarbourPeople): Promise<void> {
  const chance = new Chance(12);
  await writeCheckIns(
    seed,
    EVENINGS.flatMap((level, index) => {
      const week = index + 1;
      return DAYS.map(([day, more, eased]) => {
        const distress = level - reliefIn(week, eased) + more;
        return {
          client: jonah,
          at: seed.calendar.at(dayOf(week) + day, '20:30'),
          distress,
          mood: Math.min(10, 9 - distress + chance.whole(0, 1)),
          sleepHours: 4.5 + (10 - distress) / 4 + chance.whole(0, 2) / 2,
          arousal: distress >= 6 ? 1 : 0,
          pain: Math.max(0, Math.round(distress / 2) - chance.whole(0, 1)),
        };
      });
    }),
  );
}

/** None in a week without bodywork, and little after the session that was stopped. */
function reliefIn(week: number, eased: number): number {
  if (week === STOPPED_WEEK) {
    return Math.min(eased, 1);
  }
  return BODYWORK_WEEKS.some((one) => one.week === week) ? eased : 0;
}

/** Before the first session and then every second week: what came from then lets go of the days, and not in a line. */
const PCL_5: readonly number[] = [54, 51, 47, 49, 43, 36, 30];
const PHQ_9: readonly (readonly [week: number, total: number])[] = [
  [1, 15],
  [6, 12],
  [12, 8],
];
const GAD_7: readonly (readonly [week: number, total: number])[] = [
  [1, 14],
  [6, 11],
  [12, 7],
];

async function seedMeasures(seed: PracticeSeed, { jonah, mara }: HarbourPeople): Promise<void> {
  const { calendar } = seed;
  const now = (code: 'PHQ-9' | 'GAD-7', time: string, totals: typeof PHQ_9) =>
    totals.map(([week, total]) => ({ client: jonah, code, at: calendar.at(dayOf(week) - 1, time), total }));
  await writeMeasures(seed, [
    ...PCL_5.map((total, index) => ({
      client: jonah,
      code: 'PCL-5' as const,
      at: calendar.at(dayOf(1 + 2 * index) - 2, '19:10'),
      total,
    })),
    ...now('PHQ-9', '19:30', PHQ_9),
    ...now('GAD-7', '19:36', GAD_7),
  ]);
  await writeCheckInRhythm(seed, jonah, { by: mara, weekdays: [1, 2, 4, 6] });
  const of = { client: jonah, by: mara };
  const [, , once] = await writeAssignments(seed, [
    { ...of, code: 'PCL-5', rhythm: 'EVERY_WEEKS', everyWeeks: 2, startsDay: dayOf(1) - 2 },
    { ...of, code: 'PHQ-9', rhythm: 'EVERY_WEEKS', everyWeeks: 6, startsDay: dayOf(6) - 1 },
    { ...of, code: 'GAD-7', rhythm: 'ONCE', startsDay: -1 },
  ]);
  await writeOpenWeek(seed, jonah, { assignmentId: once ?? '', code: 'GAD-7', day: -1 });
}
