import { datesUntil, MOST_SERIES_DATES, MOST_SERIES_WEEKS, rhythmInWords } from '@attune/shared';
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { addDays } from '../../lib/dates.ts';
import { capital } from '../../lib/words.ts';
import { Select } from '../select.tsx';
import styles from './series.module.css';

/** How often and how many times something repeats. */
export interface Rhythm {
  readonly everyWeeks: number;
  readonly count: number;
}

interface RepeatsProps {
  /** The day of the first one, 'YYYY-MM-DD'. */
  readonly firstDay: string;
  /** Null: it does not repeat. */
  readonly value: Rhythm | null;
  readonly onChange: (rhythm: Rhythm | null) => void;
}

const USUAL_COUNT = 8;
const WEEKS = Array.from({ length: MOST_SERIES_WEEKS }, (_, index) => index + 1);

/** Whether an appointment repeats: every so many weeks, so many times or until a day. */
export function Repeats({ firstDay, value, onChange }: RepeatsProps) {
  // What is typed stays as it is typed; null: as it follows from the other.
  const [until, setUntil] = useState<string | null>(null);
  const [times, setTimes] = useState<string | null>(null);
  const change = (everyWeeks: number, count: number) => onChange({ everyWeeks, count: inBounds(count) });
  const changeTimes = (everyWeeks: number, next: string) => {
    setTimes(next);
    setUntil(null);
    change(everyWeeks, Number(next));
  };
  const changeUntil = (everyWeeks: number, next: string) => {
    setUntil(next);
    setTimes(null);
    if (next) change(everyWeeks, datesUntil(firstDay, next, everyWeeks));
  };
  return (
    <div className={styles.fields}>
      <Select
        label="Repeats"
        placeholder="Does not repeat"
        value={value ? String(value.everyWeeks) : ''}
        onChange={(weeks) => {
          setUntil(null);
          setTimes(null);
          return weeks ? change(Number(weeks), value?.count ?? USUAL_COUNT) : onChange(null);
        }}
        options={WEEKS.map((weeks) => ({ value: String(weeks), label: capital(rhythmInWords(weeks)) }))}
      />
      {value && (
        <>
          <TextInput
            label="How many times"
            type="number"
            min={2}
            max={MOST_SERIES_DATES}
            value={times ?? String(value.count)}
            onChange={(event) => changeTimes(value.everyWeeks, event.currentTarget.value)}
          />
          <TextInput
            label="Or until"
            type="date"
            min={firstDay}
            value={until ?? addDays(firstDay, (value.count - 1) * value.everyWeeks * 7)}
            onChange={(event) => changeUntil(value.everyWeeks, event.currentTarget.value)}
          />
        </>
      )}
    </div>
  );
}

/** At least two, as many as a series may have at most. */
function inBounds(count: number): number {
  return Math.min(Math.max(Math.trunc(count) || 2, 2), MOST_SERIES_DATES);
}
