import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import {
  CrisisLinesDocument,
  type CrisisLinesQuery,
  OrderCrisisLinesDocument,
  RemoveCrisisLineDocument,
} from '../../../generated/crisis-lines.ts';
import { dayInWords } from '../../../lib/dates.ts';
import { PATHS } from '../../../lib/paths.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { useZone } from '../../../lib/viewer.tsx';
import { Ask } from '../../../ui/ask.tsx';
import { Card } from '../../../ui/card.tsx';
import { ConfirmDialog } from '../../../ui/dialog.tsx';
import { Row, Stack } from '../../../ui/layout.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Notice, ProblemNotice } from '../../../ui/notice.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { useToast } from '../../../ui/toast.tsx';
import { type Line, regionInWords } from './line.ts';
import styles from './crisis-lines.module.css';

const LineDialog = lazy(async () => ({ default: (await import('./line-dialog.tsx')).LineDialog }));

/** Whom the practice tells its clients to call, for whoever runs it. */
export function CrisisLinesPage() {
  const asked = useQuery(CrisisLinesDocument);
  return (
    <>
      <PageTitle
        sub="Clients see these on “I need support”, at once and also without a network."
        actions={<LinkButton to={PATHS.practice}>The practice</LinkButton>}
      >
        Whom to call in a crisis
      </PageTitle>
      <Ask of={asked} lines={6}>
        {({ crisisLines, crisisResources }) => <Lines lines={crisisLines.lines} instead={crisisResources} />}
      </Ask>
    </>
  );
}

interface LinesProps {
  readonly lines: readonly Line[];
  /** What clients see where there are none. */
  readonly instead: CrisisLinesQuery['crisisResources'];
}

function Lines({ lines, instead }: LinesProps) {
  const [open, setOpen] = useState<Line | 'NEW' | null>(null);
  const [leaving, setLeaving] = useState<Line | null>(null);
  const order = useVerb(OrderCrisisLinesDocument, 'orderCrisisLines');
  const remove = useVerb(RemoveCrisisLineDocument, 'removeCrisisLine');
  const say = useToast();
  const old = lines.filter((line) => line.old);

  const move = async (from: number, by: number) => {
    const ids = lines.map((line) => line.id);
    const [moved] = ids.splice(from, 1);
    if (moved) ids.splice(from + by, 0, moved);
    await order.run({ input: { ids } });
  };
  return (
    <Stack>
      {lines.length === 0 && (
        <Notice tone="concern" title="The practice has named nobody yet">
          <p>
            Until it does, clients see the emergency number of your country
            {instead.length > 0 &&
              `: ${instead.map((one) => `${one.name} ${one.phone ?? ''}`.trim()).join(', ')}`}
            . Please add the lines that people near you can call, by day and by night.
          </p>
        </Notice>
      )}
      {old.length > 0 && (
        <Notice tone="concern" title="Please check these numbers again">
          <p>
            {old.map((line) => line.name).join(', ')}: last checked more than six months ago. Call or look
            them up, and then put in the day.
          </p>
        </Notice>
      )}
      <ProblemNotice problem={order.problem} />
      <Card title="In the order in which clients see them" flush>
        <ol className={styles.list}>
          {lines.map((line, index) => (
            <LineRow
              key={line.id}
              line={line}
              onMove={(by) => void move(index, by)}
              first={index === 0}
              last={index === lines.length - 1}
              busy={order.busy}
              onChange={() => setOpen(line)}
              onRemove={() => setLeaving(line)}
            />
          ))}
        </ol>
        <div className={styles.foot}>
          <Button onClick={() => setOpen('NEW')}>Add a line</Button>
        </div>
      </Card>
      {open && (
        <Suspense>
          <LineDialog line={open === 'NEW' ? null : open} onClose={() => setOpen(null)} />
        </Suspense>
      )}
      {leaving && (
        <ConfirmDialog
          title={`Take ${leaving.name} out?`}
          confirm="Take it out"
          onClose={() => setLeaving(null)}
          onConfirm={async () => {
            const outcome = await remove.run({
              input: { id: leaving.id, expectedVersion: leaving.version },
            });
            if (outcome.ok) say(`${leaving.name} is no longer shown.`);
            return outcome.ok ? null : outcome.problem;
          }}
        >
          <p>Clients will not see it any more.</p>
        </ConfirmDialog>
      )}
    </Stack>
  );
}

interface LineRowProps {
  readonly line: Line;
  readonly first: boolean;
  readonly last: boolean;
  readonly busy: boolean;
  readonly onMove: (by: 1 | -1) => void;
  readonly onChange: () => void;
  readonly onRemove: () => void;
}

function LineRow({ line, first, last, busy, onMove, onChange, onRemove }: LineRowProps) {
  const zone = useZone();
  const reach = [
    line.phone && `call ${line.phone}`,
    line.text && `text ${line.text}`,
    line.url && new URL(line.url).host,
  ].filter(Boolean);
  return (
    <li className={styles.line}>
      <div className={styles.what}>
        <p className={styles.name}>
          {line.name} <span className="quiet">{regionInWords(line.region)}</span>
        </p>
        <p>{reach.join(' · ')}</p>
        <p className="quiet small">
          Checked on {dayInWords(`${line.checkedOn}T12:00:00Z`, zone)}{' '}
          {line.old && <strong>· please check again</strong>}
        </p>
      </div>
      <Row>
        <Button
          variant="default"
          disabled={first || busy}
          aria-label={`Move ${line.name} up`}
          onClick={() => onMove(-1)}
        >
          ↑
        </Button>
        <Button
          variant="default"
          disabled={last || busy}
          aria-label={`Move ${line.name} down`}
          onClick={() => onMove(1)}
        >
          ↓
        </Button>
        <Button variant="default" aria-label={`Change ${line.name}`} onClick={onChange}>
          Change
        </Button>
        <Button variant="default" aria-label={`Take out ${line.name}`} onClick={onRemove}>
          Take out
        </Button>
      </Row>
    </li>
  );
}
