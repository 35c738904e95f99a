import { type ReactNode, useId } from 'react';
import styles from './choice.module.css';

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly options: readonly {
    readonly value: Value;
    readonly label: ReactNode;
    readonly hint?: ReactNode;
    readonly icon?: ReactNode;
  }[];
  readonly columns?: number;
}

/** One of a few, each with a word and what it means: radio buttons as cards. */
export function Choice<Value extends string>({
  label,
  value,
  onChange,
  options,
  columns = 1,
}: ChoiceProps<Value>) {
  const name = useId();
  return (
    <fieldset className={styles.group} style={{ '--columns': columns } as React.CSSProperties}>
      <legend className={styles.legend}>{label}</legend>
      <div className={styles.options}>
        {options.map((option) => (
          <label key={option.value} className={styles.option}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span className={styles.label}>
              {option.icon}
              {option.label}
            </span>
            {option.hint && <span className={styles.hint}>{option.hint}</span>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
