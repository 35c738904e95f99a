import { compareSafetyPlans, type SafetyPlanContents } from '@attune/shared';
import type { ReactNode } from 'react';
import { Notice } from '../notice.tsx';

interface BothTextsProps {
  readonly base: SafetyPlanContents;
  readonly newest: SafetyPlanContents & { readonly writtenBy: string };
  readonly mine: SafetyPlanContents;
  /** Ways on. */
  readonly children: ReactNode;
}

/** Somebody else saved meanwhile: both are shown, and whoever writes says what becomes of them. */
export function BothTexts({ base, newest, mine, children }: BothTextsProps) {
  return (
    <>
      <Notice
        tone="information"
        role="alert"
        title={`${newest.writtenBy} saved this plan meanwhile. What you wrote here is kept.`}
      />
      <h3>What changed there</h3>
      <Changes lines={compareSafetyPlans(base, newest)} />
      <h3>What you changed here</h3>
      <Changes lines={compareSafetyPlans(base, mine)} />
      {children}
    </>
  );
}

const Changes = ({ lines }: { readonly lines: readonly string[] }) =>
  lines.length > 0 ? (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  ) : (
    <p>Nothing.</p>
  );
