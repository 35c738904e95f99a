import type { ReactNode } from 'react';
import styles from './leaf-choices.module.css';

/** A question on the client's side whose answers are cards as large as a thumb. */
export function LeafChoices({ legend, children }: { readonly legend: string; readonly children: ReactNode }) {
  return (
    <fieldset className={styles.choices}>
      <legend>{legend}</legend>
      {children}
    </fieldset>
  );
}

interface LeafChoiceProps {
  /** One of several, or any of them. */
  readonly type?: 'radio' | 'checkbox';
  /** What belongs together: of radio buttons with one name one is chosen. */
  readonly name?: string;
  readonly value?: string;
  readonly checked: boolean;
  readonly onChange: () => void;
  readonly title: ReactNode;
  readonly sub?: ReactNode;
}

/** One answer: what it is, and what that means. */
export function LeafChoice({ type = 'radio', title, sub, onChange, ...input }: LeafChoiceProps) {
  return (
    <label className={styles.choice}>
      <input type={type} onChange={onChange} {...input} />
      <span className={sub === undefined ? undefined : styles.name}>{title}</span>
      {sub !== undefined && <span className={styles.sub}>{sub}</span>}
    </label>
  );
}
