import { cheapestPlace, type JointCandidate, type JointChoice, withPlace } from '@attune/shared';
import type { BookingFacts } from '../booking-facts.ts';
import { amongOthers, refusalOf } from './among-others.ts';
import type { AssembledSchedule } from './assemble.ts';

/**
 * Asks of every session what booking asks, the others booked. What it would refuse for a reason that the
 * solver does not know (what a practitioner takes on) goes to the best place that it would not refuse, and is
 * left out where there is none; then all are asked again, since one may have been what another needs.
 * @param factsOf by service; `now` in milliseconds since 1970.
 * @returns the same choice where nothing is refused.
 */
export function asBookingWould(
  { whole, sessions }: AssembledSchedule,
  choice: JointChoice,
  factsOf: ReadonlyMap<string, BookingFacts>,
  now: number,
): JointChoice {
  const refusedIn = (all: JointChoice, index: number): ((place: JointCandidate) => boolean) => {
    const facts = factsOf.get(sessions[index]?.service?.id ?? '');
    if (!facts) {
      return () => false;
    }
    const others = all.filter((one, at): one is JointCandidate => one !== null && at !== index);
    const among = amongOthers(facts, others, whole.timeZone);
    return ({ practitionerId, session }) => refusalOf(among, practitionerId, session.from, now) !== null;
  };
  const moved = new Set<number>();
  let left = choice;
  for (;;) {
    const index = left.findIndex(
      (place, at) => place !== null && !whole.occurrences[at]?.kept && refusedIn(left, at)(place),
    );
    if (index < 0) {
      return left;
    }
    left = withPlace(left, index, moved.has(index) ? null : elsewhere(left, index));
    moved.add(index);
  }

  function elsewhere(all: JointChoice, index: number): JointCandidate | null {
    const refused = refusedIn(all, index);
    const candidates = whole.occurrences[index]?.candidates ?? [];
    return cheapestPlace(
      whole,
      withPlace(all, index, null),
      index,
      candidates.filter((place) => !refused(place)),
    );
  }
}
