import { FLAG_LEVELS_LABELS, type FlagLevel } from '@attune/shared';
import type { ReactNode } from 'react';
import { classNames } from '../lib/class-names.ts';
import styles from './badge.module.css';

const SHAPES: Readonly<Record<FlagLevel, ReactNode>> = {
  NOTICE: <circle cx="6" cy="6" r="5" />,
  CONCERN: <rect x="1.5" y="1.5" width="9" height="9" rx="1.5" />,
  ALERT: <path d="M6 .9 11.6 11H.4Z" />,
  CRISIS: <path d="M3.7.5h4.6l3.2 3.2v4.6l-3.2 3.2H3.7L.5 8.3V3.7Z" />,
};

/** The shape of a level; colour never says it alone. */
export function LevelShape({ level }: { readonly level: FlagLevel }) {
  return (
    <svg viewBox="0 0 12 12" width="12" height="12" fill="currentColor" aria-hidden="true">
      {SHAPES[level]}
    </svg>
  );
}

/** Level of a distress flag: shape, word and colour. */
export function LevelBadge({ level }: { readonly level: FlagLevel }) {
  return (
    <span className={classNames(styles.badge, styles[level])}>
      <LevelShape level={level} />
      {FLAG_LEVELS_LABELS[level]}
    </span>
  );
}

export type Tone = 'quiet' | 'information' | 'good' | 'concern' | 'alert';

/** A word in a pill: a state, a kind. The icon is decoration. */
export function Badge({
  tone = 'quiet',
  icon,
  children,
}: {
  readonly tone?: Tone;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <span className={classNames(styles.badge, styles[tone])}>
      {icon}
      {children}
    </span>
  );
}
