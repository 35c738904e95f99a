import { useEffect, useRef } from 'react';
import { useSearchParams } from 'react-router';
import { keepFirstStep, recallFirstStep } from '../../../lib/first-steps.ts';
import { PATHS } from '../../../lib/paths.ts';
import { useViewer } from '../../../lib/viewer.tsx';
import { Act, ActLink, Acts } from '../../../ui/leaf.tsx';
import { useDocumentTitle } from '../../../ui/page-title.tsx';
import { FIRST_STEPS, type FirstStep, isFirstStep } from '../domain/first-steps.ts';
import { STEP_TITLES, StepBody } from './welcome-steps.tsx';
import styles from './welcome.module.css';

/** The first steps of a new client, one thing on each; to be left at any time and gone on with later. */
export function WelcomePage() {
  const clientId = useViewer().clientId ?? '';
  const [params, setParams] = useSearchParams();
  const step = stepOf(params.get('step'), recallFirstStep(clientId));
  const at = FIRST_STEPS.indexOf(step);
  const heading = useRef<HTMLHeadingElement>(null);
  const seen = useRef(step);
  useDocumentTitle(STEP_TITLES[step]);
  useEffect(() => {
    keepFirstStep(clientId, step);
    // Whoever reads with their ears hears where they are; not on arriving, where the page does that.
    if (seen.current !== step) {
      seen.current = step;
      heading.current?.focus();
      window.scrollTo(0, 0);
    }
  }, [clientId, step]);
  const go = (by: 1 | -1) => setParams({ step: FIRST_STEPS[at + by] ?? step });
  return (
    <>
      <p className={styles.where}>
        Step {at + 1} of {FIRST_STEPS.length}
      </p>
      <h1 ref={heading} tabIndex={-1} className={styles.title}>
        {STEP_TITLES[step]}
      </h1>
      <StepBody step={step} />
      <div className={styles.foot}>
        <Acts>
          {step === 'done' ? (
            <ActLink to={PATHS.home}>Go to my home</ActLink>
          ) : (
            <Act onClick={() => go(1)}>{step === 'sharing' ? 'Go on like this' : 'Go on'}</Act>
          )}
          {at > 0 && (
            <Act quiet onClick={() => go(-1)}>
              Back
            </Act>
          )}
          {step !== 'done' && (
            <ActLink quiet to={PATHS.home}>
              Leave for now
            </ActLink>
          )}
        </Acts>
      </div>
    </>
  );
}

/** The step of the address, else where this device stopped; who was through begins at the beginning. */
function stepOf(asked: string | null, kept: string | null): FirstStep {
  if (isFirstStep(asked)) return asked;
  return isFirstStep(kept) && kept !== 'done' ? kept : 'attune';
}
