import type { SlotLikings } from '../../data/slot-likings.read.ts';
import { type Suggestion, suggestionsIn } from '../suggestions.ts';
import type { DateJudged } from './judge-dates.ts';

const DAY = 86_400_000;
/** So far around a date that cannot be, other times are looked for. */
export const AROUND_DAYS = 3;
/** Other times for each date that cannot be. */
const ALTERNATIVES = 3;

/** Who asks for other times, and when. */
export interface OtherTimesWish {
  readonly likings: SlotLikings;
  readonly now: number;
  /** Whether the client reads the reasons. */
  readonly forClient: boolean;
  /** The room that it has to be; null for any that fits. */
  readonly roomId: string | null;
}

/** Up to three other times near a date that cannot be, each of which could be booked with all the others there; none for one that can. */
export function otherTimes(judged: DateJudged, wish: OtherTimesWish): Suggestion[] {
  const { start, among, conflict } = judged;
  const { likings, now, forClient, roomId } = wish;
  if (conflict === null) {
    return [];
  }
  const { service, rooms, moving } = among;
  const facts = {
    ...among,
    // Something that is moved stays what it is, also where it is no longer offered.
    service: moving === null ? service : { ...service, retired: false },
    rooms: roomId === null ? rooms : rooms.filter((room) => room.id === roomId),
  };
  const range = { from: start - AROUND_DAYS * DAY, to: start + AROUND_DAYS * DAY };
  return suggestionsIn(facts, likings, { range, now, first: ALTERNATIVES, forClient });
}
