import { DISCIPLINES_LABELS, type Discipline, type Span } from '@attune/shared';
import type { CalendarGroundQuery } from '../../../../generated/scheduling.ts';
import { addDays } from '../../../../lib/dates.ts';
import type { CalendarColumn, ClosedTime, Lane } from './model.ts';

type Ground = CalendarGroundQuery['calendar'];

const asSpan = ({ from, to }: { readonly from: string; readonly to: string }): Span => ({
  from: Date.parse(from),
  to: Date.parse(to),
});

const closedIn = ({ closed }: Ground): ClosedTime[] =>
  closed.map((one) => ({ ...asSpan(one), name: one.name }));

/** A lane of each practitioner. */
export function practitionerLanes(ground: Ground): Lane[] {
  const closed = closedIn(ground);
  return ground.practitioners.map((one) => ({
    id: one.id,
    name: one.name,
    kind: 'PRACTITIONER',
    disciplines: one.disciplines,
    working: one.working.map(asSpan),
    away: one.away.map(asSpan),
    closed,
  }));
}

/** A lane of each room. */
export function roomLanes(ground: Ground): Lane[] {
  const closed = closedIn(ground);
  return ground.rooms.map((room) => ({
    id: room.id,
    name: room.name,
    kind: 'ROOM',
    disciplines: [],
    working: null,
    away: [],
    closed,
  }));
}

/** Both disciplines of one client, side by side. */
export function disciplineLanes(ground: Ground): Lane[] {
  const closed = closedIn(ground);
  return (['PSYCHOTHERAPY', 'MASSAGE'] as const satisfies readonly Discipline[]).map((discipline) => ({
    id: discipline,
    name: DISCIPLINES_LABELS[discipline],
    kind: 'DISCIPLINE',
    disciplines: [discipline],
    working: null,
    away: [],
    closed,
  }));
}

/** Columns of some days, the lanes of a day beside each other. */
export function columnsOf(first: string, days: number, lanes: readonly Lane[]): CalendarColumn[] {
  return Array.from({ length: days }, (_, index) => addDays(first, index)).flatMap((day) =>
    lanes.map((lane) => ({ key: `${day} ${lane.id}`, day, lane, width: lanes.length })),
  );
}
