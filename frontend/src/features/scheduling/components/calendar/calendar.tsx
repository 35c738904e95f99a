import { useDebouncedValue } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { dayInWords } from '../../../../lib/dates.ts';
import { type ClientRef, useDialogs } from '../../../../lib/dialogs.tsx';
import { useNow } from '../../../../lib/use-now.ts';
import { useViewer, useZone } from '../../../../lib/viewer.tsx';
import { firstName } from '../../../../lib/words.ts';
import { Ask } from '../../../../ui/ask.tsx';
import { Card } from '../../../../ui/card.tsx';
import { Empty, NotThere } from '../../../../ui/states.tsx';
import { ByDay } from '../by-day.tsx';
import type { ChosenTime } from '../find-a-time.tsx';
import { BookAtDialog } from './book-at-dialog.tsx';
import { type CalendarState, daysOf, EVERYBODY, ROOMS } from './calendar-address.ts';
import { columnsOf, disciplineLanes, practitionerLanes, roomLanes } from './columns.ts';
import { itemOf, takenRooms, takesPlace, type Visit } from './items.ts';
import { onDay } from './layout.ts';
import { Legend, looksOf } from './legend.tsx';
import type { CalendarColumn, CalendarItem, Explain, Lane, Target } from './model.ts';
import { practitionerIn } from './model.ts';
import { RefusedDialog } from './refused-dialog.tsx';
import { TimeGrid } from './time-grid.tsx';
import { useBands, useCalendar, useRange } from './use-calendar.ts';
import { useMovingAppointments } from './use-moving-appointments.tsx';
import { usePlacement } from './use-placement.ts';
import { VisitDialog } from './visit-dialog.tsx';
import { zoneClock } from '@attune/shared';

interface CalendarProps {
  readonly state: CalendarState;
  /** The client whose calendar it is; else that of the practice. */
  readonly clientId: string | null;
  /** Whether something new can be booked from it. */
  readonly mayBook: boolean;
  /** What is not booked yet, and can be dragged as well. */
  readonly drafts?: Drafts | undefined;
}

/** Proposed sessions, shown beside what is booked; who proposes them says what speaks against a place. */
export interface Drafts {
  /** Items with the tone 'draft', in the lanes of the calendar that they are shown in. */
  readonly items: readonly CalendarItem[];
  readonly explain: Explain;
  /** A draft is about to be moved: what is known against places can be looked up. */
  readonly onGrab: (item: CalendarItem) => void;
  readonly onDrop: (item: CalendarItem, target: Target) => void;
  readonly onOpen: (item: CalendarItem) => void;
}

/** Whose bands are shown follows the focus, once it rests. */
const AT_HAND_MS = 200;

type Data = NonNullable<ReturnType<typeof useCalendar>['data']>;

/** The calendar in one of its views, with all that it takes to move and to book in it. */
export function Calendar(props: CalendarProps) {
  const { first, count } = daysOf(props.state);
  const range = useRange(first, count);
  const asked = useCalendar(range, props.clientId);
  return (
    <Ask of={asked} lines={8}>
      {(data) => {
        if (props.clientId && !data.client) return <NotThere />;
        return props.state.view === 'agenda' ? (
          <Agenda {...props} data={data} />
        ) : (
          <Grid {...props} data={data} range={range} />
        );
      }}
    </Ask>
  );
}

/** The appointments as a list: whose time it is, as the state says. */
function Agenda({ state, data }: CalendarProps & { readonly data: Data }) {
  const { client } = data;
  const visits = data.visits.flatMap((visit) => {
    const whose = client ?? visit.client;
    const shown = client || !isOne(state.who) || visit.practitioner.id === state.who;
    return whose && shown ? [{ visit, client: whose }] : [];
  });
  return (
    <Card flush>
      {visits.length === 0 ? (
        <Empty title="Nothing in these two weeks">
          Appointments are booked from a client’s record, or at a free time of the day and week.
        </Empty>
      ) : (
        <ByDay visits={visits} named={client === null} />
      )}
    </Card>
  );
}

const isDraft = (item: CalendarItem) => item.tone === 'draft';
const isOne = (who: string) => who !== EVERYBODY && who !== ROOMS;

interface GridProps extends CalendarProps {
  readonly data: Data;
  readonly range: ReturnType<typeof useRange>;
}

function Grid({ state, mayBook, drafts, data, range }: GridProps) {
  const { client } = data;
  const zone = useZone();
  const now = useNow(60);
  const dialogs = useDialogs();
  const [opened, setOpened] = useState<string | null>(null);
  const [held, setHeld] = useState<string | null>(null);
  const [wish, setWish] = useState<ChosenTime | null>(null);
  const placement = usePlacement(range, now);
  const moving = useMovingAppointments();
  const { columns, items: shown } = useGrid({ state, data, drafts }, moving.pending, now);
  const find = (id: string | null) => data.visits.find((one) => one.id === id) ?? null;
  const clientOf = (visit: Visit | null) => client ?? visit?.client ?? null;
  const [atHand] = useDebouncedValue(held, AT_HAND_MS);
  const whose = clientOf(find(atHand));
  const bands = useBands(range, whose?.id ?? null, now, client || !whose ? null : firstName(whose.name));
  const visit = find(opened);

  const drop = (item: CalendarItem, target: Target) => {
    if (isDraft(item)) {
      drafts?.onDrop(item, target);
      return;
    }
    const dropped = find(item.id);
    if (dropped) {
      const practitionerId = practitionerIn(item, target.column.lane);
      const named = data.ground.practitioners.find((one) => one.id === practitionerId);
      void moving.move(
        dropped,
        {
          start: target.start,
          practitionerId,
          practitionerName: named?.name ?? dropped.practitioner.name,
        },
        placement.explain(item, target),
      );
    }
  };
  const book = ({ lane }: CalendarColumn, start: number) => {
    const practitionerId = lane.kind === 'PRACTITIONER' ? lane.id : '';
    const next = { startsAt: new Date(start).toISOString(), practitionerId };
    if (client) dialogs.book({ client, wish: next });
    else setWish(next);
  };
  return (
    <>
      <TimeGrid
        label={`Calendar from ${dayInWords(range.from, zone)}`}
        columns={columns}
        items={shown}
        bands={bands}
        now={now}
        explain={(item, target) =>
          isDraft(item) ? (drafts?.explain(item, target) ?? null) : placement.explain(item, target)
        }
        onAt={(item) => setHeld(item?.id ?? null)}
        onGrab={(item) => void (isDraft(item) ? drafts?.onGrab(item) : placement.lookUp(item))}
        onDrop={drop}
        onOpen={(item) => (isDraft(item) ? drafts?.onOpen(item) : setOpened(item.id))}
        onFree={mayBook ? book : undefined}
      />
      <Legend looks={looksOf(columns, bands, drafts !== undefined)} />
      {visit && clientOf(visit) && (
        <VisitDialog
          visit={visit}
          client={clientOf(visit) as ClientRef}
          named={client === null}
          onClose={() => setOpened(null)}
        />
      )}
      {moving.refused && (
        <RefusedDialog
          refused={moving.refused}
          client={clientOf(moving.refused.visit)}
          onClose={moving.settle}
        />
      )}
      {wish && <BookAtDialog wish={wish} onClose={() => setWish(null)} />}
    </>
  );
}

type Pending = ReturnType<typeof useMovingAppointments>['pending'];

/** Columns and items of a state; an appointment that is being moved stands where it is going. */
function useGrid(
  { state, data, drafts }: Pick<GridProps, 'state' | 'data' | 'drafts'>,
  pending: Pending,
  now: number,
) {
  const viewer = useViewer();
  const zone = useZone();
  const { ground, client } = data;
  const by = client ? 'DISCIPLINE' : state.who === ROOMS && state.view === 'day' ? 'ROOM' : 'PRACTITIONER';
  const lanes = useMemo((): Lane[] => {
    if (by === 'DISCIPLINE') return disciplineLanes(ground);
    if (by === 'ROOM') return roomLanes(ground);
    const all = practitionerLanes(ground);
    const wanted = all.find((one) => one.id === state.who);
    if (state.view === 'day' && !wanted) return all;
    const own = wanted ?? all.find((one) => one.id === viewer.memberId) ?? all[0];
    return own ? [own] : [];
  }, [by, ground, state.who, state.view, viewer.memberId]);
  const items = useMemo(() => {
    const laneOf = (visit: Visit) => {
      if (by === 'DISCIPLINE') return visit.service.discipline;
      if (by === 'PRACTITIONER') return visit.practitioner.id;
      return ground.rooms.find((room) => room.name === visit.room)?.id ?? '';
    };
    const seen = data.visits
      .filter(takesPlace)
      .map((visit) => (pending?.id === visit.id ? asMoved(visit, pending.wish) : visit))
      .map((visit) => itemOf(visit, laneOf(visit), { by, viewer, now }));
    const taken = by === 'ROOM' ? takenRooms(ground.rooms, seen) : [];
    return [...seen, ...taken, ...(drafts?.items ?? [])];
  }, [by, data.visits, drafts?.items, ground.rooms, pending, viewer, now]);
  const columns = useMemo(() => {
    const { first, count } = daysOf(state);
    return withoutEmptyWeekend(columnsOf(first, count, lanes), items, zone);
  }, [state, lanes, items, zone]);
  return { columns, items };
}

function asMoved(
  visit: Visit,
  { start, practitionerId, practitionerName }: NonNullable<Pending>['wish'],
): Visit {
  const long = Date.parse(visit.endsAt) - Date.parse(visit.startsAt);
  return {
    ...visit,
    startsAt: new Date(start).toISOString(),
    endsAt: new Date(start + long).toISOString(),
    practitioner: { ...visit.practitioner, id: practitionerId, name: practitionerName },
  };
}

/** A week shows its Saturday and Sunday where somebody works or something is booked. */
function withoutEmptyWeekend(
  columns: readonly CalendarColumn[],
  items: readonly CalendarItem[],
  zone: string,
): readonly CalendarColumn[] {
  const clock = zoneClock(zone);
  const used = new Set(
    columns.flatMap(({ day, lane }) =>
      [...(lane.working ?? []), ...items.filter((item) => item.laneId === lane.id)].some((span) =>
        onDay(span, day, clock),
      )
        ? [day]
        : [],
    ),
  );
  const isWeekend = (day: string) => [0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay());
  const shown = columns.filter(({ day }) => !isWeekend(day) || used.has(day));
  return shown.length > 0 ? shown : columns;
}
