import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import {
  RecordSummariesDocument,
  type RecordSummariesQuery,
  type WholeSummaryFragment,
} from '../../../generated/disclosures.ts';
import { useRecord } from '../../../lib/record.tsx';
import { firstName } from '../../../lib/words.ts';
import { Ask } from '../../../ui/ask.tsx';
import { Card } from '../../../ui/card.tsx';
import { Stack } from '../../../ui/layout.tsx';
import { useDocumentTitle } from '../../../ui/page-title.tsx';
import { Empty, Loading, NotThere } from '../../../ui/states.tsx';
import { SummaryCard } from './summary-card.tsx';
import type { SummaryHead } from './summary-head.ts';

const SummaryForm = lazy(async () => ({ default: (await import('./summary-form.tsx')).SummaryForm }));
const SummaryPreview = lazy(async () => ({
  default: (await import('./summary-preview.tsx')).SummaryPreview,
}));

type Client = NonNullable<RecordSummariesQuery['client']>;

/** What is being put together: the choice, then what would go out. */
type Composing =
  | { readonly step: 'CHOOSE'; readonly draft: SummaryHead | null }
  | { readonly step: 'LOOK'; readonly made: WholeSummaryFragment };

/** Summaries of this client for somebody outside the practice. */
export function SummariesPage() {
  const { id: clientId, name } = useRecord();
  useDocumentTitle(`Summaries for others, ${name}`);
  const asked = useQuery(RecordSummariesDocument, { variables: { clientId } });
  return (
    <Ask of={asked} lines={5}>
      {({ client }) => (client?.viewerCan.shareSummary ? <Summaries client={client} /> : <NotThere />)}
    </Ask>
  );
}

function Summaries({ client }: { readonly client: Client }) {
  const [composing, setComposing] = useState<Composing | null>(null);
  const name = client.preferredName ?? firstName(client.name);
  const close = () => setComposing(null);
  return (
    <Stack>
      {composing === null && (
        <Card
          title="Share a summary"
          aside={
            <Button size="compact-sm" onClick={() => setComposing({ step: 'CHOOSE', draft: null })}>
              Put a summary together
            </Button>
          }
        >
          <p>
            For a primary-care physician, a psychiatrist or somebody else outside the practice. You choose
            what goes out and look at it; {name} sees exactly the same and decides; then you make a link that
            opens for some days, with a code. Process notes never go out.
          </p>
        </Card>
      )}
      <Suspense fallback={<Loading lines={6} />}>
        {composing?.step === 'CHOOSE' && (
          <SummaryForm
            clientId={client.id}
            draft={composing.draft}
            onMade={(made) => setComposing({ step: 'LOOK', made })}
            onCancel={close}
          />
        )}
        {composing?.step === 'LOOK' && (
          <SummaryPreview
            clientId={client.id}
            name={name}
            made={composing.made}
            onMade={(made) => setComposing({ step: 'LOOK', made })}
            onChange={() => setComposing({ step: 'CHOOSE', draft: composing.made })}
            onDone={close}
          />
        )}
      </Suspense>
      {client.disclosures.map((one) => (
        <SummaryCard
          key={one.id}
          clientId={client.id}
          name={name}
          one={one}
          onGoOn={composing === null ? () => setComposing({ step: 'CHOOSE', draft: one }) : null}
        />
      ))}
      {client.disclosures.length === 0 && composing === null && (
        <Card>
          <Empty title="Nothing was sent to anybody outside yet" />
        </Card>
      )}
    </Stack>
  );
}
