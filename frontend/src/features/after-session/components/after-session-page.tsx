import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { MySessionsDocument, type MySessionsQuery } from '../../../generated/after-session.ts';
import { dayInWords, longDay } from '../../../lib/dates.ts';
import { forgetAnswer, useKeptAnswers } from '../../../lib/kept-answers.ts';
import { tellOfSessionPath } from '../../../lib/paths.ts';
import { useViewer, useZone } from '../../../lib/viewer.tsx';
import { firstName, listed } from '../../../lib/words.ts';
import { Ask } from '../../../ui/ask.tsx';
import { Act, ActLink, Acts, Leaf, Leaves } from '../../../ui/leaf.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { FeedbackSaid } from '../../../ui/session-feedback/feedback-said.tsx';
import { NotThere } from '../../../ui/states.tsx';
import { WhoCanSee } from '../../../ui/who-can-see.tsx';

type Client = NonNullable<MySessionsQuery['client']>;

/** So many are shown at first. */
const AT_FIRST = 5;

/** What the client is asked after sessions, what they said, and what was changed since. */
export function AfterSessionPage() {
  const { clientId } = useViewer();
  const asked = useQuery(MySessionsDocument, { variables: { clientId: clientId ?? '' } });
  return (
    <>
      <PageTitle sub="How it was, in your eyes, and what was changed since.">After a session</PageTitle>
      <Leaves>
        <OnThisDevice clientId={clientId ?? ''} />
        <Ask of={asked} lines={6}>
          {({ client }) => (client ? <Sessions client={client} /> : <NotThere />)}
        </Ask>
      </Leaves>
    </>
  );
}

/** What this device still keeps; without a network it is all there is to see. */
function OnThisDevice({ clientId }: { readonly clientId: string }) {
  return useKeptAnswers(clientId)
    .filter(({ kind }) => kind === 'FEEDBACK')
    .map((kept) => (
      <Leaf key={kept.key} tone="sand" title="What you said of a session">
        <p>{kept.refused ?? 'Kept on this device. It is sent as soon as the network is there.'}</p>
        {kept.refused !== null && (
          <Acts>
            <Act quiet onClick={() => forgetAnswer(clientId, kept.key)}>
              Put it away
            </Act>
          </Acts>
        )}
      </Leaf>
    ));
}

function Sessions({ client }: { readonly client: Client }) {
  const zone = useZone();
  const [all, setAll] = useState(false);
  const told = useKeptAnswers(client.id).flatMap((one) =>
    one.kind === 'FEEDBACK' && one.refused === null ? [one.answers.appointmentId] : [],
  );
  const toTellOf = client.sessionsToTellOf.filter(({ appointmentId }) => !told.includes(appointmentId));
  const shown = all ? client.sessionFeedback : client.sessionFeedback.slice(0, AT_FIRST);
  return (
    <>
      {toTellOf.map(({ appointmentId, startsAt, until, therapist }) => (
        <Leaf
          key={appointmentId}
          tone="sand"
          kicker="If you like"
          title={`How was your session with ${firstName(therapist.name)} on ${longDay(startsAt, zone)}?`}
        >
          <p>Four questions and a box. You can answer until {dayInWords(until, zone)}.</p>
          <Acts>
            <ActLink to={tellOfSessionPath(appointmentId)}>Say how it was</ActLink>
          </Acts>
        </Leaf>
      ))}
      {toTellOf.length + client.sessionFeedback.length + told.length === 0 && (
        <Leaf title="Nothing yet">
          <p>After a session of bodywork you can say here how it was. Nobody minds if you do not.</p>
        </Leaf>
      )}
      {shown.map((said) => (
        <Leaf
          key={said.id}
          title={`${longDay(said.heldAt, zone)}, with ${firstName(said.therapist.name)}`}
          kicker={said.changes.length > 0 ? 'Something was changed' : undefined}
        >
          <FeedbackSaid said={said} />
          {said.seenBy.length > 0 && (
            <p className="quiet small">Read by {listed(said.seenBy.map(({ name }) => firstName(name)))}.</p>
          )}
          <WhoCanSee
            about={`what you said of ${longDay(said.heldAt, zone)}`}
            clientId={client.id}
            items={[{ item: 'SESSION_FEEDBACK', owner: said.therapist }]}
          />
        </Leaf>
      ))}
      {client.sessionFeedback.length > shown.length && (
        <Acts>
          <Act quiet onClick={() => setAll(true)}>
            Show earlier ones
          </Act>
        </Acts>
      )}
    </>
  );
}
