import {
  type BreathingExercise,
  GROUNDING_STEPS,
  type GroundingExercise,
  type GroundingStep,
} from '@attune/shared';
import { useState } from 'react';
import { classNames } from '../../lib/class-names.ts';
import styles from './exercise.module.css';

interface StepsExerciseProps {
  readonly exercise: Exclude<GroundingExercise, BreathingExercise>;
  readonly onEnd?: () => void;
}

/** An exercise at one's own pace, one step at a time. Nothing of it is recorded or sent. */
export function StepsExercise({ exercise, onEnd }: StepsExerciseProps) {
  const steps = GROUNDING_STEPS[exercise];
  const [at, setAt] = useState(0);
  const [found, setFound] = useState(0);
  const go = (to: number) => {
    setFound(0);
    setAt(to);
    if (to === steps.length) onEnd?.();
  };
  const step = steps[at];
  return (
    <div className={styles.exercise}>
      <div role="status" className={styles.step}>
        {step ? <Step step={step} at={at} of={steps.length} /> : <p>That is it. Take the time you need.</p>}
      </div>
      {step && step.count > 0 && (
        <div className={styles.finds}>
          <div className={styles.dots} aria-hidden="true">
            {Array.from({ length: step.count }, (_, dot) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: dots are their own order
              <span key={dot} className={classNames(styles.dot, dot < found && styles.found)} />
            ))}
          </div>
          <button
            type="button"
            className={styles.quiet}
            aria-disabled={found >= step.count || undefined}
            onClick={() => setFound(Math.min(step.count, found + 1))}
          >
            Found one
          </button>
        </div>
      )}
      <div className={styles.buttons}>
        {step ? (
          <button type="button" className={styles.button} onClick={() => go(at + 1)}>
            {at + 1 === steps.length ? 'Done' : 'Next'}
          </button>
        ) : (
          <button type="button" className={styles.quiet} onClick={() => go(0)}>
            Once more
          </button>
        )}
        {step && at > 0 && (
          <button type="button" className={styles.quiet} onClick={() => go(at - 1)}>
            One back
          </button>
        )}
      </div>
    </div>
  );
}

function Step({
  step: { count, sentence, hint },
  at,
  of,
}: {
  readonly step: GroundingStep;
  readonly at: number;
  readonly of: number;
}) {
  return (
    <>
      <p className="quiet">
        Step {at + 1} of {of}
      </p>
      <p className={styles.sentence}>
        {count > 0 && (
          <>
            <span className={styles.count} aria-hidden="true">
              {count}
            </span>
            <span className="visually-hidden">Look for: </span>
          </>
        )}
        {sentence}
      </p>
      <p className="quiet">{hint}</p>
    </>
  );
}
