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

/** A date of a series before it is booked or changed. */
export interface ShownDate {
  readonly position: number;
  /** When it is now, where a series is changed. */
  readonly now?: string | null;
  readonly startsAt: string;
  readonly skipped: boolean;
  readonly replaced: boolean;
  /** Of a change: it was changed by itself before, and stays as it is. */
  readonly stays?: boolean;
  readonly clockNote?: string | null;
  readonly room?: string | null;
  readonly problem?: string | null;
  readonly findings: readonly { readonly sentence: string; readonly satisfied: boolean }[];
  readonly alternatives: readonly { readonly startsAt: string }[];
}

/** What is done with the dates: what the words say. */
const WORDS = {
  BOOK: {
    this: 'This is',
    done: 'booked',
    leave: 'Leave it out',
    left: 'left out',
    back: 'As the series has it',
  },
  CHANGE: {
    this: 'From then on it is',
    done: 'changed',
    leave: 'Leave it as it is',
    left: 'stays as it is',
    back: 'Change it like the others',
  },
} as const;

interface SeriesDatesProps {
  /** Whether a series is made, or one that is there is changed. */
  readonly doing?: keyof typeof WORDS;
  readonly sentence: string;
  readonly dates: readonly ShownDate[];
  /** Null: as the series has it. */
  readonly onOverride: (position: number, override: Omit<DateOverride, 'position'> | null) => void;
}

/** Every date of a series, with what is in the way and what can be done about it. */
export function SeriesDates({ doing = 'BOOK', sentence, dates, onOverride }: SeriesDatesProps) {
  const words = WORDS[doing];
  const kept = dates.filter((date) => !date.skipped && !date.stays);
  const failing = kept.filter((date) => date.problem);
  return (
    <section aria-label="All dates">
      <p role="status" className={styles.summary}>
        {`${words.this} ${sentence}. `}
        {failing.length === 0
          ? `${kept.length === 1 ? 'The one date' : `All ${kept.length} dates`} can be ${words.done}.`
          : `${failing.length} of ${kept.length} dates cannot be ${words.done} as they are.`}
      </p>
      <ol className={styles.dates}>
        {dates.map((date) => (
          <DateItem key={date.position} doing={doing} date={date} onOverride={onOverride} />
        ))}
      </ol>
    </section>
  );
}

interface DateItemProps {
  readonly doing: keyof typeof WORDS;
  readonly date: ShownDate;
  readonly onOverride: SeriesDatesProps['onOverride'];
}

function DateItem({ doing, date, onOverride }: DateItemProps) {
  const words = WORDS[doing];
  const zone = useZone();
  const time = dayAndTime(date.startsAt, zone);
  const unmet = date.problem ? [] : date.findings.filter((finding) => !finding.satisfied);
  return (
    <li className={styles.date}>
      <div className={date.skipped ? styles.gone : undefined}>
        <strong>{time}</strong>
        {date.room && ` · ${date.room}`} {date.skipped && <Badge tone="quiet">{words.left}</Badge>}
        {date.stays && <Badge tone="quiet">changed by itself before, stays as it is</Badge>}
        {date.replaced && <Badge tone="information">another time</Badge>}
      </div>
      {date.now && date.now !== date.startsAt && (
        <div className={styles.note}>Now on {dayAndTime(date.now, zone)}</div>
      )}
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
            aria-label={`${words.leave}: ${date.now ? dayAndTime(date.now, zone) : time}`}
            onClick={() => onOverride(date.position, { skip: true })}
          >
            {words.leave}
          </Button>
        )}
        {(date.skipped || date.replaced) && (
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={`${words.back}: ${time}`}
            onClick={() => onOverride(date.position, null)}
          >
            {words.back}
          </Button>
        )}
      </div>
    </li>
  );
}
