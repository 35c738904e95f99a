import { dateOf, type Span, type ZoneClock } from '@attune/shared';
import type { CSSProperties, PointerEvent, ReactNode } from 'react';
import { longDay, timeOf } from '../../../../lib/dates.ts';
import { useZone } from '../../../../lib/viewer.tsx';
import styles from './calendar.module.css';
import { GridItem } from './grid-item.tsx';
import { instantIn, type Minutes, onDay, type Placed } from './layout.ts';
import { type Band, type CalendarColumn, type CalendarItem, takesBodywork } from './model.ts';

interface GridColumnProps {
  readonly column: CalendarColumn;
  readonly placed: readonly Placed[];
  readonly free: readonly number[];
  readonly bands: readonly Band[];
  readonly hours: Minutes;
  readonly clock: ZoneClock;
  readonly now: number;
  readonly help: string;
  /** The first lane that bands are shown in: they say all there, and less on the days after. */
  readonly first: boolean;
  /** The one stop that Tab comes to. */
  readonly current: string | null;
  /** The item that is on its way. */
  readonly moved: string | null;
  readonly onStop: (key: string) => void;
  readonly onPointerDown: (event: PointerEvent, item: CalendarItem) => void;
  readonly onOpen: (item: CalendarItem) => void;
  readonly onFree?: ((column: CalendarColumn, start: number) => void) | undefined;
  readonly children: ReactNode;
}

/** From the top of the column, in minutes; the style sheet knows how high an hour is. */
export const spot = (minutes: Minutes, hours: Minutes) => {
  const from = Math.max(minutes.from, hours.from);
  const to = Math.min(minutes.to, hours.to);
  return { '--from': from - hours.from, '--long': Math.max(0, to - from) } as CSSProperties;
};

/** A lane on a day: hours, absences, bands and what is booked. */
export function GridColumn(props: GridColumnProps) {
  const { column, placed, free, hours, clock, now, current } = props;
  const zone = useZone();
  const { lane, day } = column;
  const shown = (span: Span) => {
    const minutes = onDay(span, day, clock);
    return minutes && minutes.to > hours.from && minutes.from < hours.to ? spot(minutes, hours) : null;
  };
  const startsOn = (band: Band) => dateOf(clock.dayOf(band.from)) === day;
  return (
    <fieldset
      className={styles.column}
      aria-label={`${longDay(`${day}T12:00:00Z`, 'UTC')}, ${lane.name}`}
      data-column={column.key}
      data-known={lane.working !== null || undefined}
    >
      {(lane.working ?? []).map((span) => {
        const style = shown(span);
        return style && <div key={span.from} className={styles.working} style={style} />;
      })}
      {lane.away.map((span) => {
        const style = shown(span);
        return (
          style && (
            <div key={span.from} className={styles.away} style={style}>
              <span className={styles.bandText}>Away</span>
            </div>
          )
        );
      })}
      {lane.closed.map((span) => {
        const style = shown(span);
        return (
          style && (
            <div key={`closed ${span.from} ${span.name}`} className={styles.closed} style={style}>
              <span className={styles.bandText}>Closed: {span.name}</span>
            </div>
          )
        );
      })}
      {takesBodywork(lane) &&
        props.bands.map((band) => {
          const style = shown(band);
          return (
            style && (
              <div
                key={`${band.kind} ${band.from}`}
                className={band.kind === 'HOLD' ? styles.hold : styles.rest}
                style={style}
              >
                <span className={styles.bandText}>
                  {props.first || startsOn(band) ? band.sentence : band.short}
                </span>
              </div>
            )
          );
        })}
      {free.map((minute) => {
        const start = instantIn(column, minute, clock);
        const key = `free ${column.key} ${minute}`;
        return (
          <button
            key={minute}
            type="button"
            className={styles.free}
            style={spot({ from: minute, to: minute + 30 }, hours)}
            data-stop={key}
            tabIndex={current === key ? 0 : -1}
            aria-label={`Book at ${timeOf(start, zone)}`}
            onFocus={() => props.onStop(key)}
            onClick={() => props.onFree?.(column, start)}
          />
        );
      })}
      {placed.map((one) => (
        <GridItem
          key={one.item.id}
          placed={one}
          style={spot(one, hours)}
          zone={zone}
          help={props.help}
          tabbed={current === `item ${one.item.id}`}
          away={props.moved === one.item.id}
          onFocus={() => props.onStop(`item ${one.item.id}`)}
          onPointerDown={(event) => props.onPointerDown(event, one.item)}
          onOpen={() => props.onOpen(one.item)}
        />
      ))}
      {dateOf(clock.dayOf(now)) === day && inHours(clock.minuteOf(now), hours) && (
        <div
          className={styles.nowLine}
          style={spot({ from: clock.minuteOf(now), to: clock.minuteOf(now) }, hours)}
        />
      )}
      {props.children}
    </fieldset>
  );
}

const inHours = (minute: number, hours: Minutes) => hours.from <= minute && minute <= hours.to;
