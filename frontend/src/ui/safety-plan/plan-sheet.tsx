import { PART_FOR_THE_TABLE, SAFETY_PLAN_PARTS, type SafetyPlanContents } from '@attune/shared';
import type { ReactNode } from 'react';
import { dayInWords } from '../../lib/dates.ts';
import { useZone } from '../../lib/viewer.tsx';
import { useDocumentTitle } from '../page-title.tsx';
import { PlainButton } from '../plain-button.tsx';
import { PlanParts } from './plan-parts.tsx';
import styles from './safety-plan.module.css';

interface PlanSheetProps {
  readonly name: string;
  readonly plan: SafetyPlanContents & { readonly version: number; readonly writtenAt: string };
  /** Whom to call in any case, in one line each. */
  readonly lines: readonly {
    readonly name: string;
    readonly phone: string | null;
    readonly text: string | null;
  }[];
  readonly back: ReactNode;
}

/** A safety plan on one sheet of paper, for a pocket or a door of a cupboard. */
export function PlanSheet({ name, plan, lines, back }: PlanSheetProps) {
  const zone = useZone();
  useDocumentTitle('Safety plan');
  return (
    <main id="main" className={styles.sheet}>
      <div className={styles.sheetTools}>
        {back}
        <PlainButton onClick={() => window.print()}>Print</PlainButton>
      </div>
      <header className={styles.sheetHead}>
        <h1>Safety plan of {name}</h1>
        <p>
          Version {plan.version}, {dayInWords(plan.writtenAt, zone)}
        </p>
      </header>
      <PlanParts
        plan={plan}
        level={2}
        parts={SAFETY_PLAN_PARTS.filter((part) => part !== PART_FOR_THE_TABLE || plan[part].length > 0)}
      />
      <p className={styles.sheetFoot}>
        In danger, call:{' '}
        {lines
          .map((one) => [one.name, one.phone, one.text && `text ${one.text}`].filter(Boolean).join(' '))
          .join(' · ')}
        . The steps follow the Safety Planning Intervention of B. Stanley and G. K. Brown, in our own words.
      </p>
    </main>
  );
}
