import { writeAppointments } from '../support/appointments.ts';
import type { PracticeSeed } from '../support/practice-seed.ts';
import { type FeedbackSpec, writeSessionFeedback } from '../support/session-feedback.ts';
import type { HarbourPeople } from './people.ts';
import type { HarbourServices } from './places.ts';

/** What Jonah said after the session of a week. */
type Said = Pick<FeedbackSpec, 'feltSafe' | 'inControl' | 'pressure' | 'different'> & {
  readonly week: number;
  readonly differentWhat?: string;
  readonly words?: string;
  readonly changed?: string;
  /** Mara has read it too: it asked for care. */
  readonly leadSaw?: true;
};

const WELL = { feltSafe: 'YES', inControl: 'YES', pressure: 'RIGHT', different: false } as const;

const SAID: readonly Said[] = [
  { ...WELL, week: 3, words: 'Sleepy afterwards. Good.' },
  {
    week: 5,
    feltSafe: 'PARTLY',
    inControl: 'YES',
    pressure: 'RIGHT',
    different: true,
    differentWhat: 'Nothing near my chest. And a sign for stop that needs no words.',
    words: 'When I said stop it stopped at once. That helped.',
    changed:
      'Chest and throat are left out from now on. A lifted hand means stop, the same as the word, and I ask before each new place.',
    leadSaw: true,
  },
  { ...WELL, week: 9 },
  { ...WELL, week: 11, pressure: 'TOO_LIGHT', different: true, differentWhat: 'Firmer on the shoulders.' },
];

/** A session of bodywork of Jonah's, by its week. */
interface Session {
  readonly week: number;
  readonly appointmentId: string;
  /** Counted from today. */
  readonly day: number;
}

/**
 * What Jonah said after his sessions, with one thing that was changed; and yesterday's, which nothing is written
 * or said of yet, so that he is asked.
 */
export async function seedJonahFeedback(
  seed: PracticeSeed,
  { jonah, mara, ines }: HarbourPeople,
  { restorative }: HarbourServices,
  sessions: readonly Session[],
): Promise<void> {
  const { calendar } = seed;
  const specs = SAID.flatMap(({ week, changed, leadSaw, ...said }): FeedbackSpec[] => {
    const session = sessions.find((one) => one.week === week);
    if (!session) {
      return [];
    }
    const at = (days: number, time: string) => calendar.at(session.day + days, time);
    return [
      {
        ...said,
        client: jonah,
        staff: ines,
        appointmentId: session.appointmentId,
        at: at(0, '20:15'),
        ...(changed ? { changed: { at: at(2, '09:05'), text: changed } } : {}),
        seenBy: [
          { staff: ines, at: at(1, '08:40') },
          ...(leadSaw ? [{ staff: mara, at: at(1, '08:55') }] : []),
        ],
      },
    ];
  });
  await writeSessionFeedback(seed, specs);
  await writeAppointments(seed, [
    { client: jonah, staff: ines, service: restorative, startsAt: calendar.at(-1, '15:30'), bookedBy: ines },
  ]);
}
