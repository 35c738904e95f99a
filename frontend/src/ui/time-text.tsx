import { ago, dayAndTime, longDay, since, timeOf, when } from '../lib/dates.ts';
import { useNow } from '../lib/use-now.ts';
import { useZone } from '../lib/viewer.tsx';

const WAYS = { when, ago, since, time: timeOf, day: longDay, full: dayAndTime } as const;

/** An instant in the zone of the practice, in the words that fit; hovering shows it in full. */
export function TimeText({ at, as = 'when' }: { readonly at: string; readonly as?: keyof typeof WAYS }) {
  const zone = useZone();
  const now = useNow(60);
  return (
    <time dateTime={at} title={dayAndTime(at, zone)}>
      {WAYS[as](at, zone, now)}
    </time>
  );
}
