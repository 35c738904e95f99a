import { dayInWords, dayOf, timeOf } from '../../../lib/dates.ts';
import { firstName, listed } from '../../../lib/names.ts';

/** A step in what became of a request. */
export interface ToldEvent {
  readonly at: string;
  readonly kind: string;
  readonly actor: string;
}

/** 'at 10:42' today, 'yesterday at 21:10', 'on 3 December at 09:00'. */
function since(at: string, zone: string, now: number): string {
  const time = `at ${timeOf(at, zone)}`;
  const day = dayOf(at, zone);
  if (day === dayOf(now, zone)) return time;
  return day === dayOf(now - 86_400_000, zone)
    ? `yesterday ${time}`
    : `on ${dayInWords(at, zone, now)} ${time}`;
}

/**
 * R19: who has been told, and who knows, in sentences a client can hold on to; never that it is a flag.
 * Steps that are no news to the client (or that this page does not know) are left out.
 */
export function toldInWords(events: readonly ToldEvent[], zone: string, now: number): string[] {
  const of = (kind: string) => events.filter((event) => event.kind === kind);
  const told = of('TOLD');
  const known = new Set(
    events.filter(({ kind }) => kind !== 'TOLD' && kind !== 'RAISED').map(({ actor }) => actor),
  );
  const waiting = [
    ...new Map(told.filter(({ actor }) => !known.has(actor)).map((event) => [event.actor, event])).values(),
  ];
  const [first] = waiting;
  return [
    ...of('RESOLVED').map(
      ({ at, actor }) => `${firstName(actor)} settled it with you ${since(at, zone, now)}.`,
    ),
    ...of('ACKNOWLEDGED').map(
      ({ at, actor }) =>
        `${firstName(actor)} knows, and is looking after it, since ${since(at, zone, now).replace(/^at /, '')}.`,
    ),
    ...of('SEEN').map(({ at, actor }) => `${firstName(actor)} has seen it ${since(at, zone, now)}.`),
    ...(first
      ? [
          `${listed(waiting.map(({ actor }) => firstName(actor)))} ${waiting.length === 1 ? 'was' : 'were'} told ${since(first.at, zone, now)}.`,
        ]
      : []),
    ...(told.length === 0 && known.size === 0 ? ['It has arrived. The first person is being told.'] : []),
  ];
}
