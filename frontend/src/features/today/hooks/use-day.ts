import { useMemo } from 'react';
import { addDays, dayOf, startOfDay } from '../../../lib/dates.ts';
import { useNow } from '../../../lib/use-now.ts';
import { useZone } from '../../../lib/viewer.tsx';

/** The local day that it is now, as the span of instants to ask for; steady until midnight. */
export function useDay() {
  const zone = useZone();
  const today = dayOf(useNow(60), zone);
  return useMemo(
    () => ({ zone, today, from: startOfDay(today, zone), to: startOfDay(addDays(today, 1), zone) }),
    [zone, today],
  );
}
