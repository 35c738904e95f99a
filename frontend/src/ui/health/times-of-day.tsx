import { TextInput } from '@mantine/core';
import { useState } from 'react';
import styles from './health.module.css';
import { HealthButton } from './voice.tsx';

/** As many as the API takes. */
const MOST = 12;

interface TimesProps {
  readonly label: string;
  readonly description: string;
  /** Local times 'HH:MM'; one that is not filled in yet is ''. */
  readonly times: readonly string[];
  readonly onChange: (times: readonly string[]) => void;
}

/** The times of a day, each in a field of its own, with the way to another one and to take one away. */
export function TimesOfDay({ label, description, times, onChange }: TimesProps) {
  // The field that has just come is the one to fill in.
  const [added, setAdded] = useState(false);
  const shown = times.length === 0 ? [''] : times;
  const change = (at: number, value: string) =>
    onChange(shown.map((time, index) => (index === at ? value : time)));
  return (
    <fieldset className={styles.group}>
      <legend>
        {label}
        <span className={styles.hint}>{description}</span>
      </legend>
      <ul className={styles.times}>
        {shown.map((time, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a time has no other name than its place.
          <li key={index} className={styles.time}>
            <TextInput
              type="time"
              aria-label={`Time ${index + 1}`}
              autoFocus={added && index === shown.length - 1}
              value={time}
              onChange={(event) => change(index, event.currentTarget.value)}
            />
            {shown.length > 1 && (
              <HealthButton
                busy={false}
                label={`Take away ${time || `time ${index + 1}`}`}
                onClick={() => onChange(shown.filter((_, other) => other !== index))}
              >
                Take away
              </HealthButton>
            )}
          </li>
        ))}
      </ul>
      {shown.length < MOST && shown.at(-1) !== '' && (
        <div>
          <HealthButton
            busy={false}
            onClick={() => {
              setAdded(true);
              onChange([...shown, '']);
            }}
          >
            Another time
          </HealthButton>
        </div>
      )}
    </fieldset>
  );
}
