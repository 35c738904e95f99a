import { Button } from '@mantine/core';
import { dayAndTime } from '../../lib/dates.ts';
import { useZone } from '../../lib/viewer.tsx';
import { Badge } from '../badge.tsx';
import styles from './series.module.css';

/** What is done otherwise on one date. */
export interface DateOverride {
  readonly position: number;
  readonly skip?: boolean;
  readonly startsAt?: string;
}

/** A date of a series before it is booked. */
export interface ShownDate {
  readonly position: number;
  readonly startsAt: string;
  readonly skipped: boolean;
  readonly replaced: boolean;
  readonly clockNote?: string | null;
  readonly room?: string | null;
  readonly problem?: string | null;
  readonly findings: readonly { readonly sentence: string; readonly satisfied: boolean }[];
  readonly alternatives: readonly { readonly startsAt: string }[];
}

interface SeriesDatesProps {
  readonly sentence: string;
  readonly dates: readonly ShownDate[];
  /** Null: as the series has it. */
  readonly onOverride: (position: number, override: Omit<DateOverride, 'position'> | null) => void;
}

/** Every date of a series, with what is in the way and what can be done about it. */
export function SeriesDates({ sentence, dates, onOverride }: SeriesDatesProps) {
  const kept = dates.filter((date) => !date.skipped);
  const failing = kept.filter((date) => date.problem);
  return (
    <section aria-label="All dates">
      <p role="status" className={styles.summary}>
        {`This is ${sentence}. `}
        {failing.length === 0
          ? `${kept.length === 1 ? 'The one date' : `All ${kept.length} dates`} can be booked.`
          : `${failing.length} of ${kept.length} dates cannot be booked as they are.`}
      </p>
      <ol className={styles.dates}>
        {dates.map((date) => (
          <DateItem key={date.position} date={date} onOverride={onOverride} />
        ))}
      </ol>
    </section>
  );
}

function DateItem({ date, onOverride }: { readonly date: ShownDate } & Pick<SeriesDatesProps, 'onOverride'>) {
  const zone = useZone();
  const time = dayAndTime(date.startsAt, zone);
  const unmet = date.problem ? [] : date.findings.filter((finding) => !finding.satisfied);
  return (
    <li className={styles.date}>
      <div className={date.skipped ? styles.gone : undefined}>
        <strong>{time}</strong>
        {date.room && ` · ${date.room}`} {date.skipped && <Badge tone="quiet">left out</Badge>}
        {date.replaced && <Badge tone="information">another time</Badge>}
      </div>
      {date.clockNote && !date.skipped && <div className={styles.note}>{date.clockNote}</div>}
      {date.problem && <div className={styles.problem}>{date.problem}</div>}
      {unmet.map((finding) => (
        <div key={finding.sentence} className={styles.note}>
          {finding.sentence}
        </div>
      ))}
      <div className={styles.acts}>
        {date.problem &&
          date.alternatives.map((other) => (
            <Button
              key={other.startsAt}
              size="compact-sm"
              variant="default"
              aria-label={`${dayAndTime(other.startsAt, zone)} instead of ${time}`}
              onClick={() => onOverride(date.position, { startsAt: other.startsAt })}
            >
              {dayAndTime(other.startsAt, zone)} instead
            </Button>
          ))}
        {date.problem && (
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={`Leave out ${time}`}
            onClick={() => onOverride(date.position, { skip: true })}
          >
            Leave it out
          </Button>
        )}
        {(date.skipped || date.replaced) && (
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={`${time}: as the series has it`}
            onClick={() => onOverride(date.position, null)}
          >
            As the series has it
          </Button>
        )}
      </div>
    </li>
  );
}
