import { useQuery } from '@apollo/client/react';
import { instrumentOf, PHASE_MEANINGS } from '@attune/shared';
import { MyPlanDocument, type MyPlanQuery } from '../../../generated/my-plan.ts';
import { dayInWords } from '../../../lib/dates.ts';
import { calledName } from '../../../lib/names.ts';
import { PATHS } from '../../../lib/paths.ts';
import { doingInWords, handsInWords, howItGoes, ROLE_ON_TEAM } from '../../../lib/plain-words.ts';
import { useViewer, useZone } from '../../../lib/viewer.tsx';
import { capital } from '../../../lib/words.ts';
import { Ask } from '../../../ui/ask.tsx';
import { ActLink } from '../../../ui/leaf.tsx';
import { PrintedLines, PrintedPage, PrintedPart } from '../../../ui/print/printed-page.tsx';
import { NotThere } from '../../../ui/states.tsx';

type Client = NonNullable<MyPlanQuery['client']>;
type Plan = NonNullable<Client['activePlan']>;

/** The own plan on paper: the one that holds, else the one that is suggested. */
export function MyPlanOnPaper() {
  const { clientId } = useViewer();
  const asked = useQuery(MyPlanDocument, { variables: { clientId: clientId ?? '' } });
  return (
    <Ask of={asked} lines={8}>
      {({ client }) => {
        const plan = client?.activePlan ?? client?.planProposal;
        return client && plan ? <Sheet client={client} plan={plan} /> : <NotThere />;
      }}
    </Ask>
  );
}

function Sheet({ client, plan }: { readonly client: Client; readonly plan: Plan }) {
  const zone = useZone();
  const who = calledName(client);
  const day = (date: string) => dayInWords(`${date}T12:00:00Z`, zone);
  const team = client.careTeam.filter((one) => one.state !== 'ENDED');
  const holds = plan.versionState === 'IN_FORCE';
  return (
    <PrintedPage
      title={`Plan of ${who}`}
      fileTitle="My plan"
      who={who}
      sub={
        holds
          ? `Version ${plan.version}${plan.inForceAt ? `, in use since ${dayInWords(plan.inForceAt, zone)}` : ''}`
          : `Version ${plan.version}, suggested. It holds once you and your psychotherapist have agreed to it.`
      }
      back={
        <ActLink to={PATHS.myPlan} quiet>
          Back
        </ActLink>
      }
    >
      <PrintedPart title="Why">
        <p>{plan.summary}</p>
        <p>{PHASE_MEANINGS[plan.phase]}</p>
      </PrintedPart>
      <PrintedPart title="Where we want to get to">
        {plan.goals.length === 0 ? (
          <p>No goals are written down yet.</p>
        ) : (
          <PrintedLines
            numbered
            items={plan.goals.map((goal) => ({
              key: goal.id,
              text: goal.statement,
              sub: (
                <>
                  {capital(howItGoes(goal.achievement))}
                  {goal.due && ` · by ${day(goal.due)}`}
                  {goal.measured && <p>{goal.measured.plain}</p>}
                  <Steps steps={goal.steps} inWords={day} />
                </>
              ),
            }))}
          />
        )}
      </PrintedPart>
      <PrintedPart title="What we do">
        <PrintedLines
          items={plan.activities.map((one) => ({
            key: one.id,
            text: doingInWords(one, client.careTeam),
            sub: [one.reason, one.discipline === 'MASSAGE' && handsInWords(one), one.adjustment]
              .filter(Boolean)
              .join(' '),
          }))}
        />
      </PrintedPart>
      {plan.rules.length > 0 && (
        <PrintedPart title="What we keep to">
          <PrintedLines items={plan.rules.map(({ id, sentence }) => ({ key: id, text: sentence }))} />
        </PrintedPart>
      )}
      {plan.agreedByViewer && plan.healthWarnings.length > 0 && (
        <PrintedPart title="What bodywork keeps in mind">
          <PrintedLines items={plan.healthWarnings.map((line) => ({ key: line, text: line }))} />
        </PrintedPart>
      )}
      {client.measureAssignments.length > 0 && (
        <PrintedPart title="What I am asked now and then">
          <PrintedLines
            items={client.measureAssignments.map(({ id, code, words }) => ({
              key: id,
              text: words,
              sub: instrumentOf(code)?.about,
            }))}
          />
        </PrintedPart>
      )}
      <PrintedPart title="Who does what">
        <PrintedLines
          items={team.map((one) => ({
            key: one.id,
            text: one.member.name,
            sub: `Your ${ROLE_ON_TEAM[one.discipline]}${one.lead ? ', who leads the plan' : ''}`,
          }))}
        />
      </PrintedPart>
      {plan.agreements.length > 0 && (
        <PrintedPart title="Who agreed">
          <PrintedLines
            items={plan.agreements.map((one) => ({
              key: `${one.name} ${one.at}`,
              text: `${one.name}, ${dayInWords(one.at, zone)}`,
            }))}
          />
        </PrintedPart>
      )}
      {plan.nextReview && <p>We look at the plan together on {day(plan.nextReview.dueOn)}.</p>}
    </PrintedPage>
  );
}

/** The steps towards a goal: a box for each, ticked where it is reached. */
function Steps({
  steps,
  inWords,
}: {
  readonly steps: Plan['goals'][number]['steps'];
  readonly inWords: (day: string) => string;
}) {
  return (
    steps.length > 0 && (
      <PrintedLines
        items={steps.map(({ id, text, reachedOn }) => ({
          key: id,
          text: reachedOn ? `${text} (reached ${inWords(reachedOn)})` : text,
        }))}
      />
    )
  );
}
