import { useState } from 'react';
import type { DateOverride } from './series-dates.tsx';

/** What is done otherwise on single dates of a series that is being made. */
export function useDateOverrides() {
  const [dates, setDates] = useState<readonly DateOverride[]>([]);
  const set = (position: number, override: Omit<DateOverride, 'position'> | null) =>
    setDates((all) => [
      ...all.filter((one) => one.position !== position),
      ...(override ? [{ position, ...override }] : []),
    ]);
  return { dates: [...dates], set, clear: () => setDates([]) };
}
