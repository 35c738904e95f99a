import { type Span, zoneClock } from '@attune/shared';
import {
  type CSSProperties,
  type KeyboardEvent,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { longDay } from '../../../../lib/dates.ts';
import { useZone } from '../../../../lib/viewer.tsx';
import styles from './calendar.module.css';
import { GridColumn } from './grid-column.tsx';
import { freeStarts, hoursOf, type Placed, placedIn } from './layout.ts';
import {
  type Band,
  type CalendarColumn,
  type CalendarItem,
  type Explain,
  type Target,
  takesBodywork,
} from './model.ts';
import { MoveGhost } from './move-ghost.tsx';
import type { Arrow } from './moving.ts';
import { nextStop, type Stop } from './stops.ts';
import { useMove } from './use-move.ts';

interface TimeGridProps {
  readonly label: string;
  readonly columns: readonly CalendarColumn[];
  /** Appointments and drafts; a draft is an item with the tone 'draft'. */
  readonly items: readonly CalendarItem[];
  readonly bands: readonly Band[];
  readonly now: number;
  /** What is against a place, while something is on its way; null while that is looked up. */
  readonly explain: Explain;
  /** Which item the focus is at; null at a free time. */
  readonly onAt?: (item: CalendarItem | null) => void;
  readonly onGrab: (item: CalendarItem) => void;
  readonly onDrop: (item: CalendarItem, target: Target) => void;
  readonly onOpen: (item: CalendarItem) => void;
  /** Something new at a free time; left out where nothing can be booked. */
  readonly onFree?: ((column: CalendarColumn, start: number) => void) | undefined;
}

/** The width of the scale of hours. */
const HOURS_PX = 52;

interface ColumnParts {
  readonly column: CalendarColumn;
  readonly placed: readonly Placed[];
  readonly free: readonly number[];
}

/** Days and lanes with a scale of hours: moved in by mouse, finger and keys. */
export function TimeGrid(props: TimeGridProps) {
  const { columns, items, now, explain, onFree, onOpen } = props;
  const zone = useZone();
  const clock = useMemo(() => zoneClock(zone), [zone]);
  const hours = useMemo(() => hoursOf(columns, items, clock), [columns, items, clock]);
  const ground = useMemo(() => ({ columns, hours, clock }), [columns, hours, clock]);
  const grid = useRef<HTMLDivElement>(null);
  const help = useId();
  const moving = useMove(grid, ground, props);
  const parts = useMemo(
    () =>
      columns.map((column): ColumnParts => {
        const placed = placedIn(column, items, clock);
        const offered = onFree && column.lane.kind !== 'ROOM' ? freeStarts(placed, hours) : [];
        const free = offered.filter((minute) => isOpen(column, minute, now, clock));
        return { column, placed, free };
      }),
    [columns, items, clock, hours, onFree, now],
  );
  const stops = useMemo(() => parts.flatMap(stopsOf), [parts]);
  const [at, setAt] = useState<string | null>(null);
  const current = stops.find((one) => one.key === at) ?? firstOf(stops);

  // A narrow window begins at today, where today is shown.
  useLayoutEffect(() => {
    const head = grid.current?.querySelector<HTMLElement>('[data-today]');
    if (grid.current && head) grid.current.scrollLeft = head.offsetLeft - HOURS_PX;
  }, []);
  const firstOfBodywork = columns.find(({ lane }) => takesBodywork(lane))?.key;
  const itemOf = (key: string | undefined) => items.find((one) => `item ${one.id}` === key) ?? null;
  const goTo = (key: string) => {
    setAt(key);
    props.onAt?.(itemOf(key));
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const key = (event.target as HTMLElement).dataset['stop'];
    if (moving.onKey(event, itemOf(key))) {
      event.preventDefault();
      return;
    }
    const from = stops.find((one) => one.key === key);
    if (from && event.key.startsWith('Arrow')) {
      event.preventDefault();
      const next = nextStop(stops, from, event.key as Arrow);
      goTo(next.key);
      grid.current?.querySelector<HTMLElement>(`[data-stop="${CSS.escape(next.key)}"]`)?.focus();
    }
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the buttons inside.
    <div className={styles.scroll} onKeyDown={onKeyDown} ref={grid}>
      <section className={styles.grid} aria-label={props.label} style={gridStyle(columns.length, hours)}>
        <p id={help} className="visually-hidden">
          Arrow keys go from one time to the next. Enter opens. M moves an appointment: arrow keys then change
          its time, Enter puts it there, Escape leaves it.
        </p>
        <div className={styles.corner} />
        <Heads columns={columns} zone={zone} now={now} />
        <Hours from={hours.from} to={hours.to} />
        {parts.map(({ column, placed, free }) => (
          <GridColumn
            key={column.key}
            column={column}
            placed={placed}
            free={free}
            bands={props.bands}
            hours={hours}
            clock={clock}
            now={now}
            help={help}
            current={current?.key ?? null}
            moved={moving.move?.item.id ?? null}
            first={column.key === firstOfBodywork}
            onStop={goTo}
            onPointerDown={moving.onPointerDown}
            onOpen={(item) => {
              if (!moving.swallowsClick() && !moving.move) onOpen(item);
            }}
            onFree={onFree}
          >
            {moving.move?.target.column.key === column.key && (
              <MoveGhost move={moving.move} ground={ground} explain={explain} />
            )}
          </GridColumn>
        ))}
      </section>
    </div>
  );
}

const gridStyle = (columns: number, hours: { readonly from: number; readonly to: number }) =>
  ({
    '--columns': columns,
    '--hours': (hours.to - hours.from) / 60,
  }) as CSSProperties;

/** Whether something new can be at a time: to come, and within working hours where they are known. */
function isOpen(
  { day, lane }: CalendarColumn,
  minute: number,
  now: number,
  clock: ReturnType<typeof zoneClock>,
): boolean {
  const from = clock.instantOf(Date.parse(`${day}T00:00:00Z`) / 86_400_000, minute);
  const holds = (span: Span) => span.from <= from && from < span.to;
  return from > now && !lane.closed.some(holds) && (lane.working === null || lane.working.some(holds));
}

function stopsOf({ column: of, placed, free }: ColumnParts, column: number): Stop[] {
  return [
    ...placed
      .filter((one) => one.item.opens)
      .map((one) => ({ key: `item ${one.item.id}`, column, minute: one.from })),
    ...free.map((minute) => ({ key: `free ${of.key} ${minute}`, column, minute })),
  ].sort((one, other) => one.minute - other.minute);
}

/** Where Tab comes to first: an appointment, if there is one. */
function firstOf(stops: readonly Stop[]): Stop | undefined {
  return stops.find((one) => one.key.startsWith('item')) ?? stops[0];
}

function Heads({
  columns,
  zone,
  now,
}: {
  readonly columns: readonly CalendarColumn[];
  readonly zone: string;
  readonly now: number;
}) {
  const days = [...Map.groupBy(columns, (column) => column.day)];
  const today = zoneClock(zone).dayOf(now);
  const named = days.some(([, lanes]) => lanes.length > 1) || days.length === 1;
  return (
    <>
      {days.map(([day, lanes]) => (
        <div
          key={day}
          className={styles.head}
          style={{ gridColumn: `span ${lanes.length}` }}
          data-today={Date.parse(`${day}T00:00:00Z`) / 86_400_000 === today || undefined}
        >
          {longDay(`${day}T12:00:00Z`, 'UTC')
            .replace(/^(\w{3})\w*, /, '$1 ')
            .replace(/ (\w{3})\w*$/, ' $1')}
          {named && (
            <div className={styles.lanes}>
              {lanes.map((column) => (
                <div key={column.key} className={styles.lane}>
                  {column.lane.name}
                </div>
              ))}
            </div>
          )}
        </div>
      ))}
    </>
  );
}

function Hours({ from, to }: { readonly from: number; readonly to: number }) {
  const all = Array.from({ length: (to - from) / 60 }, (_, index) => from / 60 + index);
  return (
    <div className={styles.hours} aria-hidden="true">
      {all.map((hour) => (
        <div key={hour} className={styles.hour}>
          {String(hour).padStart(2, '0')}:00
        </div>
      ))}
    </div>
  );
}
