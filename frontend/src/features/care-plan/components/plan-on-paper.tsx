import { useQuery } from '@apollo/client/react';
import {
  ACHIEVEMENTS_LABELS,
  type Achievement,
  DISCIPLINES_LABELS,
  PHASE_MEANINGS,
  PHASES_LABELS,
  ROLES_LABELS,
} from '@attune/shared';
import { useParams } from 'react-router';
import {
  type PlanFieldsFragment,
  PlanOnPaperDocument,
  type PlanOnPaperQuery,
} from '../../../generated/care-plan.ts';
import { dayInWords } from '../../../lib/dates.ts';
import { calledName } from '../../../lib/names.ts';
import { recordPath } from '../../../lib/paths.ts';
import { useZone } from '../../../lib/viewer.tsx';
import { activitySentence, measureName } from '../../../lib/words.ts';
import { Ask } from '../../../ui/ask.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { PrintedLines, PrintedPage, PrintedPart } from '../../../ui/print/printed-page.tsx';
import { NotThere } from '../../../ui/states.tsx';

type Client = NonNullable<PlanOnPaperQuery['client']>;

/** A client's plan on paper, with as much of it as the reader may see: the one in force, else the proposed one. */
export function PlanOnPaper() {
  const { clientId = '' } = useParams();
  const asked = useQuery(PlanOnPaperDocument, { variables: { clientId } });
  return (
    <Ask of={asked} lines={8}>
      {({ client }) => {
        const plan = client?.activePlan ?? client?.planProposal;
        return client && plan ? <Sheet client={client} plan={plan} /> : <NotThere />;
      }}
    </Ask>
  );
}

function Sheet({ client, plan }: { readonly client: Client; readonly plan: PlanFieldsFragment }) {
  const zone = useZone();
  const who = calledName(client);
  const day = (date: string) => dayInWords(`${date}T12:00:00Z`, zone);
  const of = (discipline: 'PSYCHOTHERAPY' | 'MASSAGE') =>
    plan.activities
      .filter((activity) => activity.discipline === discipline)
      .map((activity) => ({
        key: activity.id,
        text: activitySentence({ ...activity, modality: activity.modality.name }),
        sub: [activity.reason, activity.adjustment].filter(Boolean).join(' '),
      }));
  const psychotherapy = of('PSYCHOTHERAPY');
  const bodywork = of('MASSAGE');
  const team = client.careTeam.filter((one) => one.state === 'ACTIVE' || one.state === 'TRIAL');
  return (
    <PrintedPage
      title={`Care plan of ${who}`}
      fileTitle="Care plan"
      who={who}
      sub={[
        PHASES_LABELS[plan.phase],
        `version ${plan.version}`,
        plan.versionState === 'IN_FORCE'
          ? plan.inForceAt && `in force since ${dayInWords(plan.inForceAt, zone)}`
          : 'proposed, not in force',
      ]
        .filter(Boolean)
        .join(' · ')}
      back={<LinkButton to={recordPath(client.id, 'plan')}>Back</LinkButton>}
    >
      <PrintedPart title="In short">
        <p>{plan.summary}</p>
        <p>{PHASE_MEANINGS[plan.phase]}</p>
      </PrintedPart>
      <PrintedPart title="Goals">
        <PrintedLines
          numbered
          items={plan.goals.map((goal) => ({
            key: goal.id,
            text: goal.statement,
            sub: (
              <>
                {goalFacts(goal, day)}
                {goal.measured && <p>{goal.measured.sentence}</p>}
                {goal.steps.length > 0 && (
                  <PrintedLines
                    items={goal.steps.map(({ id, text, reachedOn }) => ({
                      key: id,
                      text: reachedOn ? `${text} (reached ${day(reachedOn)})` : text,
                    }))}
                  />
                )}
              </>
            ),
          }))}
        />
      </PrintedPart>
      {psychotherapy.length > 0 && (
        <PrintedPart title="Psychotherapy">
          <PrintedLines items={psychotherapy} />
        </PrintedPart>
      )}
      <PrintedPart title="Bodywork">
        {bodywork.length > 0 ? <PrintedLines items={bodywork} /> : <p>No bodywork is planned.</p>}
        {plan.guidance && <p style={{ whiteSpace: 'pre-line' }}>{plan.guidance}</p>}
      </PrintedPart>
      {plan.rules.length > 0 && (
        <PrintedPart title="How the two go together">
          <PrintedLines
            items={plan.rules.map((rule) => ({ key: rule.id, text: rule.sentence, sub: rule.reason }))}
          />
        </PrintedPart>
      )}
      {client.measureAssignments.length > 0 && (
        <PrintedPart title="Questionnaires">
          <PrintedLines
            items={client.measureAssignments.map(({ id, sentence }) => ({ key: id, text: sentence }))}
          />
        </PrintedPart>
      )}
      {team.length > 0 && (
        <PrintedPart title="Team">
          <PrintedLines
            items={team.map((one) => ({
              key: one.id,
              text: `${one.member.name}, ${DISCIPLINES_LABELS[one.discipline].toLowerCase()}${one.lead ? ', lead' : ''}`,
            }))}
          />
        </PrintedPart>
      )}
      {plan.agreements.length > 0 && (
        <PrintedPart title="Agreed to this version">
          <PrintedLines
            items={plan.agreements
              .filter((one) => one.version === plan.version)
              .map((one) => ({
                key: `${one.name} ${one.role}`,
                text: `${one.name}, ${ROLES_LABELS[one.role].toLowerCase()}, ${dayInWords(one.at, zone)}`,
              }))}
          />
        </PrintedPart>
      )}
      {plan.nextReview && <p>Next review on {day(plan.nextReview.dueOn)}.</p>}
    </PrintedPage>
  );
}

/** How a goal goes, what it is measured by, until when, and whose eyes it is for. */
const goalFacts = (goal: PlanFieldsFragment['goals'][number], day: (date: string) => string) =>
  [
    ACHIEVEMENTS_LABELS[goal.achievement as Achievement] ?? goal.achievement,
    goal.measureCode && `${measureName(goal.measureCode)}${goal.target === null ? '' : ` to ${goal.target}`}`,
    goal.due && `by ${day(goal.due)}`,
    goal.audience === 'PSYCHOTHERAPY' && 'for psychotherapy only',
  ]
    .filter(Boolean)
    .join(' · ');
