import { useQuery } from '@apollo/client/react';
import { sameBoundaries } from '@attune/shared';
import { lazy, Suspense, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { MyBodyDocument, type MyBodyQuery } from '../../../generated/my-body.ts';
import { PATHS } from '../../../lib/paths.ts';
import { useLeaving } from '../../../lib/use-leaving.ts';
import { useViewer } from '../../../lib/viewer.tsx';
import { Ask } from '../../../ui/ask.tsx';
import { BoundaryCharts } from '../../../ui/body-chart/boundary-charts.tsx';
import { Act, ActLink, Acts, Leaf, Leaves } from '../../../ui/leaf.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { Loading, NotThere } from '../../../ui/states.tsx';
import { WhoCanSee } from '../../../ui/who-can-see.tsx';
import { type Change, contentsOf, contentsOfDraft, draftOf } from '../domain/rules-draft.ts';
import { ProposalLeaf } from './proposals.tsx';
import { RulesInWords } from './rules-in-words.tsx';

const RulesEditor = lazy(async () => ({ default: (await import('./rules-editor.tsx')).RulesEditor }));
const LeaveDialog = lazy(async () => ({ default: (await import('./leave-dialog.tsx')).LeaveDialog }));

type Client = NonNullable<MyBodyQuery['client']>;

/** My body, my rules: what may be done, by the client alone. */
export function MyBodyPage() {
  const { clientId } = useViewer();
  const asked = useQuery(MyBodyDocument, { variables: { clientId: clientId ?? '' } });
  return (
    <>
      <PageTitle>My body, my rules</PageTitle>
      <Ask of={asked} lines={6}>
        {({ client }) => (client ? <Body client={client} /> : <NotThere />)}
      </Ask>
    </>
  );
}

function Body({ client }: { readonly client: Client }) {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  // Kept here, so that going back to the reading view loses nothing.
  const [change, setChange] = useState<Change | null>(null);
  const unsaved = change !== null && !sameBoundaries(contentsOf(change.from), contentsOfDraft(change.draft));
  const leaving = useLeaving(unsaved);
  const editing = search.has('change');
  const begin = () => {
    if (!unsaved) setChange(null);
    void navigate(`${PATHS.myBody}?change`);
  };
  const close = () => {
    setChange(null);
    void navigate(PATHS.myBody, { replace: true });
  };
  return (
    <>
      {editing ? (
        <Suspense fallback={<Loading lines={6} />}>
          <RulesEditor
            clientId={client.id}
            change={change ?? { from: client.boundaries, draft: draftOf(client.boundaries) }}
            onChange={setChange}
            onClose={close}
          />
        </Suspense>
      ) : (
        <Rules client={client} unsaved={unsaved} onChange={begin} onForget={() => setChange(null)} />
      )}
      {leaving.wanted !== null && (
        <Suspense>
          <LeaveDialog onStay={leaving.stay} onLeave={leaving.leave} />
        </Suspense>
      )}
    </>
  );
}

interface RulesProps {
  readonly client: Client;
  readonly unsaved: boolean;
  readonly onChange: () => void;
  readonly onForget: () => void;
}

function Rules({
  client: { id: clientId, boundaries, boundaryProposals },
  unsaved,
  onChange,
  onForget,
}: RulesProps) {
  return (
    <Leaves>
      {unsaved && (
        <Leaf tone="information" title="What you changed is not saved yet">
          <Acts>
            <Act onClick={onChange}>Go on changing</Act>
            <Act quiet onClick={onForget}>
              Leave it as it was
            </Act>
          </Acts>
        </Leaf>
      )}
      {boundaryProposals.map((proposal) => (
        <ProposalLeaf key={proposal.id} proposal={proposal} version={boundaries.version} />
      ))}
      <Leaf>
        {boundaries.version === 0 && (
          <p>
            You have not said anything yet. Until you do, it is a very light touch only, and always asked
            first.
          </p>
        )}
        <BoundaryCharts facts={contentsOf(boundaries)} />
        <Acts>
          <Act onClick={onChange}>
            {boundaries.version === 0 ? 'Say what is all right' : 'Change something'}
          </Act>
        </Acts>
      </Leaf>
      <Leaf title="In words">
        <RulesInWords rules={boundaries} />
        <WhoCanSee about="my rules for touch" clientId={clientId} items={[{ item: 'BOUNDARIES' }]} />
      </Leaf>
      <Leaf tone="sand" title="You can always want less">
        <p>
          These are gone over with you at the beginning of every session. You can stop at any time; it needs
          no reason, and it costs nothing.
        </p>
        <Acts>
          <ActLink to={PATHS.myHealth} quiet>
            My health
          </ActLink>
          <ActLink to={PATHS.mySharing} quiet>
            Who can read what
          </ActLink>
        </Acts>
      </Leaf>
    </Leaves>
  );
}
