import { useQuery } from '@apollo/client/react';
import { SHARING_CATEGORIES } from '@attune/shared';
import { lazy, Suspense, useState } from 'react';
import { MySharingDocument, type MySharingQuery } from '../../../generated/my-sharing.ts';
import { PATHS } from '../../../lib/paths.ts';
import { useViewer } from '../../../lib/viewer.tsx';
import { Ask } from '../../../ui/ask.tsx';
import { Act, ActLink, Acts, Leaf, Leaves } from '../../../ui/leaf.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { Loading, NotThere } from '../../../ui/states.tsx';
import { useSharing } from '../hooks/use-sharing.ts';
import { SharingLeaf } from './sharing-leaf.tsx';

type Client = NonNullable<MySharingQuery['client']>;

const SharingHistory = lazy(async () => ({
  default: (await import('./sharing-history.tsx')).SharingHistory,
}));

/** What the team may read of each other's: the client's to say, and to take back as easily. */
export function MySharingPage() {
  const { clientId } = useViewer();
  const asked = useQuery(MySharingDocument, { variables: { clientId: clientId ?? '' } });
  return (
    <>
      <PageTitle sub="You decide who reads what. It holds at once, and you can change it at any time.">
        My sharing
      </PageTitle>
      <Ask of={asked} lines={5}>
        {({ client }) =>
          client ? <Choices client={client} lookAgain={() => asked.refetch()} /> : <NotThere />
        }
      </Ask>
    </>
  );
}

interface ChoicesProps {
  readonly client: Client;
  readonly lookAgain: () => Promise<unknown>;
}

function Choices({ client, lookAgain }: ChoicesProps) {
  const sharing = useSharing(client, lookAgain, 'MY_SHARING');
  const [looking, setLooking] = useState(false);
  return (
    <Leaves>
      {SHARING_CATEGORIES.map((category) => (
        <SharingLeaf key={category} category={category} sharing={sharing} team={client.careTeam} />
      ))}
      <Leaf tone="sand" title="What is always open to them">
        <p>
          Your rules for touch, a pause on bodywork and what to do on the table: whoever lays hands on must
          know them. Private process notes are open to their author alone.
        </p>
      </Leaf>
      <Leaf title="What you said before">
        {looking ? (
          <Suspense fallback={<Loading lines={4} />}>
            <SharingHistory />
          </Suspense>
        ) : (
          <Acts>
            <Act quiet onClick={() => setLooking(true)}>
              Show what I said
            </Act>
          </Acts>
        )}
      </Leaf>
      <Leaf title="Who opened my record">
        <p>Each time somebody opens or changes something of yours, it is noted.</p>
        <Acts>
          <ActLink to={PATHS.whoOpened} quiet>
            See who, and when
          </ActLink>
          <ActLink to={PATHS.myData} quiet>
            My data
          </ActLink>
        </Acts>
      </Leaf>
      <Leaf title="Who was sent what">
        <p>A summary goes to somebody outside only with your yes, and you can take it back.</p>
        <Acts>
          <ActLink to={PATHS.sent} quiet>
            See who was sent what
          </ActLink>
        </Acts>
      </Leaf>
    </Leaves>
  );
}
