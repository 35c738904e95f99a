import type { Calendar } from '../support/calendar.ts';
import { Chance } from '../support/chance.ts';
import type { SeedClient } from '../support/clients.ts';
import { accountOf } from '../support/staff.ts';
import { nameFrom } from './names.ts';
import type { PracticeOfLoad } from './practice-of-load.ts';
import type { Pair } from './practitioners.ts';

/** A generated client, with who cares for them and when in the week. */
export interface GeneratedClient {
  readonly client: SeedClient;
  readonly pair: Pair;
  readonly chance: Chance;
  /** Whether psychotherapy is processing or talk. */
  readonly processing: boolean;
  /** Days from today of this week's sessions, and their times of day. */
  readonly talkDay: number;
  readonly talkTime: string;
  readonly touchDay: number;
  readonly touchTime: string;
  /** Bodywork falls into weeks whose number is even, or odd. */
  readonly touchParity: 0 | 1;
}

/** Six sessions a day that leave each other room, for five days: thirty places in a week. */
const TALK_TIMES = ['09:00', '10:30', '12:00', '13:30', '15:00', '16:30'] as const;
const TOUCH_TIMES = ['09:00', '10:15', '11:30', '12:45', '14:00', '15:15'] as const;
export const PLACES_IN_A_WEEK = 5 * TALK_TIMES.length;

/** The client with a number, in a place of the pair's week. */
export function generateClient(
  { seed }: PracticeOfLoad,
  number: number,
  pair: Pair,
  place: number,
): GeneratedClient {
  const chance = new Chance(number * 104_729);
  const email = `client-${String(number).padStart(5, '0')}-${seed.practiceId.slice(-4)}@load.example.org`;
  const account = accountOf(email, nameFrom(chance), seed.longAgo());
  const weekday = place % 5;
  const slot = Math.floor(place / 5) % TALK_TIMES.length;
  return {
    client: {
      ...account,
      clientId: seed.id(`client ${email}`),
      preferredName: null,
      pronouns: chance.pick(['she/her', 'he/him', 'they/them', null]),
      // Ofcom keeps these numbers for fiction.
      phone: `07700 900${String(number % 1_000).padStart(3, '0')}`,
    },
    pair,
    chance,
    processing: chance.next() < 0.4,
    talkDay: dayOfThisWeek(seed.calendar, weekday),
    talkTime: TALK_TIMES[slot] ?? TALK_TIMES[0],
    touchDay: dayOfThisWeek(seed.calendar, (weekday + 2) % 5),
    touchTime: TOUCH_TIMES[slot] ?? TOUCH_TIMES[0],
    touchParity: number % 2 === 0 ? 0 : 1,
  };
}

/** Days from today to a weekday of this week, 0 is Monday. */
function dayOfThisWeek(calendar: Calendar, weekday: number): number {
  return weekday + 1 - calendar.weekday(0);
}
