import { Placement, type PlacementFacts, type Span } from '@attune/shared';
import type { PlacementFieldsFragment } from '../../../../generated/scheduling.ts';

type Text = { readonly from: string; readonly to: string };

const span = ({ from, to }: Text): Span => ({ from: Date.parse(from), to: Date.parse(to) });
/** Who is given the rules may know classes and plan; nobody else is given them. */
const TELLING = { classes: true, plan: true };

/** What the server told, made ready to explain places. */
export const placementOf = (told: PlacementFieldsFragment, timeZone: string) =>
  new Placement(placementFactsOf(told, timeZone));

/** What the server told of where a session can be, instants in milliseconds since 1970. */
export function placementFactsOf(told: PlacementFieldsFragment, timeZone: string): PlacementFacts {
  const { minutes, bufferBefore, bufferAfter, plan } = told;
  return {
    timeZone,
    length: { minutes, bufferBefore, bufferAfter },
    practitioners: told.practitioners.map((one) => ({
      id: one.id,
      name: one.name,
      working: one.working.map(span),
      busy: one.busy.map(span),
      barriers: one.barriers.map((barrier) => ({ ...span(barrier), sentence: barrier.sentence })),
    })),
    clientBusy: told.clientBusy.map(span),
    rooms: told.rooms.map(({ id, name, busy }) => ({ id, name, busy: busy.map(span) })),
    standing: told.standing as PlacementFacts['standing'],
    plan: plan
      ? ({ ...plan, id: told.appointmentId, telling: TELLING } as NonNullable<PlacementFacts['plan']>)
      : null,
    said: told.said.map((one) => ({ ...span(one), finding: one.finding })) as PlacementFacts['said'],
  };
}
