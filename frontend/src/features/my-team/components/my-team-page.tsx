import { useQuery } from '@apollo/client/react';
import { lazy, Suspense, useState } from 'react';
import { TRAININGS_LABELS, type Training } from '@attune/shared';
import { AgreeToMemberDocument, MyTeamDocument, type MyTeamQuery } from '../../../generated/my-team.ts';
import { dayInWords } from '../../../lib/dates.ts';
import { PATHS } from '../../../lib/paths.ts';
import { ROLE_ON_TEAM } from '../../../lib/plain-words.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { useViewer, useZone } from '../../../lib/viewer.tsx';
import { capital, firstName, listed } from '../../../lib/words.ts';
import { Ask } from '../../../ui/ask.tsx';
import { Act, ActLink, Acts, Leaf, Leaves } from '../../../ui/leaf.tsx';
import { ProblemNotice } from '../../../ui/notice.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { NotThere } from '../../../ui/states.tsx';
import { useToast } from '../../../ui/toast.tsx';

type Place = NonNullable<MyTeamQuery['client']>['careTeam'][number];

const EndPlace = lazy(async () => ({ default: (await import('./end-place.tsx')).EndPlace }));

/** Who is on the team, and the client's own yes and no to each. */
export function MyTeamPage() {
  const { clientId } = useViewer();
  const asked = useQuery(MyTeamDocument, { variables: { clientId: clientId ?? '' } });
  return (
    <>
      <PageTitle>My team</PageTitle>
      <Ask of={asked} lines={4}>
        {({ client }) => (client ? <Team team={client.careTeam} /> : <NotThere />)}
      </Ask>
    </>
  );
}

function Team({ team }: { readonly team: readonly Place[] }) {
  const here = team.filter((one) => one.state !== 'ENDED');
  const gone = team.filter((one) => one.state === 'ENDED');
  return (
    <Leaves>
      {here.length === 0 && (
        <Leaf title="Nobody is on your team">
          <p>The practice proposes somebody to you. Nobody joins without your agreement.</p>
        </Leaf>
      )}
      {here.map((place) => (
        <PlaceLeaf key={place.id} place={place} />
      ))}
      {gone.length > 0 && (
        <Leaf>
          <p>
            No longer on your team: {listed(gone.map((one) => one.member.name))}. They cannot open your record
            any more.
          </p>
        </Leaf>
      )}
      <Leaf title="Who can read what">
        <p>
          You decide what your team shares with each other, and you read what they wrote about your sessions.
        </p>
        <Acts>
          <ActLink to={PATHS.myNotes}>My notes</ActLink>
          <ActLink to={PATHS.myHealth} quiet>
            My health
          </ActLink>
          <ActLink to={PATHS.mySharing} quiet>
            My sharing
          </ActLink>
        </Acts>
      </Leaf>
    </Leaves>
  );
}

const NEXT: Readonly<Record<string, { readonly act: string; readonly said: (name: string) => string }>> = {
  PROPOSED: { act: 'Agree to a trial', said: (name) => `You agreed to get to know ${name}.` },
  TRIAL: { act: 'Agree: it fits', said: (name) => `${name} is on your team.` },
};

function PlaceLeaf({ place }: { readonly place: Place }) {
  const zone = useZone();
  const agree = useVerb(AgreeToMemberDocument, 'agreeToCareTeamMember');
  const [ending, setEnding] = useState(false);
  const say = useToast();
  const name = firstName(place.member.name);
  const next = NEXT[place.state];
  const trainings = place.member.trainings.map((one) => TRAININGS_LABELS[one as Training] ?? one);

  const run = async () => {
    const outcome = await agree.run({ input: { careTeamMemberId: place.id } });
    if (outcome.ok && next) say(next.said(name));
  };
  return (
    <Leaf
      tone={place.state === 'PROPOSED' ? 'sand' : 'plain'}
      kicker={`${capital(ROLE_ON_TEAM[place.discipline])}${place.lead ? ', leads your plan' : ''}`}
      title={place.member.name}
    >
      <p>{sentenceOf(place, name, zone)}</p>
      {trainings.length > 0 && <p>Trained in {listed(trainings)}.</p>}
      <ProblemNotice problem={agree.problem} />
      <Acts>
        {next && (
          <Act onClick={run} busy={agree.busy} label={`${next.act}, ${place.member.name}`}>
            {next.act}
          </Act>
        )}
        <Act
          quiet
          onClick={() => setEnding(true)}
          label={
            place.state === 'PROPOSED' ? `No, thank you, ${place.member.name}` : `End, ${place.member.name}`
          }
        >
          {place.state === 'PROPOSED' ? 'No, thank you' : 'End'}
        </Act>
      </Acts>
      {ending && (
        <Suspense fallback={null}>
          <EndPlace
            careTeamMemberId={place.id}
            name={name}
            proposed={place.state === 'PROPOSED'}
            onClose={() => setEnding(false)}
          />
        </Suspense>
      )}
    </Leaf>
  );
}

function sentenceOf({ state, since }: Place, name: string, zone: string): string {
  const from = since ? ` since ${dayInWords(since, zone)}` : '';
  switch (state) {
    case 'PROPOSED':
      return `${name} would like to work with you. First a trial, to find out whether it fits. ${name} can open your record only once you agree.`;
    case 'TRIAL':
      return `You are getting to know each other${from}. Take your time; either of you can end it, and no reason is needed.`;
    default:
      return `On your team${from}. Either of you can end it at any time.`;
  }
}
