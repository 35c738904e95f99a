import { classNames } from '../lib/class-names.ts';
import styles from './stepper.module.css';

interface StepperProps<Step extends string> {
  readonly steps: readonly { readonly key: Step; readonly label: string }[];
  readonly here: Step;
  /** Leave out where steps cannot be gone to directly. */
  readonly onGo?: (step: Step) => void;
  readonly label: string;
}

/** Where one is on a way of several steps; those before are marked done. */
export function Stepper<Step extends string>({ steps, here, onGo, label }: StepperProps<Step>) {
  const at = steps.findIndex((step) => step.key === here);
  return (
    <nav aria-label={label}>
      <ol className={styles.steps}>
        {steps.map((step, index) => (
          <li key={step.key}>
            <button
              type="button"
              className={classNames(styles.step, index < at && styles.done, index === at && styles.here)}
              aria-current={index === at ? 'step' : undefined}
              disabled={!onGo}
              onClick={() => onGo?.(step.key)}
            >
              <span>{step.label}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
