import { busyAt, sessionAt, type Span } from '@attune/shared';
import type { SlotLikings } from '../data/slot-likings.read.ts';
import type { BookingFacts } from './booking-facts.ts';
import { placeFor } from './booking-rules.ts';
import { suggestionsIn } from './suggestions.ts';

/** A time that could be booked, with what it would keep busy. Instants in milliseconds. */
export interface FreePlace {
  readonly practitionerId: string;
  readonly roomId: string | null;
  readonly session: Span;
  /** The session with its buffers. */
  readonly busy: Span;
  /** How many soft rules it leaves unmet. */
  readonly unmet: number;
}

/** Whoever waits has said which times suit; nothing else is weighed here. */
const NO_LIKINGS: SlotLikings = { times: [], everyWeeks: null, lastWith: null };

/** The free times of {@link suggestionsIn}, at most `first`, with the place that each would take. */
export function offerablePlaces(facts: BookingFacts, range: Span, now: number, first: number): FreePlace[] {
  return suggestionsIn(facts, NO_LIKINGS, { range, now, first, forClient: false }).flatMap(
    ({ practitionerId, startsAt, findings }) => {
      const start = Date.parse(startsAt);
      const place = placeFor(facts, practitionerId, start, null);
      return 'taken' in place
        ? []
        : [
            {
              practitionerId,
              roomId: place.roomId,
              session: sessionAt(start, facts.service),
              busy: busyAt(start, facts.service),
              unmet: findings.filter((one) => !one.hard && !one.satisfied).length,
            },
          ];
    },
  );
}
