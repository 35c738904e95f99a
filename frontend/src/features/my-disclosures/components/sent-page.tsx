import { useQuery } from '@apollo/client/react';
import { type SentSummaryFragment, WhoWasSentWhatDocument } from '../../../generated/my-disclosures.ts';
import { sentSummaryPath } from '../../../lib/paths.ts';
import { useViewer, useZone } from '../../../lib/viewer.tsx';
import { Ask } from '../../../ui/ask.tsx';
import { ActLink, Acts, Leaf, Leaves } from '../../../ui/leaf.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { NotThere } from '../../../ui/states.tsx';
import { openingsInWords, recipientInWords, standingInWords } from './standing.ts';

/** Everything about the client that was sent, or may be sent, to somebody outside; what waits for an answer first. */
export function SentPage() {
  const { clientId } = useViewer();
  const asked = useQuery(WhoWasSentWhatDocument, { variables: { clientId: clientId ?? '' } });
  return (
    <>
      <PageTitle sub="Summaries for people outside your practice. None goes out without your yes, and you can take each back.">
        Who was sent what
      </PageTitle>
      <Ask of={asked} lines={5}>
        {({ client }) =>
          client ? (
            <Leaves>
              {client.disclosures.length === 0 && (
                <Leaf>
                  <p>Nothing about you was sent to anybody outside.</p>
                </Leaf>
              )}
              {[
                ...client.disclosures.filter(({ state }) => state === 'ASKED'),
                ...client.disclosures.filter(({ state }) => state !== 'ASKED'),
              ].map((one) => (
                <Sent key={one.id} one={one} />
              ))}
              <p className="quiet">This list is kept for six years.</p>
            </Leaves>
          ) : (
            <NotThere />
          )
        }
      </Ask>
    </>
  );
}

function Sent({ one }: { readonly one: SentSummaryFragment }) {
  const zone = useZone();
  const waits = one.state === 'ASKED';
  const openings = openingsInWords(one);
  return (
    <Leaf
      {...(waits ? { tone: 'sand' as const, kicker: 'Waits for you' } : {})}
      title={`For ${one.recipientName}`}
    >
      <p>{recipientInWords(one)}.</p>
      <p>{standingInWords(one, zone)}</p>
      {openings && <p>{openings}</p>}
      <Acts>
        <ActLink
          to={sentSummaryPath(one.id)}
          quiet={!waits}
          label={`${waits ? 'Read it and decide' : 'See what it says'}: ${one.recipientName}`}
        >
          {waits ? 'Read it and decide' : 'See what it says'}
        </ActLink>
      </Acts>
    </Leaf>
  );
}
