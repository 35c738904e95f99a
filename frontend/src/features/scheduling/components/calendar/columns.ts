import { DISCIPLINES_LABELS, type Discipline, type Span } from '@attune/shared';
import type { CalendarGroundQuery } from '../../../../generated/scheduling.ts';
import { addDays } from '../../../../lib/dates.ts';
import type { CalendarColumn, Lane } from './model.ts';

type Ground = CalendarGroundQuery['calendar'];

const asSpan = ({ from, to }: { readonly from: string; readonly to: string }): Span => ({
  from: Date.parse(from),
  to: Date.parse(to),
});

/** A lane of each practitioner. */
export function practitionerLanes({ practitioners }: Ground): Lane[] {
  return practitioners.map((one) => ({
    id: one.id,
    name: one.name,
    kind: 'PRACTITIONER',
    disciplines: one.disciplines,
    working: one.working.map(asSpan),
    away: one.away.map(asSpan),
  }));
}

/** A lane of each room. */
export function roomLanes({ rooms }: Ground): Lane[] {
  return rooms.map((room) => ({
    id: room.id,
    name: room.name,
    kind: 'ROOM',
    disciplines: [],
    working: null,
    away: [],
  }));
}

/** Both disciplines of one client, side by side. */
export function disciplineLanes(): Lane[] {
  return (['PSYCHOTHERAPY', 'MASSAGE'] as const satisfies readonly Discipline[]).map((discipline) => ({
    id: discipline,
    name: DISCIPLINES_LABELS[discipline],
    kind: 'DISCIPLINE',
    disciplines: [discipline],
    working: null,
    away: [],
  }));
}

/** Columns of some days, the lanes of a day beside each other. */
export function columnsOf(first: string, days: number, lanes: readonly Lane[]): CalendarColumn[] {
  return Array.from({ length: days }, (_, index) => addDays(first, index)).flatMap((day) =>
    lanes.map((lane) => ({ key: `${day} ${lane.id}`, day, lane, width: lanes.length })),
  );
}
