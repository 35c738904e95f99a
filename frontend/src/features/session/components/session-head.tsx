import { HOLD_LEVELS_LABELS } from '@attune/shared';
import { IconPlayerPauseFilled, IconPlayerStopFilled } from '@tabler/icons-react';
import { classNames } from '../../../lib/class-names.ts';
import { minutesBetween, timeOf } from '../../../lib/dates.ts';
import { useNow } from '../../../lib/use-now.ts';
import { useZone } from '../../../lib/viewer.tsx';
import { Avatar } from '../../../ui/avatar.tsx';
import { greatestPressure, type Limits, type SessionClient, type Visit } from '../domain/limits.ts';
import styles from './session.module.css';

interface SessionHeadProps {
  readonly visit: Visit;
  readonly client: SessionClient;
  readonly limits: Limits;
  readonly beganAt: string | null;
  readonly onPause: () => void;
  readonly onStop: () => void;
}

/** What must never be out of sight: who, how long, how much, what stops; and the two ways out. */
export function SessionHead({ visit, client, limits, beganAt, onPause, onStop }: SessionHeadProps) {
  const zone = useZone();
  const now = useNow(15);
  const { stopSignal } = client.boundaries;
  const time = beganAt
    ? `${Math.max(0, minutesBetween(beganAt, now))} min in`
    : `at ${timeOf(visit.startsAt, zone)}`;
  return (
    <header className={styles.head}>
      <span className={styles.avatar}>
        <Avatar name={client.name} large warm />
      </span>
      <div className={styles.who}>
        <h1 className={styles.name}>
          {limits.name}{' '}
          <span className={styles.time}>· {[time, visit.room].filter(Boolean).join(' · ')}</span>
        </h1>
        <p className={styles.brief}>
          Greatest pressure {greatestPressure(limits)}
          {client.hold !== 'NONE' && (
            <strong className={styles.hold}> · {HOLD_LEVELS_LABELS[client.hold].toLowerCase()}</strong>
          )}
          {' · '}
          {stopSignal ? `stop word “${stopSignal}”` : 'stop signal: agree on one'}
        </p>
      </div>
      <div className={styles.outs}>
        <button type="button" className={classNames(styles.out, styles.pause)} onClick={onPause}>
          <IconPlayerPauseFilled size={18} aria-hidden="true" /> Pause
        </button>
        <button type="button" className={styles.out} onClick={onStop}>
          <IconPlayerStopFilled size={18} aria-hidden="true" /> Stop
        </button>
      </div>
    </header>
  );
}
