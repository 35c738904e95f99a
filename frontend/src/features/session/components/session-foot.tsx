import { timeOf } from '../../../lib/dates.ts';
import { useZone } from '../../../lib/viewer.tsx';
import type { SessionRecord } from '../hooks/use-session-record.ts';
import styles from './session.module.css';

interface SessionFootProps {
  readonly saving: SessionRecord['saving'];
  /** What the step still lacks. */
  readonly missing: readonly string[];
  readonly next: string;
  readonly blocked: boolean;
  readonly busy: boolean;
  readonly onBack: (() => void) | undefined;
  readonly onNext: () => unknown;
}

/** The state of saving in words, and the way on. */
export function SessionFoot({ saving, missing, next, blocked, busy, onBack, onNext }: SessionFootProps) {
  const zone = useZone();
  return (
    <footer className={styles.foot}>
      <div className={styles.words}>
        <p role="status">{savingWords(saving, zone)}</p>
        {missing[0] && <p className={styles.lacks}>{missing[0]}</p>}
      </div>
      {onBack && (
        <button type="button" className={styles.back} onClick={onBack}>
          Back
        </button>
      )}
      <button
        type="button"
        className={styles.next}
        aria-disabled={blocked || busy || undefined}
        aria-busy={busy || undefined}
        onClick={() => {
          if (!blocked && !busy) void onNext();
        }}
      >
        {next} <span aria-hidden="true">›</span>
      </button>
    </footer>
  );
}

/** Never in doubt whether something is lost. */
export function savingWords({ state, at, onDevice, offline }: SessionRecord['saving'], zone: string): string {
  const here = onDevice ? `Saved on this tablet ${timeOf(at, zone)}` : 'Not saved yet; keep this page open';
  switch (state.kind) {
    case 'UNTOUCHED':
      return '';
    case 'WAITING':
    case 'SAVING':
      return 'Saving…';
    case 'SAVED':
      return `Saved ${timeOf(state.at, zone)}`;
    case 'FAILED':
      if (offline) {
        return onDevice ? `${here} · no network, nothing is lost` : `${here} · no network`;
      }
      return `${here} · not on the server yet`;
  }
}
