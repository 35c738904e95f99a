import { DateTime } from 'luxon';

/** A step that happens once. */
export type Done = 'ACKNOWLEDGED' | 'HOLD_LIFTED' | 'RESOLVED';

const VERBS: Readonly<Record<Done, string>> = {
  ACKNOWLEDGED: 'acknowledged this',
  HOLD_LIFTED: 'lifted this hold',
  RESOLVED: 'resolved this',
};

/** Says of a step that cannot be made twice who made it, and when in the practice's time. */
export function doneAlready(
  done: Done,
  event: { readonly actor: string; readonly at: string } | null,
  timeZone: string,
): string {
  if (!event) {
    return 'This was done already.';
  }
  const at = DateTime.fromISO(event.at, { zone: timeZone, locale: 'en-GB' });
  return `${event.actor} ${VERBS[done]} on ${at.toFormat('d MMMM')} at ${at.toFormat('HH:mm')}.`;
}
