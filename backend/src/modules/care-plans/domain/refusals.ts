import {
  type CredentialFacts,
  type Discipline,
  DISCIPLINES_LABELS,
  missingTraining,
  type PlanFinding,
  type PlannedActivity,
  type PlanState,
} from '@attune/shared';
import { againstConsent, invalid, outOfScope } from '../../../platform/errors/index.ts';

/**
 * Refuses by what was found against a plan: what cannot be used first, then what the client does
 * not consent to (R8).
 * @throws ProblemError InvalidInput, ConsentProblem
 */
export function refuseFindings(findings: readonly PlanFinding[]): void {
  const unusable = findings.filter((finding) => finding.kind !== 'CONSENT');
  if (unusable.length > 0) {
    throw invalid(...unusable.map(({ path, sentence }) => ({ path, message: sentence })));
  }
  if (findings.length > 0) {
    throw againstConsent(
      findings.map((finding) => finding.sentence).join(' '),
      findings.flatMap((finding) => finding.regions),
    );
  }
}

/** A credential of somebody on the team, and the discipline they are there for. */
export interface TeamCredential extends CredentialFacts {
  readonly memberId: string;
  readonly practises: Discipline;
}

/**
 * R3: a way of working that asks for a training is planned only where somebody of the team holds it,
 * in the discipline that does the work.
 * @param on local date 'YYYY-MM-DD'.
 * @throws ProblemError ScopeOfPracticeProblem
 */
export function requireTrainings(
  activities: readonly Pick<PlannedActivity, 'discipline' | 'modality'>[],
  team: readonly TeamCredential[],
  on: string,
): void {
  for (const { discipline, modality } of activities) {
    const held = team.filter((one) => one.practises === discipline);
    const missing = missingTraining(modality, held, on);
    if (missing) {
      throw outOfScope(
        `${missing.sentence} Nobody on this team holds it for ${DISCIPLINES_LABELS[discipline].toLowerCase()}.`,
        missing.training,
      );
    }
  }
}

const WHY_CLOSED: Partial<Record<PlanState, string>> = {
  ON_HOLD: 'This plan is on hold; it goes on before it changes.',
};

/** The refusal of a step that the plan's state does not allow. */
export const planIsClosed = (state: PlanState) =>
  invalid({ path: 'planId', message: WHY_CLOSED[state] ?? 'This plan has ended; a new one can be drafted.' });
