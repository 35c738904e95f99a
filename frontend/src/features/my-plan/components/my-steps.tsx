import { stepsInWords } from '@attune/shared';
import { Checkbox } from '@mantine/core';
import { type MyPlanQuery, ReachMyStepDocument } from '../../../generated/my-plan.ts';
import { dayInWords, dayOf } from '../../../lib/dates.ts';
import { useVerb } from '../../../lib/use-verb.ts';
import { useZone } from '../../../lib/viewer.tsx';
import { ProblemNotice } from '../../../ui/notice.tsx';
import styles from './plan-leaves.module.css';

type Goal = NonNullable<NonNullable<MyPlanQuery['client']>['activePlan']>['goals'][number];

/** The steps towards a goal; one's own to tick, and to take back. */
export function MySteps({ goal }: { readonly goal: Goal }) {
  const zone = useZone();
  const { run, busy, problem } = useVerb(ReachMyStepDocument, 'recordGoalProgress');
  return (
    <>
      <ul className={styles.mySteps} aria-label={`Steps: ${stepsInWords(goal.steps)}`}>
        {goal.steps.map(({ id, text, reachedOn }) => (
          <li key={id}>
            <Checkbox
              checked={reachedOn !== null}
              disabled={busy}
              label={text}
              description={reachedOn && `reached ${dayInWords(`${reachedOn}T12:00:00Z`, zone)}`}
              onChange={(event) =>
                void run({
                  input: {
                    goalId: goal.id,
                    stepId: id,
                    reachedOn: event.currentTarget.checked ? dayOf(Date.now(), zone) : null,
                  },
                })
              }
            />
          </li>
        ))}
      </ul>
      <ProblemNotice problem={problem} />
    </>
  );
}
