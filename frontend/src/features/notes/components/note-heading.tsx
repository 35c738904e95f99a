import { NOTE_KINDS_LABELS, type NoteKind } from '@attune/shared';
import { IconLock } from '@tabler/icons-react';
import { Link } from 'react-router';
import { recordPath } from '../../../lib/paths.ts';
import { Row } from '../../../ui/layout.tsx';
import styles from './note-page.module.css';

/** What is open here, and the way back to all notes; a process note with its lock. */
export function NoteHeading({ kind, clientId }: { readonly kind: NoteKind; readonly clientId: string }) {
  return (
    <div className={styles.heading}>
      <Row gap={14}>
        <h2 style={{ fontSize: 18, fontWeight: 640 }}>
          {kind === 'PROCESS' && (
            <IconLock size={17} aria-hidden="true" style={{ verticalAlign: -2, marginRight: 8 }} />
          )}
          {NOTE_KINDS_LABELS[kind]}
        </h2>
        <Link to={recordPath(clientId, 'notes')}>All notes</Link>
      </Row>
    </div>
  );
}
