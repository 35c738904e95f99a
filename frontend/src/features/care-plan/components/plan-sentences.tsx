import { PHASE_MEANINGS, PHASES_LABELS } from '@attune/shared';
import type { ClientPlanQuery, PlanFieldsFragment } from '../../../generated/care-plan.ts';
import { dayInWords } from '../../../lib/dates.ts';
import { useZone } from '../../../lib/viewer.tsx';
import { activitySentence, measureName } from '../../../lib/words.ts';
import { SentenceList } from '../../../ui/sentence-list.tsx';
import { GoalProgress } from './goal-progress.tsx';
import styles from './plan-tab.module.css';

interface PlanSentencesProps {
  readonly plan: PlanFieldsFragment;
  /** What the client is asked for beside it; it holds for no single version. */
  readonly questionnaires?: NonNullable<ClientPlanQuery['client']>['measureAssignments'];
  /** Whether it says how the goals go, and lets it be written down by whoever may. */
  readonly progress?: boolean;
}

/** A version of the plan from beginning to end, in sentences. */
export function PlanSentences({ plan, questionnaires = [], progress = false }: PlanSentencesProps) {
  const zone = useZone();
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
  return (
    <>
      <section className={styles.section}>
        <h3 className={styles.heading}>In short</h3>
        <p className={styles.summary}>{plan.summary}</p>
        <p className="quiet">
          {PHASES_LABELS[plan.phase]}: {PHASE_MEANINGS[plan.phase].toLowerCase()}
        </p>
      </section>
      <section className={styles.section}>
        <h3 className={styles.heading}>Goals</h3>
        <SentenceList
          numbered
          items={plan.goals.map((goal) => ({
            key: goal.id,
            text: goal.statement,
            sub: (
              <>
                {[
                  goal.measureCode &&
                    `${measureName(goal.measureCode)}${goal.target === null ? '' : ` to ${goal.target}`}`,
                  goal.due && `by ${dayInWords(`${goal.due}T12:00:00Z`, zone)}`,
                  goal.audience === 'PSYCHOTHERAPY' && 'for psychotherapy only',
                ]
                  .filter(Boolean)
                  .join(' · ')}
                {progress && <GoalProgress goal={goal} />}
              </>
            ),
          }))}
        />
      </section>
      {psychotherapy.length > 0 && (
        <section className={styles.section}>
          <h3 className={styles.heading}>Psychotherapy</h3>
          <SentenceList items={psychotherapy} />
        </section>
      )}
      <section className={styles.section}>
        <h3 className={styles.heading}>Bodywork</h3>
        {bodywork.length > 0 ? (
          <SentenceList items={bodywork} />
        ) : (
          <p className="quiet">No bodywork is planned.</p>
        )}
        {plan.guidance && <p style={{ whiteSpace: 'pre-line' }}>{plan.guidance}</p>}
      </section>
      {questionnaires.length > 0 && (
        <section className={styles.section}>
          <h3 className={styles.heading}>Questionnaires</h3>
          <SentenceList items={questionnaires.map(({ id, sentence }) => ({ key: id, text: sentence }))} />
        </section>
      )}
      {plan.rules.length > 0 && (
        <section className={styles.section}>
          <h3 className={styles.heading}>How the two go together</h3>
          <SentenceList
            items={plan.rules.map((rule) => ({ key: rule.id, text: rule.sentence, sub: rule.reason }))}
          />
        </section>
      )}
    </>
  );
}
