import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { shortDay } from '../../../lib/dates.ts';
import { useZone } from '../../../lib/viewer.tsx';
import { BodyGlance } from '../../../ui/body-chart/body-glance.tsx';
import { Card } from '../../../ui/card.tsx';
import styles from './session-strip.module.css';

/** What a session shows at a glance. */
export interface GlancedSession {
  readonly id: string;
  readonly at: string;
  readonly regions: readonly string[];
  /** Distress, 0–10. */
  readonly before: number | null;
  readonly after: number | null;
}

interface SessionStripProps {
  /** The newest last. */
  readonly sessions: readonly GlancedSession[];
  readonly modalities: readonly { readonly code: string; readonly name: string }[];
  /** The one whose sessions are shown; null for all. */
  readonly modality: string | null;
  readonly onModality: (code: string | null) => void;
  readonly onOpen: (id: string) => void;
}

/** All sessions in a row, the newest at the right: where hands were, and distress before and after. */
export function SessionStrip({ sessions, modalities, modality, onModality, onOpen }: SessionStripProps) {
  const zone = useZone();
  const row = useRef<HTMLUListElement>(null);
  const last = sessions.at(-1)?.id;
  // The newest is what is looked for, and stands at the far end.
  useEffect(() => {
    if (last && row.current) {
      row.current.scrollLeft = row.current.scrollWidth;
    }
  }, [last]);
  return (
    <Card title="Session by session" aside="Distress on arriving → on leaving, 0–10" flush>
      {modalities.length > 1 && (
        <div className={styles.filters} role="group" aria-label="Show sessions with">
          {[{ code: null, name: 'All' }, ...modalities].map(({ code, name }) => (
            <Button
              key={code ?? 'all'}
              size="compact-sm"
              variant={code === modality ? 'light' : 'default'}
              aria-pressed={code === modality}
              onClick={() => onModality(code)}
            >
              {name}
            </Button>
          ))}
        </div>
      )}
      <ul ref={row} className={styles.strip} aria-label="Sessions, the newest last">
        {sessions.map(({ id, at, regions, before, after }) => (
          <li key={id}>
            <button type="button" className={styles.session} onClick={() => onOpen(id)}>
              <span className={styles.day}>{shortDay(at, zone)}</span>
              <BodyGlance worked={regions} />
              <span className={styles.change}>
                <span className="visually-hidden">Distress </span>
                {before ?? '–'} <span aria-hidden="true">→</span>
                <span className="visually-hidden">to</span> {after ?? '–'}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
