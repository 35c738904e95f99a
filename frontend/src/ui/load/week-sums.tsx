import { span } from '../../lib/dates.ts';
import { classNames } from '../../lib/class-names.ts';
import styles from './load.module.css';

/** How much somebody has on in a week, as the API says it. */
export interface WeekOfLoad {
  readonly sessions: number;
  readonly heavy: number;
  readonly minutes: number;
  readonly breaksCut: number;
  readonly days: readonly {
    readonly date: string;
    readonly sessions: number;
    readonly heavy: number;
  }[];
  readonly limits: {
    readonly perDay?: number | null;
    readonly heavyPerDay?: number | null;
    readonly perWeek?: number | null;
    readonly breakMinutes?: number | null;
  };
}

/** The week in numbers, each beside what is taken on at most. */
export function WeekSums({ week }: { readonly week: WeekOfLoad }) {
  const fullest = Math.max(...week.days.map((day) => day.sessions));
  const heaviest = Math.max(...week.days.map((day) => day.heavy));
  const { perDay, heavyPerDay, perWeek, breakMinutes } = week.limits;
  return (
    <dl className={styles.sums}>
      <Sum name="Sessions" value={week.sessions} most={perWeek} />
      <Sum name="Fullest day" value={fullest} most={perDay} />
      <Sum name="Heavy, fullest day" value={heaviest} most={heavyPerDay} />
      <div>
        <dt>In sessions</dt>
        <dd>{week.minutes === 0 ? '0 h' : span(week.minutes)}</dd>
      </div>
      <div>
        <dt>Breaks cut short</dt>
        <dd className={classNames(week.breaksCut > 0 && styles.over)}>
          {week.breaksCut}
          {breakMinutes ? <span className={styles.most}> of {breakMinutes} min</span> : null}
        </dd>
      </div>
    </dl>
  );
}

function Sum({
  name,
  value,
  most,
}: {
  readonly name: string;
  readonly value: number;
  readonly most: number | null | undefined;
}) {
  const over = most !== null && most !== undefined && value > most;
  return (
    <div>
      <dt>{name}</dt>
      <dd className={classNames(over && styles.over)}>
        {value}
        {most !== null && most !== undefined && (
          <span className={styles.most}>
            {' '}
            of {most}
            {over && ', more than planned'}
          </span>
        )}
      </dd>
    </div>
  );
}
