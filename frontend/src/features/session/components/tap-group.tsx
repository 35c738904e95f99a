import { type ReactNode, useId } from 'react';
import { classNames } from '../../../lib/class-names.ts';
import styles from './tap.module.css';

export interface TapOption<Value> {
  readonly value: Value;
  readonly label: ReactNode;
  /** Why it takes no tap; said beside the group. */
  readonly refusal?: string | null;
}

interface TapGroupProps<Value> {
  readonly label: string;
  /** Quiet words beside the label. */
  readonly aside?: ReactNode;
  readonly options: readonly TapOption<Value>[];
  readonly isOn: (value: Value) => boolean;
  readonly onTap: (value: Value) => void;
  /** Shows what is not at hand. */
  readonly more?: () => void;
}

/** Large buttons for one hand. What is refused is dashed, takes no tap, and its reason stands below. */
export function TapGroup<Value extends string | number | boolean>({
  label,
  aside,
  options,
  isOn,
  onTap,
  more,
}: TapGroupProps<Value>) {
  const id = useId();
  const reasons = [...new Set(options.flatMap((one) => (one.refusal ? [one.refusal] : [])))];
  return (
    <div role="group" aria-labelledby={id} className={styles.group}>
      <p id={id} className={styles.label}>
        {label} {aside && <span className={styles.aside}>{aside}</span>}
      </p>
      <div className={styles.taps}>
        {options.map(({ value, label: words, refusal }) => (
          <button
            key={String(value)}
            type="button"
            className={classNames(styles.tap, isOn(value) && styles.on, refusal && styles.refused)}
            aria-pressed={isOn(value)}
            aria-disabled={refusal ? true : undefined}
            onClick={() => {
              if (!refusal) onTap(value);
            }}
          >
            {words}
            {refusal && <span className="visually-hidden">, {refusal}</span>}
          </button>
        ))}
        {more && (
          <button type="button" className={classNames(styles.tap, styles.moreTap)} onClick={more}>
            More
          </button>
        )}
      </div>
      {reasons.map((reason) => (
        <p key={reason} className={styles.reason}>
          {refusedNames(options, reason)}
          {reason}
        </p>
      ))}
    </div>
  );
}

/** 'Myofascial release and Trigger point: ', where the labels are words; numbers need no naming. */
function refusedNames<Value>(options: readonly TapOption<Value>[], reason: string): string {
  const names = options.flatMap((one) =>
    one.refusal === reason && typeof one.label === 'string' ? [one.label] : [],
  );
  const words = names.some((name) => /\D/.test(name));
  return words && names.length > 0 ? `${names.join(', ')}: ` : '';
}
