import { Link } from 'react-router';
import { sentenceOf } from '../domain/sentence.ts';
import { whereTo } from '../domain/where-to.ts';
import styles from './announcement.module.css';
import type { Newest } from './newest.ts';

/** What has come, for whoever hears the page. */
export function Sentence({ told }: { readonly told: Newest }) {
  return `New: ${sentenceOf(told)}`;
}

/** A crisis, in sight until somebody opens it or puts it away. */
export function Crisis({ told, onAway }: { readonly told: Newest; readonly onAway: () => void }) {
  const path = whereTo(told);
  return (
    <div className={styles.urgent}>
      <p>
        <strong>Crisis.</strong> {sentenceOf(told)}
      </p>
      <div className={styles.acts}>
        {path && (
          <Link className={styles.open} to={path} onClick={onAway}>
            Open it
          </Link>
        )}
        <button type="button" className={styles.away} onClick={onAway}>
          Put away
        </button>
      </div>
    </div>
  );
}
