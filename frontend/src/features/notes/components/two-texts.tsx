import { Button } from '@mantine/core';
import { Card } from '../../../ui/card.tsx';
import { Columns, Row, Stack } from '../../../ui/layout.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { bothOf, type Draft } from '../domain/draft.ts';
import styles from './note-page.module.css';

/** One draft was changed in two places: both texts, whole, and the author's choice. Nothing is lost. */
export function TwoTexts({
  mine,
  theirs,
  onChoose,
}: {
  readonly mine: Draft;
  readonly theirs: Draft;
  readonly onChoose: (draft: Draft) => void;
}) {
  return (
    <Stack>
      <Notice tone="concern" role="alert" title="This draft was changed in two places.">
        <p>
          Both texts are here, whole. Keep both and put them together, or go on with one of them: the other is
          then gone.
        </p>
      </Notice>
      <Columns left="1fr">
        <Version title="Typed on this device" draft={mine} />
        <Version title="Saved from somewhere else" draft={theirs} />
      </Columns>
      <Row>
        <Button onClick={() => onChoose(bothOf(mine, theirs))}>Keep both, one below the other</Button>
        <Button variant="default" onClick={() => onChoose(mine)}>
          Only what was typed here
        </Button>
        <Button variant="default" onClick={() => onChoose(theirs)}>
          Only what was saved elsewhere
        </Button>
      </Row>
    </Stack>
  );
}

function Version({ title, draft }: { readonly title: string; readonly draft: Draft }) {
  return (
    <Card title={title}>
      <Stack gap={10}>
        {draft.text ? (
          <p className={styles.text}>{draft.text}</p>
        ) : (
          <p className="quiet">Nothing was written here.</p>
        )}
        {draft.teamSummary && (
          <p className={styles.text}>
            <b>For the team:</b> {draft.teamSummary}
          </p>
        )}
        {draft.tolerance !== null && (
          <p className="quiet small">Tolerance of trauma work: {draft.tolerance}</p>
        )}
      </Stack>
    </Card>
  );
}
