import { useMediaQuery } from '@mantine/hooks';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useZone } from '../../../../lib/viewer.tsx';
import { type CalendarState, searchOf, stateOf, todayIn, type View } from './calendar-address.ts';

/** Below this a grid of hours is too narrow to read: the list comes first. */
const PHONE = '(max-width: 640px)';

/**
 * What the calendar shows, kept in the address so that back, reload and a sent link keep it too.
 * @param who whose calendar it is unless the address says otherwise.
 * @param view how it is shown on a wide screen unless the address says otherwise.
 */
export function useCalendarState(who: string, view: View): [CalendarState, (next: CalendarState) => void] {
  const [search, setSearch] = useSearchParams();
  const zone = useZone();
  const phone = useMediaQuery(PHONE, false, { getInitialValueInEffect: false });
  const state = useMemo(
    () => stateOf(search, { view: phone ? 'agenda' : view, who, today: todayIn(zone) }),
    [search, phone, view, who, zone],
  );
  return [
    state,
    useCallback((next: CalendarState) => setSearch(searchOf(next), { replace: true }), [setSearch]),
  ];
}
