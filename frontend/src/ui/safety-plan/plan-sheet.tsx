import { regionOfZone, type SafetyPlanContents, type WhomToCall } from '@attune/shared';
import type { ReactNode } from 'react';
import { dayInWords } from '../../lib/dates.ts';
import { calledName } from '../../lib/names.ts';
import { useZone } from '../../lib/viewer.tsx';
import { PrintedPage } from '../print/printed-page.tsx';
import { PlanParts } from './plan-parts.tsx';

interface PlanSheetProps {
  readonly client: { readonly name: string; readonly preferredName: string | null };
  readonly plan: SafetyPlanContents & { readonly version: number; readonly writtenAt: string };
  /** Whom the practice names; those near are printed. */
  readonly lines: readonly Omit<WhomToCall, 'url'>[];
  readonly back: ReactNode;
}

/** More would push the plan off its page. */
const MOST_LINES = 4;

/** A safety plan on one sheet of paper, for a pocket or a door of a cupboard. */
export function PlanSheet({ client, plan, lines, back }: PlanSheetProps) {
  const zone = useZone();
  const here = lines.filter((one) => one.region === regionOfZone(zone));
  const who = calledName(client);
  return (
    <PrintedPage
      title={`Safety plan of ${who}`}
      fileTitle="Safety plan"
      who={who}
      sub={`Version ${plan.version}, ${dayInWords(plan.writtenAt, zone)}`}
      back={back}
      foot={
        <>
          In danger, call:{' '}
          {(here.length > 0 ? here : lines)
            .slice(0, MOST_LINES)
            .map((one) => [one.name, one.phone, one.text && `text ${one.text}`].filter(Boolean).join(' '))
            .join(' · ')}
          . The steps follow the Safety Planning Intervention of B. Stanley and G. K. Brown, in our own words.
        </>
      }
    >
      <PlanParts plan={plan} level={2} />
    </PrintedPage>
  );
}
