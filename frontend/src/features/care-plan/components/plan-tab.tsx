import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import {
  AgreeToPlanDocument,
  ClientPlanDocument,
  type ClientPlanQuery,
  type PlanFieldsFragment,
  ProposePlanDocument,
} from '../../../generated/care-plan.ts';
import { planEditorPath, planSheetPath } from '../../../lib/paths.ts';
import { PLAN_ITEMS } from '../../../lib/readership.ts';
import { useRecord } from '../../../lib/record.tsx';
import { useVerb } from '../../../lib/use-verb.ts';
import { firstName } from '../../../lib/words.ts';
import { Ask } from '../../../ui/ask.tsx';
import { Card } from '../../../ui/card.tsx';
import { Columns, Row, Stack } from '../../../ui/layout.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Notice, ProblemNotice } from '../../../ui/notice.tsx';
import { Empty, NotThere } from '../../../ui/states.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { useToast } from '../../../ui/toast.tsx';
import { WhoCanSee } from '../../../ui/who-can-see.tsx';
import { Agreements } from './agreements.tsx';
import { ExercisesCard } from './exercises-card.tsx';
import { PlanChanges } from './plan-changes.tsx';
import { PlanSentences } from './plan-sentences.tsx';
import { PlanWarnings } from './plan-warnings.tsx';
import styles from './plan-tab.module.css';
import { Reviews } from './reviews.tsx';
import { Versions } from './versions.tsx';

type ClientPlan = NonNullable<ClientPlanQuery['client']>;

/** The plan as it is read: sentences, who agreed to which version, and what changed between them. */
export function PlanTab() {
  const { id: clientId } = useRecord();
  const asked = useQuery(ClientPlanDocument, { variables: { clientId } });
  return (
    <Ask of={asked} lines={8}>
      {({ client }) => (client ? <Plan client={client} /> : <NotThere />)}
    </Ask>
  );
}

function Plan({ client }: { readonly client: ClientPlan }) {
  const { viewerCan, name } = useRecord();
  if (client.planWithheld) {
    return <Notice title={client.planWithheld.reason} />;
  }
  const { activePlan, planProposal, planDraft } = client;
  if (!activePlan && !planProposal && !planDraft) {
    return (
      <Card>
        <Empty
          title="There is no plan yet"
          action={
            viewerCan.editPlan && (
              <LinkButton variant="filled" to={planEditorPath(client.id)}>
                Write the plan
              </LinkButton>
            )
          }
        >
          Phase, goals, what each discipline does and what bodywork heeds. {firstName(name)} and the team
          agree to it before it is in force.
        </Empty>
      </Card>
    );
  }
  const read = activePlan ?? planProposal ?? planDraft;
  return (
    <Stack>
      {planDraft && <Draft draft={planDraft} />}
      {planProposal && <ToAgree plan={planProposal} inForce={activePlan !== null} />}
      {!planProposal && activePlan && !activePlan.agreedByViewer && <ToAgree plan={activePlan} inForce />}
      <PlanChanges plan={activePlan} />
      <Columns left="1.6fr">
        {read && (
          <Card
            title={titleOf(read)}
            aside={
              <Row>
                {read.versionState !== 'DRAFT' && (
                  <LinkButton to={planSheetPath(client.id)}>Print</LinkButton>
                )}
                {viewerCan.editPlan && !planDraft && (
                  <LinkButton to={planEditorPath(client.id)}>Change the plan</LinkButton>
                )}
              </Row>
            }
          >
            <Stack gap={18}>
              {/* Those of a version that waits for something stand with what it waits for. */}
              {read === activePlan && (planProposal || activePlan.agreedByViewer) && (
                <PlanWarnings warnings={read.warnings} />
              )}
              <PlanSentences
                plan={read}
                progress={read.versionState !== 'DRAFT'}
                questionnaires={read === activePlan ? client.measureAssignments : []}
              />
              {read.versionState !== 'DRAFT' && (
                <WhoCanSee about="the plan" clientId={client.id} items={PLAN_ITEMS} />
              )}
            </Stack>
          </Card>
        )}
        <Stack>
          {read && read.versionState !== 'DRAFT' && <Reviews plan={read} />}
          {read && <Agreements plan={read} />}
          <ExercisesCard clientId={client.id} />
          <Versions versions={client.planVersions} />
        </Stack>
      </Columns>
    </Stack>
  );
}

const STATE_TITLES = {
  DRAFT: 'Draft',
  PROPOSED: 'Proposed',
  IN_FORCE: 'In force',
  SUPERSEDED: 'Replaced',
  WITHDRAWN: 'Withdrawn',
} as const;

const titleOf = (plan: PlanFieldsFragment) => `${STATE_TITLES[plan.versionState]} · version ${plan.version}`;

function Draft({ draft }: { readonly draft: PlanFieldsFragment }) {
  const propose = useVerb(ProposePlanDocument, 'proposeCarePlan');
  const say = useToast();
  const { viewerCan, name } = useRecord();
  if (!viewerCan.editPlan) {
    return null;
  }
  const run = async () => {
    const outcome = await propose.run({ input: { planId: draft.id, version: draft.version } });
    if (outcome.ok) {
      say(`Version ${draft.version} is proposed to ${firstName(name)} and the team.`);
    }
  };
  return (
    <Stack gap={10}>
      <Notice
        title={`A draft waits (version ${draft.version})`}
        action={
          <Row>
            <LinkButton to={planEditorPath(draft.clientId)}>Go on writing</LinkButton>
            <Button loading={propose.busy} onClick={() => void run()}>
              Propose it
            </Button>
          </Row>
        }
      >
        <p className="quiet">
          {draft.author}, <TimeText at={draft.createdAt} />. Only psychotherapists of the team see it.
        </p>
        <PlanWarnings warnings={draft.warnings} />
      </Notice>
      <ProblemNotice
        problem={propose.problem}
        action={propose.problem && <LinkButton to={planEditorPath(draft.clientId)}>Mend it</LinkButton>}
      />
    </Stack>
  );
}

/** A version that waits for agreement: proposed, or in force before the viewer had agreed to it. */
function ToAgree({ plan, inForce }: { readonly plan: PlanFieldsFragment; readonly inForce: boolean }) {
  const agree = useVerb(AgreeToPlanDocument, 'agreeToCarePlan');
  const say = useToast();
  const run = async () => {
    const outcome = await agree.run({ input: { planId: plan.id, version: plan.version } });
    if (outcome.ok) {
      say(`You agreed to version ${plan.version}.`);
    }
  };
  const proposed = plan.versionState === 'PROPOSED';
  const changes = plan.changesSinceAgreed ?? [];
  return (
    <Stack gap={10}>
      <Notice
        tone="information"
        title={
          proposed
            ? `Version ${plan.version} is proposed${plan.author ? ` by ${plan.author}` : ''}`
            : `Version ${plan.version} is in force, and you have not agreed to it yet`
        }
        action={
          plan.agreedByViewer ? (
            <span className="quiet">You agreed</span>
          ) : (
            <Button loading={agree.busy} onClick={() => void run()}>
              I agree
            </Button>
          )
        }
      >
        {changes.length > 0 && (
          <>
            <p>What changes since the version you agreed to:</p>
            <ul className={styles.changes}>
              {changes.map((change) => (
                <li key={change}>{change}</li>
              ))}
            </ul>
          </>
        )}
        <PlanWarnings warnings={plan.warnings} />
        {proposed && (
          <p className="quiet small">
            It is in force when the client and the lead psychotherapist have agreed
            {inForce ? '; until then the version below holds.' : '.'}
          </p>
        )}
      </Notice>
      <ProblemNotice problem={agree.problem} />
    </Stack>
  );
}
