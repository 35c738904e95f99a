import { DISCLOSURE_STATES_LABELS, RECIPIENT_KINDS_LABELS } from '@attune/shared';
import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useState } from 'react';
import {
  LinkDisclosureDocument,
  SummaryContentsDocument,
  TakeSummaryBackDocument,
} from '../../../generated/disclosures.ts';
import { dayAndTime, dayInWords } from '../../../lib/dates.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { useZone } from '../../../lib/viewer.tsx';
import { counted } from '../../../lib/words.ts';
import { Ask } from '../../../ui/ask.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Card } from '../../../ui/card.tsx';
import { ConfirmDialog } from '../../../ui/dialog.tsx';
import { Row, Stack } from '../../../ui/layout.tsx';
import { Notice, ProblemNotice } from '../../../ui/notice.tsx';
import { SummaryParts } from '../../../ui/summary/summary-parts.tsx';
import { LinkDialog, type MadeLink } from './link-dialog.tsx';
import type { SummaryHead } from './summary-head.ts';
import styles from './summaries.module.css';

interface SummaryCardProps {
  readonly clientId: string;
  readonly name: string;
  readonly one: SummaryHead;
  /** Goes on with a draft; null while another one is being put together. */
  readonly onGoOn: (() => void) | null;
}

const ENDED: readonly SummaryHead['state'][] = ['EXPIRED', 'REVOKED', 'DECLINED'];

/** One summary: where it stands, what can be done, when it was opened. */
export function SummaryCard({ clientId, name, one, onGoOn }: SummaryCardProps) {
  const { state, recipientName } = one;
  const linking = useVerb(LinkDisclosureDocument, 'linkDisclosure');
  const revoking = useVerb(TakeSummaryBackDocument, 'revokeDisclosure');
  const [link, setLink] = useState<MadeLink | null>(null);
  const [sure, setSure] = useState<'LINK' | 'REVOKE' | null>(null);
  const [reading, setReading] = useState(false);
  const make = async () => {
    const outcome = await linking.run({ input: { disclosureId: one.id } });
    if (!outcome.ok) return outcome.problem;
    if (outcome.value.__typename === 'DisclosureLink') {
      setLink({ address: outcome.value.address, code: outcome.value.spokenCode });
    }
    return null;
  };
  const takeBack = async () => {
    const outcome = await revoking.run({ input: { disclosureId: one.id } });
    return outcome.ok ? null : outcome.problem;
  };
  return (
    <Card
      title={`Summary for ${recipientName}`}
      aside={<Badge>{DISCLOSURE_STATES_LABELS[state].toLowerCase()}</Badge>}
    >
      <Stack gap={12}>
        <p>
          {[RECIPIENT_KINDS_LABELS[one.recipientKind], one.recipientOrganisation].filter(Boolean).join(', ')}.{' '}
          {one.reason}
        </p>
        <StandsAt one={one} name={name} />
        {one.locked && (
          <Notice tone="concern" title="The code was wrong five times, and the link is locked.">
            <p>Make another link with another code, and tell {recipientName} yourself.</p>
          </Notice>
        )}
        <ProblemNotice problem={linking.problem} />
        <Row>
          {state === 'DRAFT' && onGoOn && (
            <Button variant="default" onClick={onGoOn}>
              Go on with it
            </Button>
          )}
          {state === 'CONSENTED' && (
            <Button loading={linking.busy} onClick={() => void make()}>
              Make the link
            </Button>
          )}
          {state === 'OPEN' && (
            <Button variant="default" onClick={() => setSure('LINK')}>
              Make another link
            </Button>
          )}
          {state !== 'DRAFT' && (
            <Button variant="subtle" aria-expanded={reading} onClick={() => setReading(!reading)}>
              {reading ? 'Hide what it says' : 'Show what it says'}
            </Button>
          )}
          {!ENDED.includes(state) && (
            <Button variant="subtle" onClick={() => setSure('REVOKE')}>
              {state === 'DRAFT' ? 'Throw it away' : 'Take it back'}
            </Button>
          )}
        </Row>
        {reading && <Content clientId={clientId} id={one.id} />}
      </Stack>
      {sure === 'LINK' && (
        <ConfirmDialog
          title={`Make another link for ${recipientName}?`}
          confirm="Make another link"
          onConfirm={make}
          onClose={() => setSure(null)}
        >
          <p>The link that you sent opens nothing from then on. The new one runs out on the same day.</p>
        </ConfirmDialog>
      )}
      {sure === 'REVOKE' && (
        <ConfirmDialog
          title={
            state === 'DRAFT'
              ? `Throw the draft for ${recipientName} away?`
              : `Take back the summary for ${recipientName}?`
          }
          confirm={state === 'DRAFT' ? 'Throw it away' : 'Take it back'}
          onConfirm={takeBack}
          onClose={() => setSure(null)}
        >
          {state !== 'DRAFT' && (
            <p>From then on its link opens nothing. What was read or printed already stays with them.</p>
          )}
        </ConfirmDialog>
      )}
      {link && <LinkDialog link={link} one={one} onClose={() => setLink(null)} />}
    </Card>
  );
}

function StandsAt({ one, name }: { readonly one: SummaryHead; readonly name: string }) {
  const zone = useZone();
  const on = (at: string | null) => (at ? dayInWords(at, zone) : '');
  const { openings } = one;
  const opened =
    openings.length === 0
      ? 'Nobody has opened it yet.'
      : `Opened ${counted(openings.length, 'time')}, last on ${dayAndTime(openings[0] ?? '', zone)}.`;
  switch (one.state) {
    case 'DRAFT':
      return (
        <p className="quiet">
          {one.composedBy} began it on {on(one.createdAt)}.
        </p>
      );
    case 'ASKED':
      return (
        <p className="quiet">
          {name} was asked on {on(one.askedAt)}, and has not answered yet.
        </p>
      );
    case 'CONSENTED':
      return (
        <p className="quiet">
          {name} agreed on {on(one.answeredAt)}. The link can be made until {on(one.expiresAt)}.
        </p>
      );
    case 'OPEN':
      return (
        <p className="quiet">
          The link opens until {on(one.expiresAt)}. {opened}
        </p>
      );
    case 'EXPIRED':
      return (
        <p className="quiet">
          It ran out on {on(one.endedAt)}. {one.linkedAt ? opened : 'No link was made.'}
        </p>
      );
    case 'REVOKED':
      return (
        <p className="quiet">
          Taken back by {one.endedByClient ? name : 'a psychotherapist'} on {on(one.endedAt)}.{' '}
          {one.linkedAt && opened}
        </p>
      );
    case 'DECLINED':
      return (
        <p className="quiet">
          {name} would rather not, and said so on {on(one.answeredAt)}. It ends here.
        </p>
      );
  }
}

function Content({ clientId, id }: { readonly clientId: string; readonly id: string }) {
  const asked = useQuery(SummaryContentsDocument, { variables: { clientId } });
  return (
    <Ask of={asked} lines={6}>
      {({ client }) => {
        const content = client?.disclosures.find((one) => one.id === id)?.content;
        return (
          <div className={styles.sheet}>
            {content ? <SummaryParts summary={content} /> : <p>There is nothing in it.</p>}
          </div>
        );
      }}
    </Ask>
  );
}
