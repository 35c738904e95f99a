import {
  type LoadLimits,
  loadLimitsFor,
  type LoadSession,
  loadSums,
  type LoadSums,
  localDateOf,
  type ZoneClock,
} from '@attune/shared';
import { limitsSetFor, type LoadLimitsRow, type WeekSessionRow } from '../data/load.repository.ts';

const MONDAY_AFTER_EPOCH = 3;

/** How much one practitioner has on in a week. */
export interface WeekLoadRow extends LoadSums {
  readonly practitioner: { readonly id: string; readonly name: string };
  readonly from: string;
  readonly to: string;
  readonly days: readonly (Omit<LoadSums, 'breaksCut'> & { readonly date: string })[];
  /** What holds: of their own and the practice's the stricter. */
  readonly limits: LoadLimits;
  readonly own: LoadLimitsRow;
}

/** The local week, from Monday, in which an instant lies: from and to in milliseconds, and its days. */
export function weekOf(instant: number, clock: ZoneClock) {
  const first = clock.weekOf(instant) * 7 - MONDAY_AFTER_EPOCH;
  const days = Array.from({ length: 7 }, (_, index) => first + index);
  return { from: clock.instantOf(first, 0), to: clock.instantOf(first + 7, 0), days };
}

/** Adds up the sessions of a week for each practitioner, day by day. */
export function weekLoads(
  rows: readonly WeekSessionRow[],
  set: readonly LoadLimitsRow[],
  { from, to, days }: ReturnType<typeof weekOf>,
  clock: ZoneClock,
): WeekLoadRow[] {
  const practice = limitsSetFor(set, null);
  return [...Map.groupBy(rows, (row) => row.memberId)].map(([id, own]) => {
    const sessions = own.flatMap(inNumbers);
    const byDay = Map.groupBy(sessions, (one) => clock.dayOf(one.from));
    const mine = limitsSetFor(set, id);
    const limits = loadLimitsFor(mine, practice);
    return {
      practitioner: { id, name: own[0]?.name ?? '' },
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
      ...loadSums(sessions, limits.breakMinutes),
      days: days.map((day) => {
        const { breaksCut: _, ...sums } = loadSums(byDay.get(day) ?? [], null);
        return { date: localDateOf(clock, clock.instantOf(day, 12 * 60)), ...sums };
      }),
      limits,
      own: mine,
    };
  });
}

function inNumbers({ startsAt, endsAt, heavy }: WeekSessionRow): LoadSession[] {
  return startsAt === null || endsAt === null
    ? []
    : [{ from: Date.parse(startsAt), to: Date.parse(endsAt), heavy }];
}
