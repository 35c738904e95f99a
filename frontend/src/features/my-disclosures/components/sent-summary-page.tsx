import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useParams } from 'react-router';
import {
  AnswerDisclosureDocument,
  SentSummariesDocument,
  type SentSummariesQuery,
  TakeMySummaryBackDocument,
} from '../../../generated/my-disclosures.ts';
import { dayAndTime } from '../../../lib/dates.ts';
import { PATHS } from '../../../lib/paths.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { useViewer, useZone } from '../../../lib/viewer.tsx';
import { firstName } from '../../../lib/words.ts';
import { Ask } from '../../../ui/ask.tsx';
import { Act, ActLink, Acts, Leaf, Leaves, Lines } from '../../../ui/leaf.tsx';
import { ProblemNotice } from '../../../ui/notice.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { NotThere } from '../../../ui/states.tsx';
import { SummaryParts } from '../../../ui/summary/summary-parts.tsx';
import { recipientInWords, standingInWords } from './standing.ts';

type Summary = NonNullable<SentSummariesQuery['client']>['disclosures'][number];

/** One summary, word for word: to say yes or no to, to look at, to take back. */
export function SentSummaryPage() {
  const { clientId } = useViewer();
  const { disclosureId } = useParams();
  const asked = useQuery(SentSummariesDocument, { variables: { clientId: clientId ?? '' } });
  return (
    <Ask of={asked} lines={8}>
      {({ client }) => {
        const one = client?.disclosures.find(({ id }) => id === disclosureId);
        return one ? <Sent one={one} /> : <NotThere />;
      }}
    </Ask>
  );
}

function Sent({ one }: { readonly one: Summary }) {
  const zone = useZone();
  const waits = one.state === 'ASKED';
  return (
    <>
      <PageTitle sub={waits ? `${recipientInWords(one)}. ${one.reason}` : standingInWords(one, zone)}>
        {waits ? `May this go to ${one.recipientName}?` : `For ${one.recipientName}`}
      </PageTitle>
      <Leaves>
        {one.content && (
          <Leaf
            title={
              waits ? `${one.recipientName} would read this, and nothing else` : 'What it says, word for word'
            }
          >
            <SummaryParts summary={one.content} />
          </Leaf>
        )}
        {waits ? <Answer one={one} /> : <Account one={one} />}
        <Acts>
          <ActLink to={PATHS.sent} quiet>
            Who was sent what
          </ActLink>
        </Acts>
      </Leaves>
    </>
  );
}

function Answer({ one }: { readonly one: Summary }) {
  const { busy, problem, run } = useVerb(AnswerDisclosureDocument, 'answerDisclosure');
  const say = (agree: boolean) =>
    run({ input: { disclosureId: one.id, contentHash: one.contentHash ?? '', agree } });
  return (
    <Leaf tone="sand" title="You decide">
      <p>
        With your yes, {firstName(one.composedBy)} makes a link for {one.recipientName}. It opens for{' '}
        {one.openDays} days, with a code. You see each time it is opened, and can end it at once.
      </p>
      <p>A no is fine, and needs no reason. Nothing else changes.</p>
      <ProblemNotice problem={problem} />
      <Acts>
        <Act busy={busy} onClick={() => say(true)}>
          Yes, it may go
        </Act>
        <Act quiet busy={busy} onClick={() => say(false)}>
          No, rather not
        </Act>
      </Acts>
    </Leaf>
  );
}

/** When it was opened, and the way to end it. */
function Account({ one }: { readonly one: Summary }) {
  const zone = useZone();
  const { busy, problem, run } = useVerb(TakeMySummaryBackDocument, 'revokeDisclosure');
  const [sure, setSure] = useState(false);
  return (
    <>
      {one.linkedAt && (
        <Leaf title="When it was opened">
          {one.openings.length === 0 ? (
            <p>Nobody has opened it so far.</p>
          ) : (
            <Lines
              items={one.openings.map((at, place) => ({ key: `${at} ${place}`, text: dayAndTime(at, zone) }))}
            />
          )}
        </Leaf>
      )}
      {(one.state === 'OPEN' || one.state === 'CONSENTED') && (
        <Leaf title="Take it back">
          <p>
            {one.state === 'OPEN'
              ? 'The link opens nothing from that moment on. What was read or printed already stays with them.'
              : 'It is not sent then.'}
          </p>
          <ProblemNotice problem={problem} />
          <Acts>
            {sure ? (
              <>
                <Act busy={busy} onClick={() => run({ input: { disclosureId: one.id } })}>
                  Yes, take it back
                </Act>
                <Act quiet onClick={() => setSure(false)}>
                  Leave it as it is
                </Act>
              </>
            ) : (
              <Act quiet onClick={() => setSure(true)}>
                Take it back
              </Act>
            )}
          </Acts>
        </Leaf>
      )}
    </>
  );
}
