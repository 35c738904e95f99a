import { useQuery } from '@apollo/client/react';
import { useMemo, useState } from 'react';
import { RecordTimeLineDocument, type RecordTimeLineQuery } from '../../../../generated/client-record.ts';
import { addDays, dayOf, startOfDay } from '../../../../lib/dates.ts';

export type TimeLineData = NonNullable<NonNullable<RecordTimeLineQuery['client']>['timeLine']>;

/** Twelve weeks back with the days just before them, on which their beginning was measured; and the coming week. */
const DAYS_BACK = 88;
const DAYS_AHEAD = 8;
/** What was shortly before is read too, so that lines come in from the edge. */
const DAYS_BEFORE = 16;
/** Appointments further ahead than this stand on the schedule. */
const FURTHEST_AHEAD = 43;
const MOST_YEARS = 20;

/** A stretch of time as ISO text. */
interface Stretch {
  readonly from: string;
  readonly to: string;
}

/**
 * A client's time line: first the last twelve weeks, and the whole history once somebody looks further. What
 * was there stays on the screen while more is on its way.
 */
export function useTimeLine(clientId: string, zone: string) {
  const [wide, setWide] = useState(false);
  const today = dayOf(Date.now(), zone);
  const first = useMemo<Stretch>(
    () => ({
      from: startOfDay(addDays(today, -DAYS_BACK), zone),
      to: startOfDay(addDays(today, DAYS_AHEAD), zone),
    }),
    [today, zone],
  );
  const near = useQuery(RecordTimeLineDocument, {
    variables: { clientId, from: startOfDay(addDays(today, -DAYS_BACK - DAYS_BEFORE), zone), to: first.to },
  });
  const since = near.data?.client?.timeLine?.since ?? null;
  const whole = useMemo<Stretch>(
    () => ({
      from: wholeFrom(since, first.from, today, zone),
      to: startOfDay(addDays(today, FURTHEST_AHEAD), zone),
    }),
    [since, first, today, zone],
  );
  const far = useQuery(RecordTimeLineDocument, {
    variables: { clientId, ...whole },
    skip: !wide,
  });
  const data = (wide ? far.data : undefined) ?? near.data;
  return {
    asked: { ...near, data },
    first,
    whole,
    /** Whether what lies further than the first twelve weeks is on its way. */
    loadingMore: wide && far.data === undefined && far.error === undefined,
    failedMore: wide && far.error !== undefined,
    lookFurther: () => setWide(true),
  };
}

/** From the day of the first thing that there is, and twelve weeks at least. */
function wholeFrom(since: string | null, first: string, today: string, zone: string): string {
  const furthest = startOfDay(addDays(today, -MOST_YEARS * 365), zone);
  const begin = since === null ? first : startOfDay(addDays(dayOf(since, zone), -1), zone);
  return begin < furthest ? furthest : begin < first ? begin : first;
}
