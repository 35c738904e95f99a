import { HOURS_STEP_MINUTES, timeOfMinute, type WeekRange, WEEKDAYS } from '@attune/shared';
import { type KeyboardEvent, memo, type PointerEvent, useMemo, useRef, useState } from 'react';
import { type Painted, paint, painted, type Quarter, QUARTERS, rangesOf } from '../domain/week.ts';
import styles from './hours.module.css';

/** Quarters that are shown unless somebody works earlier or later: 07:00 to 21:00. */
const SHOWN = { first: 28, last: 84 };
const PER_HOUR = 4;
const MOVES: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

interface WeekGridProps {
  readonly ranges: readonly WeekRange[];
  readonly onChange: (ranges: WeekRange[]) => void;
}

/**
 * The hours of a week as a grid to paint in: drag with mouse or pen; or move with the arrow keys, press
 * Space to change a quarter of an hour, and hold Shift while moving to paint on. The list beside it says
 * and does the same.
 */
export function WeekGrid({ ranges, onChange }: WeekGridProps) {
  const week = useMemo(() => painted(ranges), [ranges]);
  const { first, last } = useMemo(() => shownOf(week), [week]);
  const [at, setAt] = useState<Quarter>({ day: 0, quarter: 36 });
  const [drag, setDrag] = useState<{ from: Quarter; to: Quarter; on: boolean } | null>(null);
  const grid = useRef<HTMLTableElement>(null);
  const shown = drag ? paint(week, drag.from, drag.to, drag.on) : week;

  const focus = (place: Quarter) => {
    setAt(place);
    grid.current?.querySelector<HTMLElement>(`[data-at="${place.day}:${place.quarter}"]`)?.focus();
  };
  const isOn = ({ day, quarter }: Quarter) => week[day]?.[quarter] ?? false;
  const onKey = (event: KeyboardEvent) => {
    const move = MOVES[event.key];
    if (event.key === ' ' || event.key === 'Enter') {
      event.preventDefault();
      onChange(rangesOf(paint(week, at, at, !isOn(at))));
    } else if (move) {
      event.preventDefault();
      const to = {
        day: Math.min(Math.max(at.day + move[0], 0), WEEKDAYS.length - 1),
        quarter: Math.min(Math.max(at.quarter + move[1], first), last - 1),
      };
      if (event.shiftKey) onChange(rangesOf(paint(week, at, to, isOn(at))));
      focus(to);
    }
  };
  const placeOf = (event: PointerEvent): Quarter | null => {
    const cell = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-at]');
    const [day, quarter] = cell?.dataset['at']?.split(':').map(Number) ?? [];
    return day === undefined || quarter === undefined ? null : { day, quarter };
  };
  const begin = (event: PointerEvent) => {
    const place = event.button === 0 ? placeOf(event) : null;
    if (place) {
      event.currentTarget.setPointerCapture(event.pointerId);
      setAt(place);
      setDrag({ from: place, to: place, on: !isOn(place) });
    }
  };
  const go = (event: PointerEvent) => {
    const place = drag ? placeOf(event) : null;
    if (drag && place) setDrag({ ...drag, to: place });
  };
  const end = () => {
    if (drag) onChange(rangesOf(paint(week, drag.from, drag.to, drag.on)));
    setDrag(null);
  };
  return (
    <table
      ref={grid}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table is what a grid is made of (WAI-ARIA).
      role="grid"
      className={styles.grid}
      aria-label="Hours of the week"
      aria-describedby="week-grid-how"
      onKeyDown={onKey}
      onPointerDown={begin}
      onPointerMove={go}
      onPointerUp={end}
      onPointerCancel={() => setDrag(null)}
    >
      <thead>
        <tr>
          <td className={styles.corner} />
          {WEEKDAYS.map((name) => (
            <th key={name} scope="col">
              {name.slice(0, 3)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: last - first }, (_, index) => first + index).map((quarter) => (
          <QuarterRow
            key={quarter}
            quarter={quarter}
            on={WEEKDAYS.map((_, day) => (shown[day]?.[quarter] ? '1' : '0')).join('')}
            focusDay={at.quarter === quarter ? at.day : null}
          />
        ))}
      </tbody>
    </table>
  );
}

interface QuarterRowProps {
  readonly quarter: number;
  /** A letter for each weekday: '1' is worked. */
  readonly on: string;
  /** The weekday that the keyboard stands on; null in other rows. */
  readonly focusDay: number | null;
}

const QuarterRow = memo(function QuarterRow({ quarter, on, focusDay }: QuarterRowProps) {
  const time = timeOfMinute(quarter * HOURS_STEP_MINUTES);
  const full = quarter % PER_HOUR === 0;
  return (
    <tr className={full ? styles.hour : undefined}>
      <th scope="row">{full ? time : <span className="visually-hidden">{time}</span>}</th>
      {WEEKDAYS.map((name, day) => (
        <td
          key={name}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of that grid.
          role="gridcell"
          data-at={`${day}:${quarter}`}
          tabIndex={focusDay === day ? 0 : -1}
          aria-selected={on[day] === '1'}
          aria-label={`${name} ${time}, ${on[day] === '1' ? 'work' : 'free'}`}
          className={on[day] === '1' ? styles.on : undefined}
        />
      ))}
    </tr>
  );
});

/** Whole hours, wider where somebody works early or late. */
function shownOf(week: Painted): { first: number; last: number } {
  const worked = week.flatMap((day) => day.flatMap((on, quarter) => (on ? [quarter] : [])));
  const first = Math.min(SHOWN.first, ...worked);
  const last = Math.max(SHOWN.last, ...worked.map((quarter) => quarter + 1));
  return {
    first: Math.floor(first / PER_HOUR) * PER_HOUR,
    last: Math.min(Math.ceil(last / PER_HOUR) * PER_HOUR, QUARTERS),
  };
}
