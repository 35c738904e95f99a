import { type AppointmentSpec, type SeedAppointment, writeAppointments } from '../support/appointments.ts';
import { writeCheckIns } from '../support/check-ins.ts';
import { type FlagSpec, writeFlags } from '../support/flags.ts';
import { type MeasureSpec, writeMeasures } from '../support/measures.ts';
import { writeProgressNotes } from '../support/notes.ts';
import { type ScalesSpec, writeSessionResponses } from '../support/session-responses.ts';
import type { GeneratedClient } from './generated-client.ts';
import type { PracticeOfLoad } from './practice-of-load.ts';

const WEEKS_BACK = 12;
const WEEKS_AHEAD = 2;
const WEEKS_OF_CHECK_INS = 8;
const MINUTE = 60_000;

/** Writes sessions, their notes, check-ins and a few flags. */
export async function writeHistory(
  practice: PracticeOfLoad,
  generated: readonly GeneratedClient[],
): Promise<void> {
  await writeTalks(practice, generated);
  await writeTouches(practice, generated);
  await writeCheckIns(
    practice.seed,
    generated.flatMap((one) => checkInsOf(practice, one)),
  );
  await writeFlags(
    practice.seed,
    generated.flatMap((one) => flagsOf(practice, one)),
  );
  await writeMeasures(
    practice.seed,
    generated.flatMap((one) => measuresOf(practice, one)),
  );
}

const WEEKS = Array.from({ length: WEEKS_BACK + 1 + WEEKS_AHEAD }, (_, index) => index - WEEKS_BACK);

async function writeTalks(practice: PracticeOfLoad, generated: readonly GeneratedClient[]): Promise<void> {
  const { seed, talk, processing } = practice;
  const sessions = generated.flatMap((one) =>
    WEEKS.map((week) => ({
      one,
      week,
      spec: {
        client: one.client,
        staff: one.pair.psychotherapist,
        service: one.processing ? processing : talk,
        startsAt: seed.calendar.at(one.talkDay + 7 * week, one.talkTime),
        bookedBy: one.pair.psychotherapist,
      } satisfies AppointmentSpec,
    })),
  );
  const written = await writeAppointments(
    seed,
    sessions.map(({ spec }) => spec),
    'where free',
  );
  // Every second session of the past has its note.
  const noted = sessions.flatMap((session, index) => {
    const appointment = written[index];
    return appointment && session.week < 0 && session.week % 2 === 0 ? [{ ...session, appointment }] : [];
  });
  await writeProgressNotes(
    seed,
    noted.map(({ one, week, spec, appointment }) => ({
      client: one.client,
      author: spec.staff,
      writtenAt: after(appointment, 5),
      signedAt: after(appointment, 60),
      appointmentId: appointment.appointmentId,
      text: `Session of week ${week + WEEKS_BACK + 1}. Spoke about the week and practised coming back to the room. Steady on leaving.`,
      teamSummary: 'A steady week. Gentle work is welcome.',
      tolerance: one.processing ? 4 + Math.floor((week + WEEKS_BACK) / 4) : null,
    })),
  );
}

async function writeTouches(practice: PracticeOfLoad, generated: readonly GeneratedClient[]): Promise<void> {
  const { seed, gentle } = practice;
  const sessions = generated.flatMap((one) =>
    WEEKS.filter((week) => Math.abs(week % 2) === one.touchParity).map((week) => ({
      one,
      week,
      spec: {
        client: one.client,
        staff: one.pair.massageTherapist,
        service: gentle,
        startsAt: seed.calendar.at(one.touchDay + 7 * week, one.touchTime),
        bookedBy: one.pair.massageTherapist,
      } satisfies AppointmentSpec,
    })),
  );
  const written = await writeAppointments(
    seed,
    sessions.map(({ spec }) => spec),
    'where free',
  );
  const noted = sessions.flatMap((session, index) => {
    const appointment = written[index];
    return appointment && session.week < 0 ? [{ ...session, appointment }] : [];
  });
  await writeSessionResponses(
    seed,
    noted.map(({ one, week, spec, appointment }) => {
      const arrival = Math.max(2, 6 - Math.floor((week + WEEKS_BACK) / 4) + one.chance.whole(0, 1));
      return {
        client: one.client,
        author: spec.staff,
        writtenAt: after(appointment, 5),
        signedAt: after(appointment, 30),
        appointmentId: appointment.appointmentId,
        boundariesVersion: 1,
        boundariesConfirmed: true,
        regionsAgreedToday: [],
        draping: 'Standard draping',
        arrival: scales(arrival),
        departure: scales(arrival - one.chance.whole(1, 2)),
        settled: true,
        work: ['upper-shoulder-left', 'upper-shoulder-right'].map((region) => ({
          region,
          modality: 'RESTORATIVE',
          pressureAsked: 2,
          pressure: 2,
          minutes: 25,
        })),
        observations: ['BREATHING_DEEPENED', 'SETTLING'],
        emotionalResponse: ['CALM'],
        clientWords: null,
        ending: 'FINISHED',
        aftercare: ['WATER', 'REST'],
        nextTime: null,
        toPsychotherapy: null,
      };
    }),
  );
}

function scales(distress: number): ScalesSpec {
  return { distress, arousal: distress >= 6 ? 1 : 0, pain: Math.floor(distress / 2), tension: distress };
}

function after({ endsAt }: SeedAppointment, minutes: number): Date {
  return new Date(endsAt.getTime() + minutes * MINUTE);
}

function checkInsOf({ seed: { calendar } }: PracticeOfLoad, { client, chance }: GeneratedClient) {
  return Array.from({ length: 3 * WEEKS_OF_CHECK_INS }, (_, index) => {
    const distress = Math.max(0, 6 - Math.floor(index / 6) + chance.whole(-1, 1));
    return {
      client,
      at: calendar.at(-Math.floor((7 * (3 * WEEKS_OF_CHECK_INS - index)) / 3), '20:00'),
      distress,
      mood: Math.max(1, 9 - distress),
      sleepHours: 5 + chance.whole(0, 5) / 2,
      arousal: distress >= 6 ? 1 : 0,
      pain: Math.floor(distress / 2),
    };
  });
}

/** One client in ten had a concern that was settled; one in forty has one that is open. */
function flagsOf(
  { seed: { calendar } }: PracticeOfLoad,
  { client, pair, chance }: GeneratedClient,
): FlagSpec[] {
  const drawn = chance.next();
  if (drawn >= 0.125) {
    return [];
  }
  const open = drawn >= 0.1;
  const raisedAt = open
    ? calendar.minutesFromNow(-chance.whole(30, 600))
    : calendar.at(-chance.whole(10, 60), '16:40');
  const settledAt = new Date(raisedAt.getTime() + 20 * 60 * MINUTE);
  return [
    {
      client,
      raisedBy: pair.massageTherapist,
      raisedAt,
      level: 'CONCERN',
      hold: open ? 'DEEP_WORK' : 'NONE',
      reason:
        'Distress rose by three over the session; settled again after a pause, and wanted it passed on.',
      tableGuidance: 'Gentle work only, and a pause half way.',
      told: pair.psychotherapist,
      steps: open
        ? []
        : [
            {
              kind: 'ACKNOWLEDGED',
              at: settledAt,
              by: pair.psychotherapist,
              text: 'Thank you, I have rung.',
            },
            {
              kind: 'RESOLVED',
              at: new Date(settledAt.getTime() + 24 * 60 * MINUTE),
              by: pair.psychotherapist,
              text: 'Talked through; nothing further needed.',
            },
          ],
      conditions: null,
      noteId: null,
      appointmentId: null,
    },
  ];
}

/** Three of the long questionnaire, falling, and two of a short one. */
function measuresOf(
  { seed: { calendar } }: PracticeOfLoad,
  { client, chance }: GeneratedClient,
): MeasureSpec[] {
  const start = chance.whole(34, 56);
  return [
    ...[-80, -42, -5].map((day, index) => ({
      client,
      code: 'PCL-5' as const,
      at: calendar.at(day, '18:30'),
      total: start - 7 * index + chance.whole(-2, 2),
    })),
    ...[-42, -5].map((day, index) => ({
      client,
      code: 'PHQ-9' as const,
      at: calendar.at(day, '18:40'),
      total: chance.whole(6, 14) - 2 * index,
    })),
  ];
}
