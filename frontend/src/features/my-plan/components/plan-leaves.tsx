import { instrumentOf, PHASE_MEANINGS, stepsInWords } from '@attune/shared';
import type { MyPlanQuery } from '../../../generated/my-plan.ts';
import { dayInWords } from '../../../lib/dates.ts';
import { PATHS } from '../../../lib/paths.ts';
import { PLAN_ITEMS } from '../../../lib/readership.ts';
import { doingInWords, handsInWords, howItGoes, ROLE_ON_TEAM, stepsOf } from '../../../lib/plain-words.ts';
import { agreedAtOf, sinceAgreed } from '../../../lib/since-agreed.ts';
import { useViewer, useZone } from '../../../lib/viewer.tsx';
import { counted, firstName, listed } from '../../../lib/words.ts';
import { ActLink, Acts, FoldedLeaf, Leaf, Lines, More } from '../../../ui/leaf.tsx';
import { WhoCanSee } from '../../../ui/who-can-see.tsx';
import { MySteps } from './my-steps.tsx';
import styles from './plan-leaves.module.css';
import { WhenWeLook } from './when-we-look.tsx';

type Client = NonNullable<MyPlanQuery['client']>;
type Plan = NonNullable<Client['activePlan']>;
type Goal = Plan['goals'][number];

interface PlanLeavesProps {
  readonly plan: Plan;
  readonly team: Client['careTeam'];
  readonly heading?: string;
  /** What the client is asked for beside it. */
  readonly questionnaires?: Client['measureAssignments'];
  /** The device's copy: to read, and not to change. */
  readonly copy?: boolean;
}

/** One version of the plan: why, what we do, who does what, where to, what we keep to. */
export function PlanLeaves({ plan, team, heading, questionnaires = [], copy = false }: PlanLeavesProps) {
  const zone = useZone();
  const { clientId } = useViewer();
  // Whoever is asked to agree reads all of it; what is in force is folded where it is long.
  const toAgree = plan.versionState !== 'IN_FORCE';
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
                  {goal.steps.length > 0 && <StepsOfGoal goal={goal} copy={copy} />}
                </>
              ),
            }))}
          />
        )}
      </Leaf>
      <Leaf title="What we do">
        <Lines
          items={plan.activities.map((one) => {
            const more = [
              one.reason,
              one.discipline === 'MASSAGE' && handsInWords(one),
              one.adjustment,
            ].filter(Boolean);
            return {
              key: one.id,
              text: doingInWords(one, team),
              sub: more.length > 0 && (
                <More of="Why, and how" open={toAgree}>
                  {more.join(' ')}
                </More>
              ),
            };
          })}
        />
      </Leaf>
      <SinceAgreed plan={plan} />
      <WhenWeLook plan={plan} />
      {plan.rules.length > 0 && (
        <FoldedLeaf title="What we keep to" open={toAgree} sub={counted(plan.rules.length, 'rule')}>
          <Lines items={plan.rules.map((rule) => ({ key: rule.id, text: rule.sentence }))} />
        </FoldedLeaf>
      )}
      {questionnaires.length > 0 && (
        <FoldedLeaf
          title="What I am asked now and then"
          sub={counted(questionnaires.length, 'questionnaire')}
        >
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
        </FoldedLeaf>
      )}
      {plan.agreedByViewer && plan.healthWarnings.length > 0 && (
        <FoldedLeaf title="What bodywork keeps in mind" open={toAgree} sub="From your health answers">
          <Lines items={plan.healthWarnings.map((line) => ({ key: line, text: line }))} />
        </FoldedLeaf>
      )}
      <FoldedLeaf title="Who does what" sub={listed(here.map((one) => firstName(one.member.name)))}>
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
        {!copy && <WhoCanSee about="my plan" clientId={clientId ?? ''} items={PLAN_ITEMS} />}
      </FoldedLeaf>
      {plan.agreements.length > 0 && (
        <FoldedLeaf title="Who agreed" sub={listed(plan.agreements.map(({ name }) => firstName(name)))}>
          <Lines
            items={plan.agreements.map((one) => ({
              key: `${one.name} ${one.at}`,
              text: one.name,
              sub: dayInWords(one.at, zone),
            }))}
          />
        </FoldedLeaf>
      )}
    </>
  );
}

/** The steps of a goal, to tick, or of a copy to read. */
const StepsOfGoal = ({ goal, copy }: { readonly goal: Goal; readonly copy: boolean }) =>
  copy ? (
    <p>
      {stepsInWords(goal.steps)}:{' '}
      {listed(goal.steps.map(({ text, reachedOn }) => (reachedOn ? `${text} (reached)` : text)))}.
    </p>
  ) : (
    <MySteps goal={goal} />
  );

/** What changed since the client's own yes; how the plan was looked at last stands in a card of its own. */
function SinceAgreed({ plan }: { readonly plan: Plan }) {
  const zone = useZone();
  const news = sinceAgreed(plan, zone).filter(({ key }) => key !== plan.heldReviews[0]?.id);
  return news.length === 0 ? null : (
    <FoldedLeaf
      title="What changed since I agreed"
      sub={`You agreed on ${dayInWords(agreedAtOf(plan) ?? '', zone)}`}
    >
      <Lines items={news.map(({ key, sentence }) => ({ key, text: sentence }))} />
    </FoldedLeaf>
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
