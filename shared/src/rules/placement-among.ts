import type { AppointmentClass } from '../vocabulary/appointment-classes.ts';
import type { PlacementFacts } from './placement.ts';
import { busyAt, sessionAt, type SessionLength } from './slots.ts';

/** A session that is not booked yet, and is to be booked together with others of the same client. */
export interface DraftSession {
  readonly id: string;
  readonly practitionerId: string;
  readonly class: AppointmentClass;
  /** Milliseconds since 1970. */
  readonly start: number;
  readonly length: SessionLength;
}

/**
 * What decides a place as if the drafts were booked already: their times are taken for client and
 * practitioner, and the rules look at them, where the reader is given the rules. Rooms need no word of
 * their own: where a draft has one, its client is taken too. Without the draft that is being placed.
 */
export function amongDrafts(facts: PlacementFacts, others: readonly DraftSession[]): PlacementFacts {
  const busy = others.map((one) => ({
    practitionerId: one.practitionerId,
    span: busyAt(one.start, one.length),
  }));
  return {
    ...facts,
    clientBusy: [...facts.clientBusy, ...busy.map(({ span }) => span)],
    practitioners: facts.practitioners.map((practitioner) => ({
      ...practitioner,
      busy: [
        ...practitioner.busy,
        ...busy.filter((one) => one.practitionerId === practitioner.id).map(({ span }) => span),
      ],
    })),
    plan: facts.plan && {
      ...facts.plan,
      sessions: [
        ...facts.plan.sessions,
        ...others.map((one) => {
          const { from, to } = sessionAt(one.start, one.length);
          return {
            id: one.id,
            class: one.class,
            startsAt: new Date(from).toISOString(),
            endsAt: new Date(to).toISOString(),
          };
        }),
      ],
    },
  };
}
