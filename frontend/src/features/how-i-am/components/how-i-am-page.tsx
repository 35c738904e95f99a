import { useQuery } from '@apollo/client/react';
import { greatestTotal, INSTRUMENTS, instrumentOf } from '@attune/shared';
import { useState } from 'react';
import { HowIAmDocument, type HowIAmQuery } from '../../../generated/how-i-am.ts';
import { checkInInWords } from '../../../lib/check-in-words.ts';
import { dayInWords, when } from '../../../lib/dates.ts';
import { forgetAnswer, useKeptAnswers } from '../../../lib/kept-answers.ts';
import { PATHS, questionnairePath } from '../../../lib/paths.ts';
import { rhythmInWords } from '../../../lib/rhythm-words.ts';
import { useViewer, useZone } from '../../../lib/viewer.tsx';
import { capital, listed } from '../../../lib/words.ts';
import { Ask } from '../../../ui/ask.tsx';
import { DueMeasures } from '../../../ui/due-measures.tsx';
import { Act, ActLink, Acts, Leaf, Leaves, Lines } from '../../../ui/leaf.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { NotThere } from '../../../ui/states.tsx';
import { AfterBodywork } from './after-bodywork.tsx';

type Client = NonNullable<HowIAmQuery['client']>;

/** So many are shown at first. */
const AT_FIRST = 7;

/** What the client said of their days, and what the questionnaires came to: in words beside the numbers. */
export function HowIAmPage() {
  const { clientId } = useViewer();
  const asked = useQuery(HowIAmDocument, { variables: { clientId: clientId ?? '' } });
  return (
    <>
      <PageTitle>How I am</PageTitle>
      <Leaves>
        <Waiting clientId={clientId ?? ''} />
        <Ask of={asked} lines={6}>
          {({ client }) => (client ? <Mine client={client} /> : <NotThere />)}
        </Ask>
      </Leaves>
    </>
  );
}

/** What this device still keeps; without a network it is all there is to see. */
function Waiting({ clientId }: { readonly clientId: string }) {
  const zone = useZone();
  return useKeptAnswers(clientId).map((kept) => (
    <Leaf key={kept.key} tone="sand" title={`${nameOf(kept)}, ${when(kept.at, zone)}`}>
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

function nameOf(kept: ReturnType<typeof useKeptAnswers>[number]): string {
  switch (kept.kind) {
    case 'CHECK_IN':
      return 'Your check-in';
    case 'MEASURE':
      return instrumentOf(kept.answers.code)?.about ?? 'Your answers';
    case 'FEEDBACK':
      return 'What you said of a session';
  }
}

function Mine({ client }: { readonly client: Client }) {
  return (
    <>
      <DueMeasures clientId={client.id} due={client.measuresDue} />
      <CheckIns client={client} />
      <Scores scores={client.measureScores} />
      <AfterBodywork clientId={client.id} />
      <Leaf title="Questionnaires">
        <p>A few questions now and then show how things move. You can stop at any time.</p>
        {client.measureAssignments.length > 0 && (
          <p>In your plan: {listed(client.measureAssignments.map(({ words }) => words))}.</p>
        )}
        <Lines
          items={INSTRUMENTS.map(({ code, about, minutes, items }) => ({
            key: code,
            text: (
              <ActLink to={questionnairePath(code)} quiet>
                {about}
              </ActLink>
            ),
            sub: `${items.length} questions, about ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} · ${code}`,
          }))}
        />
      </Leaf>
    </>
  );
}

function CheckIns({ client }: { readonly client: Client }) {
  const zone = useZone();
  const [all, setAll] = useState(false);
  const newest = client.checkIns.toReversed();
  const shown = all ? newest : newest.slice(0, AT_FIRST);
  const planned = rhythmInWords(client.checkInRhythm);
  return (
    <Leaf title="My check-ins">
      {planned && <p>You and your psychotherapist have planned them {planned}.</p>}
      {newest.length === 0 ? (
        <p>There are none of the last twelve weeks. The first takes less than a minute.</p>
      ) : (
        <Lines
          items={shown.map((checkIn) => ({
            key: checkIn.id,
            text: (
              <>
                <strong>{capital(when(checkIn.at, zone))}</strong>: {checkInInWords(checkIn).join(', ')}.
              </>
            ),
            sub: checkIn.text,
          }))}
        />
      )}
      <Acts>
        <ActLink to={PATHS.checkIn}>A new check-in</ActLink>
        {newest.length > shown.length && (
          <Act quiet onClick={() => setAll(true)}>
            Show earlier ones
          </Act>
        )}
      </Acts>
    </Leaf>
  );
}

function Scores({ scores }: { readonly scores: Client['measureScores'] }) {
  const zone = useZone();
  const [all, setAll] = useState(false);
  if (scores.length === 0) {
    return null;
  }
  const newest = scores.toReversed();
  const shown = all ? newest : newest.slice(0, AT_FIRST);
  return (
    <Leaf title="What my answers came to">
      <p>They are your own history, and no diagnosis. Talk about them whenever you like.</p>
      <Lines
        items={shown.map(({ id, code, value, band, words, takenAt }) => {
          const instrument = instrumentOf(code);
          const of = instrument ? ` of ${greatestTotal(instrument)}` : '';
          return {
            key: id,
            text: (
              <>
                <strong>{dayInWords(takenAt, zone)}</strong>: {instrument?.about ?? code}: {value}
                {of}
                {band ? `, ${band}` : ''}.
              </>
            ),
            sub: words.join(' '),
          };
        })}
      />
      {newest.length > shown.length && (
        <Acts>
          <Act quiet onClick={() => setAll(true)}>
            Show earlier ones
          </Act>
        </Acts>
      )}
      <Rules of={shown} />
    </Leaf>
  );
}

/** How it is told that a change is more than chance, once for each questionnaire, with its source. */
function Rules({ of }: { readonly of: Client['measureScores'] }) {
  return [...new Set(of.flatMap(({ changeRule }) => changeRule ?? []))].map((rule) => (
    <p key={rule} className="quiet small">
      {rule}
    </p>
  ));
}
