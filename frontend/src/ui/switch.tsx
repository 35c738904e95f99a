import { type ReactNode, useId } from 'react';
import styles from './switch.module.css';

interface SwitchProps {
  readonly label: ReactNode;
  /** What is so now, in words: colour alone says nothing. */
  readonly state: ReactNode;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}

/** On or off, with a thumb; of few bytes. */
export function Switch({ label, state, on, onChange }: SwitchProps) {
  const id = useId();
  return (
    <label className={styles.row}>
      <input
        type="checkbox"
        role="switch"
        className={styles.input}
        checked={on}
        aria-checked={on}
        aria-labelledby={`${id}-label`}
        aria-describedby={`${id}-state`}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span className={styles.track} aria-hidden="true" />
      <span id={`${id}-label`} className={styles.label}>
        {label}
      </span>
      <span id={`${id}-state`} className={styles.state}>
        {state}
      </span>
    </label>
  );
}
