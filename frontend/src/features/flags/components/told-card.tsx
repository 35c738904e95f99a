import { ESCALATION_WHO_LABELS } from '@attune/shared';
import type { FlagQuery } from '../../../generated/flags.ts';
import { classNames } from '../../../lib/class-names.ts';
import { timeLeft } from '../../../lib/dates.ts';
import { useNow } from '../../../lib/use-now.ts';
import { listed } from '../../../lib/words.ts';
import { Card } from '../../../ui/card.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import styles from './flag-page.module.css';

type Flag = NonNullable<FlagQuery['distressFlag']>;
type Step = Flag['steps'][number];

/** Who was told when, and who will be if nobody answers; quiet, and live. */
export function ToldCard({ flag }: { readonly flag: Flag }) {
  const open = flag.state === 'RAISED';
  const steps = flag.steps.filter((step) => step.doneAt || (open && !step.stoppedAt));
  const next = steps.find((step) => !step.doneAt);
  if (flag.steps.length === 0) {
    return null;
  }
  return (
    <Card title="Who was told when" aside={next ? <NextStep step={next} /> : null}>
      <ol className={styles.events}>
        {steps.map((step) => (
          <li key={step.position} className={classNames(styles.event, !step.doneAt && styles.coming)}>
            <b>{step.reminder ? `${ESCALATION_WHO_LABELS.OWNER}, again` : ESCALATION_WHO_LABELS[step.who]}</b>{' '}
            <span className="quiet small">
              {step.doneAt ? (
                <TimeText at={step.doneAt} />
              ) : (
                <>
                  <TimeText at={step.dueAt} />, if nobody answers
                </>
              )}
            </span>
            {step.doneAt && (
              <p className="small">
                {step.told.length > 0
                  ? listed(step.told.map(({ name }) => name))
                  : 'There was nobody to be told, so it went on.'}
              </p>
            )}
          </li>
        ))}
      </ol>
    </Card>
  );
}

function NextStep({ step }: { readonly step: Step }) {
  const now = useNow(15);
  return Date.parse(step.dueAt) <= now ? 'going on now' : `${timeLeft(step.dueAt, now)} until the next`;
}
