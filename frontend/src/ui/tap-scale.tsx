import { type ReactNode, useId } from 'react';
import { classNames } from '../lib/class-names.ts';
import styles from './tap-scale.module.css';

export interface TapPoint {
  readonly value: number;
  readonly label: string;
  /** For who hears it, where the label is a figure alone. */
  readonly spoken?: string;
}

interface TapScaleProps {
  readonly label: ReactNode;
  /** What the ends mean. */
  readonly ends?: string;
  readonly points: readonly TapPoint[];
  readonly value: number | null;
  readonly onTap: (value: number) => void;
  /** Short words side by side, where there is room. */
  readonly compact?: boolean;
  /** The question that stands alone takes the focus when it comes. */
  readonly labelRef?: (element: HTMLElement | null) => void;
}

/** One tap says how much, or which: large buttons for a thumb. Words stand below each other, figures in rows. */
export function TapScale({ label, ends, points, value, onTap, compact = false, labelRef }: TapScaleProps) {
  const id = useId();
  const figures = points.every((point) => /^\d+\+?$/.test(point.label));
  return (
    <div
      className={styles.group}
      role="group"
      aria-labelledby={id}
      aria-describedby={ends ? `${id}-ends` : undefined}
    >
      <p id={id} className={styles.label} ref={labelRef} tabIndex={labelRef ? -1 : undefined}>
        {label}
      </p>
      <div
        className={classNames(
          styles.points,
          figures ? styles.figures : compact && styles.compact,
          figures && points.length === 11 && styles.toTen,
        )}
      >
        {points.map((point) => (
          <button
            key={point.value}
            type="button"
            className={classNames(styles.point, value === point.value && styles.on)}
            aria-pressed={value === point.value}
            aria-label={point.spoken}
            onClick={() => onTap(point.value)}
          >
            {point.label}
          </button>
        ))}
      </div>
      {ends && (
        <p id={`${id}-ends`} className={styles.ends}>
          {ends}
        </p>
      )}
    </div>
  );
}
