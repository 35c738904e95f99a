import { busyAt, freeSlots, holdTouches, type JointCandidate, sessionAt, type Span } from '@attune/shared';
import type { BookingFacts, PractitionerFacts } from '../booking-facts.ts';
import { intakeAgainst, loadAgainst, loadCapsAt, practitionerProblem } from '../booking-rules.ts';
import { HOLD_SENTENCES } from '@attune/shared';

/** Every place at which sessions of a service could be booked, or why there is none. */
export interface FreePlaces {
  /** By time, then by practitioner. */
  readonly places: readonly JointCandidate[];
  readonly why: PlaceProblem | null;
}

/** What stands against every place of a service. */
export interface PlaceProblem {
  readonly kind: 'HOLD' | 'INTAKE' | 'TIME';
  readonly sentence: string;
}

/**
 * The places of a service within a range for which booking would find practitioner, client and room free and
 * nothing against the practitioner: the coordination rules are asked once sessions stand together.
 * @param mayBook practitioners with whom the actor may book; the others are passed over.
 */
export function freePlaces(
  facts: BookingFacts,
  range: Span,
  now: number,
  mayBook: (practitionerId: string) => boolean,
): FreePlaces {
  const { service, hold, rooms } = facts;
  if (hold && holdTouches(hold.level, service.class)) {
    return { places: [], why: { kind: 'HOLD', sentence: HOLD_SENTENCES[hold.level] } };
  }
  const intake = intakeAgainst(facts);
  if (intake) {
    return { places: [], why: { kind: 'INTAKE', sentence: intake.sentence } };
  }
  const able = facts.practitioners.filter((one) => one.offers && one.onTeam && mayBook(one.id));
  if (able.length === 0) {
    return {
      places: [],
      why: {
        kind: 'TIME',
        sentence: 'Nobody of the care team offers it yet. Somebody who does can be added to the team.',
      },
    };
  }
  const busy = (id: string) => facts.busy.get(id) ?? [];
  const refusals = new Set<string>();
  const placesOf = (practitioner: PractitionerFacts): JointCandidate[] =>
    freeSlots(
      practitioner.working,
      [...busy(practitioner.id), ...busy(facts.clientId)],
      rooms.map((room) => busy(room.id)),
      service,
      range,
    ).flatMap(({ start }) => {
      const refused = practitionerProblem(facts, practitioner, start, now);
      if (refused) {
        refusals.add(refused.message);
        return [];
      }
      if (loadCapsAt(facts, practitioner, start).length > 0) {
        for (const finding of loadAgainst(facts, practitioner, start)) refusals.add(finding.sentence);
        return [];
      }
      return [
        {
          practitionerId: practitioner.id,
          class: service.class,
          session: sessionAt(start, service),
          busy: busyAt(start, service),
          cost: 0,
        },
      ];
    });
  const places = able.flatMap(placesOf).sort((one, other) => one.session.from - other.session.from);
  const [refusal] = refusals;
  return {
    places,
    why:
      places.length > 0
        ? null
        : {
            kind: 'TIME',
            sentence: refusal ?? 'Practitioner, client and room are never free at the same time.',
          },
  };
}
