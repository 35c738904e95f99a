import { Input } from '@mantine/core';
import { useId } from 'react';
import styles from './select.module.css';

interface SelectProps<Value extends string> {
  readonly label: string;
  readonly value: Value | '';
  readonly onChange: (value: Value | '') => void;
  readonly options: readonly { readonly value: Value; readonly label: string; readonly disabled?: boolean }[];
  /** Words of the first, empty entry. */
  readonly placeholder?: string;
  readonly error?: string | null;
  readonly description?: string;
}

/** The browser's own list: works with every keyboard, reader and thumb, and costs nothing to load. */
export function Select<Value extends string>({
  label,
  value,
  onChange,
  options,
  placeholder,
  error,
  description,
}: SelectProps<Value>) {
  const id = useId();
  return (
    <Input.Wrapper label={label} id={id} error={error} description={description}>
      <select
        id={id}
        className={styles.select}
        value={value}
        aria-invalid={Boolean(error)}
        onChange={(event) => onChange(event.currentTarget.value as Value | '')}
      >
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled ?? false}>
            {option.label}
          </option>
        ))}
      </select>
    </Input.Wrapper>
  );
}
