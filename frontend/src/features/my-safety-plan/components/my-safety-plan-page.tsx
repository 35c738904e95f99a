import { useQuery } from '@apollo/client/react';
import type { SafetyPlanContents } from '@attune/shared';
import { useState } from 'react';
import {
  MySafetyPlanDocument,
  type MySafetyPlanQuery,
  MySafetyPlanVersionsDocument,
} from '../../../generated/my-safety-plan.ts';
import { dayInWords } from '../../../lib/dates.ts';
import { AT_HAND, ownerOf, recallOwn } from '../../../lib/own-on-device.ts';
import { PATHS } from '../../../lib/paths.ts';
import { useViewer, useZone } from '../../../lib/viewer.tsx';
import { Ask } from '../../../ui/ask.tsx';
import { AskOrKept } from '../../../ui/ask-or-kept.tsx';
import { Act, ActLink, Acts, Leaf, Leaves, LeavesComing } from '../../../ui/leaf.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { PlanHistory } from '../../../ui/safety-plan/plan-history.tsx';
import { PlanParts } from '../../../ui/safety-plan/plan-parts.tsx';
import { usePlanDraft } from '../../../ui/safety-plan/use-plan-draft.ts';
import { NotThere } from '../../../ui/states.tsx';
import { PlanWriter } from './plan-writer.tsx';

type Client = NonNullable<MySafetyPlanQuery['client']>;

/** The client's own safety plan: to read at a glance, and to write one step at a time. */
export function MySafetyPlanPage() {
  const viewer = useViewer();
  const { clientId } = viewer;
  const kept = recallOwn<{ asOf: string; plan: SafetyPlanContents | null }>(ownerOf(viewer), AT_HAND);
  const asked = useQuery(MySafetyPlanDocument, { variables: { clientId: clientId ?? '' } });
  return (
    <>
      <PageTitle>My safety plan</PageTitle>
      <AskOrKept
        of={asked}
        kept={kept?.plan ? { asOf: kept.asOf, value: kept.plan } : null}
        loading={<LeavesComing heights={[520, 200]} />}
        copy={(plan) => (
          <Leaf title="My plan">
            <PlanParts plan={plan} />
          </Leaf>
        )}
      >
        {({ client }) => (client ? <Plan client={client} /> : <NotThere />)}
      </AskOrKept>
    </>
  );
}

function Plan({ client }: { readonly client: Client }) {
  const { id: clientId, safetyPlan: plan } = client;
  const draft = usePlanDraft(clientId, plan);
  const [writing, setWriting] = useState(false);
  const zone = useZone();
  const begin = () => {
    draft.begin();
    setWriting(true);
  };
  if (writing && draft.draft) {
    return <PlanWriter clientId={clientId} plan={plan} draft={draft} onDone={() => setWriting(false)} />;
  }
  return (
    <Leaves>
      {draft.draft && (
        <Leaf tone="sand" title="You have begun to write">
          <p>What you wrote is kept on this device alone until you save it.</p>
          <Acts>
            <Act onClick={() => setWriting(true)}>Go on</Act>
            <Act quiet onClick={draft.end}>
              Throw it away
            </Act>
          </Acts>
        </Leaf>
      )}
      {draft.isNew ? (
        <Leaf title="For days when it gets hard">
          <p>
            A safety plan is a short list in your own words: what you notice first, what helps, whom to ask.
            Seven small steps; every one can stay empty. Many people write it with their psychotherapist.
          </p>
          <Acts>
            <Act onClick={begin}>Begin</Act>
          </Acts>
        </Leaf>
      ) : (
        plan && (
          <Leaf
            kicker={`Version ${plan.version}, ${dayInWords(plan.writtenAt, zone)}, by ${plan.writtenBy}`}
            title="My plan"
          >
            <PlanParts plan={plan} />
            <Acts>
              {!draft.draft && <Act onClick={begin}>Change it</Act>}
              <ActLink to={PATHS.mySafetyPlanPrint} quiet>
                Print it
              </ActLink>
            </Acts>
          </Leaf>
        )
      )}
      <Readers client={client} />
      {plan && <Versions clientId={clientId} />}
    </Leaves>
  );
}

/** Who reads it: the part for the table is for the hands, whatever is shared. */
function Readers({ client: { sharing } }: { readonly client: Client }) {
  const shared = sharing.some(
    (one) => one.category === 'SAFETY_PLAN' && one.discipline === 'MASSAGE' && one.granted,
  );
  return (
    <Leaf tone="sand" title="Who reads this">
      <p>
        Your psychotherapists read it, and may write in it with you. Whoever works with touch sees what helps
        on the table, always;{' '}
        {shared ? 'you share the rest with them, too.' : 'the rest only if you share it.'}
      </p>
      <p>It is on “I need support”, too, and stays on this device for when there is no network.</p>
      <Acts>
        <ActLink to={PATHS.mySharing} quiet>
          Who can read what
        </ActLink>
      </Acts>
    </Leaf>
  );
}

function Versions({ clientId }: { readonly clientId: string }) {
  const [open, setOpen] = useState(false);
  return (
    <Leaf title="How it came to be">
      <Acts>
        <Act quiet expanded={open} onClick={() => setOpen(!open)}>
          {open ? 'Close earlier versions' : 'Show earlier versions'}
        </Act>
      </Acts>
      {open && <VersionList clientId={clientId} />}
    </Leaf>
  );
}

function VersionList({ clientId }: { readonly clientId: string }) {
  const asked = useQuery(MySafetyPlanVersionsDocument, { variables: { clientId, after: null } });
  return (
    <Ask of={asked} lines={3}>
      {({ client }) => (
        <PlanHistory versions={client?.safetyPlanVersions.edges.map(({ node }) => node) ?? []} />
      )}
    </Ask>
  );
}
