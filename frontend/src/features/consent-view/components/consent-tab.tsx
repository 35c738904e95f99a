import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { ConsentViewDocument, type ConsentViewQuery } from '../../../generated/consent-view.ts';
import { useRecord } from '../../../lib/record.tsx';
import { firstName } from '../../../lib/words.ts';
import { Ask } from '../../../ui/ask.tsx';
import { BoundaryCharts } from '../../../ui/body-chart/boundary-charts.tsx';
import { Card } from '../../../ui/card.tsx';
import { Columns, Stack } from '../../../ui/layout.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { NotThere } from '../../../ui/states.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { WhoCanSee } from '../../../ui/who-can-see.tsx';
import { BoundaryWords } from './boundary-words.tsx';
import { OpenProposal } from './open-proposal.tsx';
import { SharingLines } from './sharing-lines.tsx';
import { Versions } from './versions.tsx';

const ProposeDialog = lazy(async () => ({ default: (await import('./propose-dialog.tsx')).ProposeDialog }));

type Client = NonNullable<ConsentViewQuery['client']>;

/** What the client allows on the body, and what of the record is shared: to read, and to propose. */
export function ConsentTab() {
  const { id: clientId } = useRecord();
  const asked = useQuery(ConsentViewDocument, { variables: { clientId } });
  return <Ask of={asked}>{({ client }) => (client ? <Consent client={client} /> : <NotThere />)}</Ask>;
}

function Consent({ client }: { readonly client: Client }) {
  const [proposing, setProposing] = useState(false);
  const name = client.preferredName ?? firstName(client.name);
  const { boundaries, boundaryProposals, boundariesSinceMySession: since } = client;
  const waits = boundaryProposals.some((one) => one.own);
  const facts = {
    maxPressure: boundaries.maxPressure,
    scent: boundaries.scent,
    regions: Object.fromEntries(boundaries.regions.map((one) => [one.region, one.choice])),
  };
  return (
    <Stack>
      {since && since.changes.length > 0 && (
        <Notice tone="concern" title="Changed since your last session">
          <ul>
            {since.changes.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Notice>
      )}
      {boundaryProposals.map((proposal) => (
        <OpenProposal key={proposal.id} proposal={proposal} name={name} />
      ))}
      <Columns>
        <Stack>
          <Card
            title={`What ${name} allows`}
            aside={
              boundaries.changedAt ? (
                <>
                  version {boundaries.version}, <TimeText at={boundaries.changedAt} as="ago" />
                </>
              ) : (
                'nothing set yet'
              )
            }
          >
            <BoundaryCharts facts={facts} />
            {client.viewerCan.proposeBoundaries && !waits && (
              <Button variant="default" onClick={() => setProposing(true)}>
                Propose a change
              </Button>
            )}
          </Card>
        </Stack>
        <Stack>
          <Card title="In words">
            <BoundaryWords boundaries={boundaries} />
            <WhoCanSee about="rules for touch" clientId={client.id} items={[{ item: 'BOUNDARIES' }]} />
          </Card>
          <Card title="What is shared" aside={`${name} decides`}>
            <SharingLines sharing={client.sharing} />
          </Card>
          <Versions clientId={client.id} name={name} />
        </Stack>
      </Columns>
      {proposing && (
        <Suspense>
          <ProposeDialog
            clientId={client.id}
            name={name}
            boundaries={boundaries}
            onClose={() => setProposing(false)}
          />
        </Suspense>
      )}
    </Stack>
  );
}
