import { addDays, dayOf } from '../../../../lib/dates.ts';

export const VIEWS = ['day', 'week', 'agenda'] as const;
export type View = (typeof VIEWS)[number];

/** What the calendar shows; all of it stands in the address. */
export interface CalendarState {
  readonly view: View;
  /** 'YYYY-MM-DD'. */
  readonly date: string;
  /** A practitioner, everybody, or the rooms. */
  readonly who: string;
  /** A client, whose both disciplines are shown then. */
  readonly clientId: string | null;
}

export const EVERYBODY = 'everybody';
export const ROOMS = 'rooms';

/** Reads the address; what is missing or makes no sense becomes the usual. */
export function stateOf(
  search: URLSearchParams,
  usual: { readonly view: View; readonly who: string; readonly today: string },
): CalendarState {
  const view = VIEWS.find((one) => one === search.get('view')) ?? usual.view;
  const date = search.get('date') ?? '';
  return {
    view,
    date: /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date)) ? date : usual.today,
    who: search.get('who') ?? usual.who,
    clientId: search.get('client'),
  };
}

/** The address of a state. */
export function searchOf({ view, date, who, clientId }: CalendarState): Record<string, string> {
  return { view, date, who, ...(clientId ? { client: clientId } : {}) };
}

/** The days that a view shows: a day, a week from Monday, or two weeks from the date on. */
export function daysOf({ view, date }: Pick<CalendarState, 'view' | 'date'>): {
  readonly first: string;
  readonly count: number;
} {
  if (view === 'day') {
    return { first: date, count: 1 };
  }
  const weekday = (new Date(`${date}T12:00:00Z`).getUTCDay() + 6) % 7;
  return view === 'week' ? { first: addDays(date, -weekday), count: 7 } : { first: date, count: 14 };
}

/** The date so many steps of the view later. */
export const turned = (state: CalendarState, steps: number): CalendarState => ({
  ...state,
  date: addDays(state.date, steps * { day: 1, week: 7, agenda: 14 }[state.view]),
});

/** Today in a zone. */
export const todayIn = (zone: string, now = Date.now()) => dayOf(now, zone);
