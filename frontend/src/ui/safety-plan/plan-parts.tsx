import {
  SAFETY_PLAN_PARTS,
  SAFETY_PLAN_WORDS,
  type SafetyPlanContents,
  type SafetyPlanPart,
} from '@attune/shared';
import { PlanLine } from './plan-line.tsx';
import styles from './safety-plan.module.css';

interface PlanPartsProps {
  readonly plan: SafetyPlanContents;
  /** Left out: all. Parts without a line are left out. */
  readonly parts?: readonly SafetyPlanPart[];
  readonly level?: 2 | 3;
}

/** A safety plan to read, in the order in which it is gone through. */
export function PlanParts({ plan, parts = SAFETY_PLAN_PARTS, level = 3 }: PlanPartsProps) {
  const Heading = `h${level}` as const;
  return (
    <ol className={styles.parts}>
      {parts
        .filter((part) => plan[part].length > 0)
        .map((part) => (
          <li key={part} className={styles.part}>
            <Heading className={styles.title}>{SAFETY_PLAN_WORDS[part].title}</Heading>
            <ul className={styles.lines}>
              {plan[part].map((line) => (
                <li key={line}>
                  <PlanLine line={line} />
                </li>
              ))}
            </ul>
          </li>
        ))}
    </ol>
  );
}
