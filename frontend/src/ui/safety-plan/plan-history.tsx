import { dayInWords } from '../../lib/dates.ts';
import { useZone } from '../../lib/viewer.tsx';
import styles from './safety-plan.module.css';

export interface PlanVersion {
  readonly version: number;
  readonly writtenAt: string;
  readonly writtenBy: string;
  readonly changes: readonly string[];
}

/** Every version, the newest first: who wrote it, and what it changed. */
export function PlanHistory({ versions }: { readonly versions: readonly PlanVersion[] }) {
  const zone = useZone();
  return (
    <ol className={styles.versions}>
      {versions.map(({ version, writtenAt, writtenBy, changes }) => (
        <li key={version}>
          <p>
            <strong>Version {version}</strong>, {dayInWords(writtenAt, zone)}, by {writtenBy}
          </p>
          <ul>
            {version === 1 ? (
              <li>The first: all of it is new.</li>
            ) : (
              changes.map((line) => <li key={line}>{line}</li>)
            )}
          </ul>
        </li>
      ))}
    </ol>
  );
}
