import { regionOfZone, type SafetyPlanContents, type WhomToCall } from '@attune/shared';
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
  /** Whom the practice names; those near are printed. */
  readonly lines: readonly Omit<WhomToCall, 'url'>[];
  readonly back: ReactNode;
}

/** More would push the plan off its page. */
const MOST_LINES = 4;

/** A safety plan on one sheet of paper, for a pocket or a door of a cupboard. */
export function PlanSheet({ name, plan, lines, back }: PlanSheetProps) {
  const zone = useZone();
  useDocumentTitle('Safety plan');
  const here = lines.filter((one) => one.region === regionOfZone(zone));
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
      <PlanParts plan={plan} level={2} />
      <p className={styles.sheetFoot}>
        In danger, call:{' '}
        {(here.length > 0 ? here : lines)
          .slice(0, MOST_LINES)
          .map((one) => [one.name, one.phone, one.text && `text ${one.text}`].filter(Boolean).join(' '))
          .join(' · ')}
        . The steps follow the Safety Planning Intervention of B. Stanley and G. K. Brown, in our own words.
      </p>
    </main>
  );
}
