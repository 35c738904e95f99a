import { instrumentOf, PHASE_MEANINGS } from '@attune/shared';
import type { MyPlanQuery } from '../../../generated/my-plan.ts';
import { dayInWords } from '../../../lib/dates.ts';
import { PATHS } from '../../../lib/paths.ts';
import { PLAN_ITEMS } from '../../../lib/readership.ts';
import { doingInWords, handsInWords, howItGoes, ROLE_ON_TEAM, stepsOf } from '../../../lib/plain-words.ts';
import { useViewer, useZone } from '../../../lib/viewer.tsx';
import { ActLink, Acts, Leaf, Lines } from '../../../ui/leaf.tsx';
import { WhoCanSee } from '../../../ui/who-can-see.tsx';
import { MySteps } from './my-steps.tsx';
import styles from './plan-leaves.module.css';
import { WhenWeLook } from './when-we-look.tsx';

type Client = NonNullable<MyPlanQuery['client']>;
type Plan = NonNullable<Client['activePlan']>;

interface PlanLeavesProps {
  readonly plan: Plan;
  readonly team: Client['careTeam'];
  readonly heading?: string;
  /** What the client is asked for beside it. */
  readonly questionnaires?: Client['measureAssignments'];
}

/** One version of the plan: why, what we do, who does what, where to, what we keep to. */
export function PlanLeaves({ plan, team, heading, questionnaires = [] }: PlanLeavesProps) {
  const zone = useZone();
  const { clientId } = useViewer();
  const here = team.filter((one) => one.state !== 'ENDED');
  return (
    <>
      <Leaf title="Why" {...(heading ? { kicker: heading } : {})}>
        <p>{plan.summary}</p>
        <p className={styles.phase}>{PHASE_MEANINGS[plan.phase]}</p>
      </Leaf>
      <Leaf title="Where we want to get to">
        {plan.goals.length === 0 ? (
          <p>No goals are written down yet.</p>
        ) : (
          <Lines
            numbered
            items={plan.goals.map((goal) => ({
              key: goal.id,
              text: goal.statement,
              sub: (
                <>
                  <span className={styles.progress}>
                    <Steps done={stepsOf(goal.achievement)} /> {howItGoes(goal.achievement)}
                    {goal.due && ` · by ${dayInWords(`${goal.due}T12:00:00Z`, zone)}`}
                  </span>
                  {goal.measured && <p>{goal.measured.plain}</p>}
                  {goal.steps.length > 0 && <MySteps goal={goal} />}
                </>
              ),
            }))}
          />
        )}
      </Leaf>
      <WhenWeLook plan={plan} />
      <Leaf title="What we do">
        <Lines
          items={plan.activities.map((one) => ({
            key: one.id,
            text: doingInWords(one, team),
            sub: [one.reason, one.discipline === 'MASSAGE' && handsInWords(one), one.adjustment]
              .filter(Boolean)
              .join(' '),
          }))}
        />
      </Leaf>
      {questionnaires.length > 0 && (
        <Leaf title="What I am asked now and then">
          <Lines
            items={questionnaires.map(({ id, code, words }) => ({
              key: id,
              text: words,
              sub: instrumentOf(code)?.about,
            }))}
          />
          <p>They show how things move. You can always say “not today”.</p>
          <Acts>
            <ActLink to={PATHS.howIAm} quiet>
              How I am
            </ActLink>
          </Acts>
        </Leaf>
      )}
      {plan.agreedByViewer && plan.healthWarnings.length > 0 && (
        <Leaf title="What bodywork keeps in mind" kicker="From your health answers">
          <Lines items={plan.healthWarnings.map((line) => ({ key: line, text: line }))} />
        </Leaf>
      )}
      {plan.rules.length > 0 && (
        <Leaf title="What we keep to">
          <Lines items={plan.rules.map((rule) => ({ key: rule.id, text: rule.sentence }))} />
        </Leaf>
      )}
      <Leaf title="Who does what">
        <Lines
          items={here.map((one) => ({
            key: one.id,
            text: one.member.name,
            sub: `Your ${ROLE_ON_TEAM[one.discipline]}${one.lead ? ', who leads the plan' : ''}`,
          }))}
        />
        <Acts>
          <ActLink to={PATHS.myTeam} quiet>
            My team
          </ActLink>
        </Acts>
        <WhoCanSee about="my plan" clientId={clientId ?? ''} items={PLAN_ITEMS} />
      </Leaf>
      {plan.agreements.length > 0 && (
        <Leaf title="Who agreed">
          <Lines
            items={plan.agreements.map((one) => ({
              key: `${one.name} ${one.at}`,
              text: one.name,
              sub: dayInWords(one.at, zone),
            }))}
          />
        </Leaf>
      )}
    </>
  );
}

/** Three steps, so many of them done; the words beside it say the same. */
const Steps = ({ done }: { readonly done: number }) => (
  <svg className={styles.steps} viewBox="0 0 36 10" width="36" height="10" aria-hidden="true">
    {[0, 1, 2].map((step) => (
      <rect
        key={step}
        className={step < done ? styles.done : styles.open}
        x={step * 13}
        y="1"
        width="10"
        height="8"
        rx="3"
      />
    ))}
  </svg>
);
