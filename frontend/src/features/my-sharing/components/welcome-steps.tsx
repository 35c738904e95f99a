import { useQuery } from '@apollo/client/react';
import { SHARING_CATEGORIES, SHARING_CATEGORY_WORDS } from '@attune/shared';
import { MySharingDocument, type MySharingQuery } from '../../../generated/my-sharing.ts';
import { PATHS } from '../../../lib/paths.ts';
import { ROLE_ON_TEAM } from '../../../lib/plain-words.ts';
import { useViewer } from '../../../lib/viewer.tsx';
import { listed } from '../../../lib/words.ts';
import { Ask } from '../../../ui/ask.tsx';
import { ActLink, Acts, Leaf, Leaves, Lines } from '../../../ui/leaf.tsx';
import { NotThere } from '../../../ui/states.tsx';
import type { FirstStep } from '../domain/first-steps.ts';
import { useSharing } from '../hooks/use-sharing.ts';
import { SharingLeaf } from './sharing-leaf.tsx';

type Client = NonNullable<MySharingQuery['client']>;

export const STEP_TITLES: Readonly<Record<FirstStep, string>> = {
  attune: 'Welcome',
  team: 'Your team, and you decide',
  sharing: 'What may be shared',
  body: 'Your body, your rules',
  done: 'That is all for now',
};

/** What one step says, and what can be done on it. */
export function StepBody({ step }: { readonly step: FirstStep }) {
  switch (step) {
    case 'attune':
      return <WhatAttuneIs />;
    case 'body':
      return <YourBody />;
    default:
      return <OfTheClient step={step} />;
  }
}

function WhatAttuneIs() {
  return (
    <Leaves>
      <Leaf title="One place for you and the people who care for you">
        <p>
          Attune holds your plan, your visits and how you are, for your psychotherapist and your massage
          therapist to work together – as far as you wish.
        </p>
      </Leaf>
      <Leaf title="Three things hold from the beginning">
        <Lines
          items={[
            { key: 'team', text: 'Nobody joins your team before you have said yes.' },
            { key: 'sharing', text: 'Nothing is passed on between them before you have said so.' },
            { key: 'body', text: 'Nothing is done to your body that you do not want.' },
          ]}
        />
      </Leaf>
      <p className="quiet">
        This takes about three minutes. Every step may be left out, and you can stop and go on another day.
      </p>
    </Leaves>
  );
}

function YourBody() {
  return (
    <Leaves>
      <Leaf title="You say what is fine, what to ask about, and what never">
        <p>
          On a picture of the body, and in words: how much pressure, how you are covered, talking or quiet,
          and a sign that means stop.
        </p>
        <p>
          Until you have said anything, it is a very light touch only, and always asked first. You can always
          want less, also in the middle of a session.
        </p>
        <Acts>
          <ActLink quiet to={PATHS.myBody}>
            My body, my rules
          </ActLink>
        </Acts>
      </Leaf>
    </Leaves>
  );
}

function OfTheClient({ step }: { readonly step: 'team' | 'sharing' | 'done' }) {
  const { clientId } = useViewer();
  const asked = useQuery(MySharingDocument, { variables: { clientId: clientId ?? '' } });
  const Step = { team: YourTeam, sharing: WhatIsShared, done: Done }[step];
  return (
    <Ask of={asked} lines={5}>
      {({ client }) => (client ? <Step client={client} lookAgain={() => asked.refetch()} /> : <NotThere />)}
    </Ask>
  );
}

interface StepProps {
  readonly client: Client;
  readonly lookAgain: () => Promise<unknown>;
}

function YourTeam({ client: { careTeam } }: StepProps) {
  const proposed = careTeam.filter((one) => one.state === 'PROPOSED');
  return (
    <Leaves>
      <Leaf title="Nobody joins without your yes">
        <p>
          First a trial, to find out whether it fits; then you decide again. You can end it at any time, and
          need no reason.
        </p>
        {proposed.length > 0 && (
          <p>
            Proposed to you now:{' '}
            {listed(proposed.map((one) => `${one.member.name} as your ${ROLE_ON_TEAM[one.discipline]}`))}.
          </p>
        )}
        <Acts>
          <ActLink quiet to={PATHS.myTeam}>
            See my team
          </ActLink>
        </Acts>
      </Leaf>
    </Leaves>
  );
}

function WhatIsShared({ client, lookAgain }: StepProps) {
  const sharing = useSharing(client, lookAgain, 'WELCOME');
  return (
    <Leaves>
      <Leaf tone="sand">
        <p>
          Each of these is off until you turn it on, and each may be left off: you are treated no worse for
          it. Whatever you choose, you can change it on “My sharing” at any time.
        </p>
      </Leaf>
      {SHARING_CATEGORIES.map((category) => (
        <SharingLeaf
          key={category}
          category={category}
          sharing={sharing}
          team={client.careTeam}
          withPersons={false}
        />
      ))}
    </Leaves>
  );
}

function Done({ client: { sharing } }: StepProps) {
  const shared = SHARING_CATEGORIES.filter((category) =>
    sharing.some((one) => one.category === category && one.granted),
  );
  return (
    <Leaves>
      <Leaf title={shared.length === 0 ? 'Nothing is shared' : 'This is shared'}>
        <p>
          {shared.length === 0
            ? 'You have not turned anything on, and that is fine. It stays so until you say otherwise.'
            : `You share ${listed(shared.map((one) => SHARING_CATEGORY_WORDS[one]))}. Nothing else.`}
        </p>
        <Acts>
          <ActLink quiet to={PATHS.mySharing}>
            My sharing
          </ActLink>
        </Acts>
      </Leaf>
      <Leaf title="When it gets hard">
        <p>“I need support” is at the bottom of every page: people to call, and a way to tell your team.</p>
      </Leaf>
    </Leaves>
  );
}
