import { Button } from '@mantine/core';
import { useState } from 'react';
import { useViewer } from '../../../lib/viewer.tsx';
import { Row, Stack } from '../../../ui/layout.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { draftOf, sameDraft } from '../domain/draft.ts';
import { placeOf } from '../domain/kept-draft.ts';
import type { Note } from './note.ts';
import styles from './note-page.module.css';

/**
 * What an author typed here after the note was signed or struck through somewhere else: it can be saved
 * into the note no more, and is shown until the author has put it where it belongs.
 */
export function LeftOver({ note }: { readonly note: Note }) {
  const { userId } = useViewer();
  const place = placeOf(note.kind);
  const [kept, setKept] = useState(() => place.recall(userId, note.id)?.draft ?? null);
  const [asks, setAsks] = useState(false);
  if (kept === null || sameDraft(kept, draftOf(note))) {
    return null;
  }
  return (
    <div className={styles.leftOver}>
      <Notice tone="concern" role="status" title="Typed on this device, and not part of this note">
        <Stack gap={10}>
          <p>The note was closed somewhere else before this was saved. It can go into an addendum.</p>
          {kept.text && <p className={styles.text}>{kept.text}</p>}
          {kept.teamSummary && (
            <p className={styles.text}>
              <b>For the team:</b> {kept.teamSummary}
            </p>
          )}
          <Row>
            {asks ? (
              <>
                <Button
                  onClick={() => {
                    place.forget(userId, note.id);
                    setKept(null);
                  }}
                >
                  Discard this text for good
                </Button>
                <Button variant="default" onClick={() => setAsks(false)}>
                  Keep it
                </Button>
              </>
            ) : (
              <Button variant="default" onClick={() => setAsks(true)}>
                I do not need it any more
              </Button>
            )}
          </Row>
        </Stack>
      </Notice>
    </div>
  );
}
