import type { FoundPlacement } from '../app/find-placement.ts';
import { asTimes } from '../domain/calendar.ts';
import type { Placement } from './placement.type.ts';

const at = (instant: number) => new Date(instant).toISOString();

/** A placement as the API gives it: instants as text. */
export function placementRow({ clientId, appointmentId, facts }: FoundPlacement): Placement {
  return {
    appointmentId,
    clientId,
    ...facts.length,
    practitioners: facts.practitioners.map((one) => ({
      id: one.id,
      name: one.name,
      working: asTimes(one.working),
      busy: asTimes(one.busy),
      barriers: one.barriers.map(({ from, to, sentence }) => ({ from: at(from), to: at(to), sentence })),
    })),
    clientBusy: asTimes(facts.clientBusy),
    rooms: facts.rooms.map(({ id, name, busy }) => ({ id, name, busy: asTimes(busy) })),
    standing: facts.standing,
    plan: facts.plan as Placement['plan'],
    said: facts.said.map(({ from, to, finding }) => ({ from: at(from), to: at(to), finding })),
  };
}
