import { Button } from '@mantine/core';
import { dayAndTime } from '../../../lib/dates.ts';
import type { Problem } from '../../../lib/results.ts';
import { useZone } from '../../../lib/viewer.tsx';
import styles from './slots.module.css';

interface SeriesConflictsProps {
  readonly problem: Problem | null;
  readonly onLeave: (position: number) => void;
}

/** Every date that stands in the way of a change, and why; each can be left where it is. */
export function SeriesConflicts({ problem, onLeave }: SeriesConflictsProps) {
  const zone = useZone();
  const conflicts = problem?.conflicts ?? [];
  if (conflicts.length === 0) return null;
  return (
    <ul aria-label="Dates that cannot be" className={styles.slots}>
      {conflicts.map(({ startsAt, position, problem: why }) => (
        <li key={startsAt}>
          <strong>{dayAndTime(startsAt, zone)}</strong> <span className={styles.unmet}>{why}</span>{' '}
          {position !== null && position !== undefined && (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={`Leave the one for ${dayAndTime(startsAt, zone)} where it is`}
              onClick={() => onLeave(position)}
            >
              Leave it where it is
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
