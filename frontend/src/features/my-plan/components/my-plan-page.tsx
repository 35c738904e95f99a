import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { AgreeToMyPlanDocument, MyPlanDocument, type MyPlanQuery } from '../../../generated/my-plan.ts';
import { READS } from '../../../lib/own-on-device.ts';
import { PATHS } from '../../../lib/paths.ts';
import { useKeptRead } from '../../../lib/use-kept-read.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { useViewer } from '../../../lib/viewer.tsx';
import { counted, firstName } from '../../../lib/words.ts';
import { AskOrKept } from '../../../ui/ask-or-kept.tsx';
import { MyExercises } from '../../../ui/exercises/my-exercises.tsx';
import { Act, ActLink, Acts, Leaf, Leaves, LeavesComing, Lines } from '../../../ui/leaf.tsx';
import { ProblemNotice } from '../../../ui/notice.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { NotThere } from '../../../ui/states.tsx';
import { useToast } from '../../../ui/toast.tsx';
import { type KeptPlan, keptPlanOf } from '../domain/kept-plan.ts';
import { PlanLeaves } from './plan-leaves.tsx';

type Client = NonNullable<MyPlanQuery['client']>;
type Plan = NonNullable<Client['activePlan']>;

/** The plan in plain language: what is in force first, then what waits for a yes. */
export function MyPlanPage() {
  const { clientId } = useViewer();
  const asked = useQuery(MyPlanDocument, { variables: { clientId: clientId ?? '' } });
  const kept = useKeptRead<MyPlanQuery, KeptPlan>(READS.plan, asked, keptPlanOf);
  return (
    <>
      <PageTitle>My plan</PageTitle>
      <AskOrKept
        of={asked}
        kept={kept}
        loading={<LeavesComing heights={[150, 340, 300]} />}
        copy={({ activePlan, careTeam, measureAssignments }) =>
          activePlan && (
            <Leaves>
              <PlanLeaves plan={activePlan} team={careTeam} questionnaires={measureAssignments} copy />
            </Leaves>
          )
        }
      >
        {({ client }) => (client ? <Plans client={client} /> : <NotThere />)}
      </AskOrKept>
    </>
  );
}

/** Where the suggestion stands on the page. */
const SUGGESTED = 'suggested';

function Plans({ client }: { readonly client: Client }) {
  const { id, activePlan, planProposal, careTeam, planAdjustments, measureAssignments } = client;
  const proposal = planProposal && planProposal.version !== activePlan?.version ? planProposal : null;
  if (!activePlan && !proposal) {
    return (
      <Leaf title="There is no plan yet">
        <p>You and your psychotherapist will write it together. It holds only when you have agreed to it.</p>
        <Acts>
          <ActLink to={PATHS.askForVisit} quiet>
            Ask for a time to talk
          </ActLink>
        </Acts>
      </Leaf>
    );
  }
  const suggestion = proposal && (
    <Proposal
      plan={proposal}
      team={careTeam}
      changes={planAdjustments.filter((one) => one.version === proposal.version)}
    />
  );
  if (!activePlan) {
    return (
      <Leaves>
        {suggestion}
        {proposal && <PlanLeaves plan={proposal} team={careTeam} />}
        <MyExercises clientId={id} />
      </Leaves>
    );
  }
  return (
    <Leaves>
      {proposal && !proposal.agreedByViewer && (
        <p>
          This is what holds now. Something new is suggested; it waits for you{' '}
          <a href={`#${SUGGESTED}`}>below</a>.
        </p>
      )}
      <PlanLeaves plan={activePlan} team={careTeam} questionnaires={measureAssignments} />
      {suggestion && <div id={SUGGESTED}>{suggestion}</div>}
      <MyExercises clientId={id} />
      <Acts>
        <ActLink to={PATHS.myPlanPrint} quiet>
          Print my plan
        </ActLink>
      </Acts>
    </Leaves>
  );
}

/** What is suggested: what changes, why, and one's own answer. */
function Proposal({
  plan,
  team,
  changes: made,
}: {
  readonly plan: Plan;
  readonly team: Client['careTeam'];
  /** Of which changes of single activities it was made. */
  readonly changes: Client['planAdjustments'];
}) {
  const agree = useVerb(AgreeToMyPlanDocument, 'agreeToCarePlan');
  const [wantsOther, setWantsOther] = useState(false);
  const [whole, setWhole] = useState(false);
  const say = useToast();
  const author = plan.author ? firstName(plan.author) : 'Your psychotherapist';
  const changes = plan.changesSinceAgreed;
  const lead = team.find((one) => one.lead && one.state !== 'ENDED');

  const run = async () => {
    const outcome = await agree.run({ input: { planId: plan.id, version: plan.version } });
    if (outcome.ok) {
      say(
        outcome.value.versionState === 'IN_FORCE'
          ? 'You agreed. The plan holds from now on.'
          : 'You agreed. It holds once your psychotherapist has agreed too.',
      );
    }
  };
  if (plan.agreedByViewer) {
    return (
      <Leaf tone="information" title="You agreed">
        <p>It holds once {lead ? firstName(lead.member.name) : 'your psychotherapist'} has agreed too.</p>
      </Leaf>
    );
  }
  return (
    <Leaves>
      <Leaf
        tone="sand"
        kicker="Waits for you"
        title={changes ? `${author} suggests a change` : `${author} suggests this plan`}
      >
        {changes ? (
          <Lines items={changes.map((line) => ({ key: line, text: line }))} />
        ) : (
          <p>Read it in your own time. Nothing in it holds before you have agreed.</p>
        )}
        {made.map(({ id, proposedBy, rounds }) => (
          <p key={id}>
            The idea is {firstName(proposedBy)}’s, and rests on what was written down after{' '}
            {counted(rounds.at(-1)?.responseCount ?? 0, 'session')}.
          </p>
        ))}
        {plan.healthWarnings.length > 0 && (
          <div>
            <p>From your health answers, bodywork keeps in mind:</p>
            <Lines items={plan.healthWarnings.map((line) => ({ key: line, text: line }))} />
          </div>
        )}
        <ProblemNotice problem={agree.problem} />
        <Acts>
          <Act onClick={run} busy={agree.busy}>
            Agree
          </Act>
          <Act quiet expanded={wantsOther} onClick={() => setWantsOther(!wantsOther)}>
            Ask for a change
          </Act>
        </Acts>
        {wantsOther && (
          <p>
            Tell {lead ? firstName(lead.member.name) : 'your psychotherapist'} what you would like otherwise,
            at your next visit or an earlier one. Until you agree,{' '}
            {changes ? 'everything stays as it was' : 'nothing holds'}. <ChangeLink />
          </p>
        )}
        {changes && (
          <Acts>
            <Act quiet expanded={whole} onClick={() => setWhole(!whole)}>
              {whole ? 'Close the whole plan' : 'Read the whole plan as it would be'}
            </Act>
          </Acts>
        )}
      </Leaf>
      {changes && whole && <PlanLeaves plan={plan} team={team} heading="As it would be" />}
    </Leaves>
  );
}

const ChangeLink = () => (
  <ActLink to={PATHS.askForVisit} quiet>
    Ask for a time
  </ActLink>
);
