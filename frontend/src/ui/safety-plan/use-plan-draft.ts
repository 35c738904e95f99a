import {
  isEmptySafetyPlan,
  NO_SAFETY_PLAN,
  SAFETY_PLAN_PARTS,
  type SafetyPlanContents,
  type SafetyPlanPart,
} from '@attune/shared';
import { useState } from 'react';
import { forgetOwn, keepOwn, ownerOf, recallOwn } from '../../lib/own-on-device.ts';
import type { Problem } from '../../lib/results.ts';
import { useViewer } from '../../lib/viewer.tsx';

/** What is being written, and the version on which it rests. */
interface PlanDraft {
  readonly plan: SafetyPlanContents;
  readonly base: SafetyPlanContents;
  readonly version: number;
}

/** The contents alone, without what a query says beside them. */
export const contentsOf = (plan: SafetyPlanContents | null | undefined): SafetyPlanContents =>
  Object.fromEntries(
    SAFETY_PLAN_PARTS.map((part) => [part, (plan ?? NO_SAFETY_PLAN)[part]]),
  ) as unknown as SafetyPlanContents;

/** The draft as the API takes it. */
export const inputOf = (clientId: string, { plan, version }: Pick<PlanDraft, 'plan' | 'version'>) => ({
  clientId,
  expectedVersion: version,
  warningSigns: [...plan.warningSigns],
  ownCoping: [...plan.ownCoping],
  distractions: [...plan.distractions],
  people: [...plan.people],
  professionals: [...plan.professionals],
  safeSurroundings: [...plan.safeSurroundings],
  onTheTable: [...plan.onTheTable],
});

/** Where of a part something is wrong, for the field it stands in. */
export function problemIn(problem: Problem | null, part: SafetyPlanPart) {
  const field = problem?.fields?.find(({ path }) => path.split('.')[0] === part);
  return field ? { line: Number(field.path.split('.')[1] ?? -1), message: field.message } : null;
}

/** A draft of a client's plan; this device keeps it for whoever writes, until it is saved or thrown away. */
export function usePlanDraft(
  clientId: string,
  holds: (SafetyPlanContents & { readonly version: number }) | null,
) {
  const owner = ownerOf(useViewer());
  const name = `safety-plan-draft.${clientId}`;
  const [draft, setDraft] = useState<PlanDraft | null>(() => recallOwn<PlanDraft>(owner, name));
  const fresh = (): PlanDraft => ({
    plan: contentsOf(holds),
    base: contentsOf(holds),
    version: holds?.version ?? 0,
  });

  const put = (next: PlanDraft) => {
    setDraft(next);
    if (owner) keepOwn(owner, name, next);
  };
  return {
    draft,
    /** Nothing was written before, on this device or at all. */
    isNew: !draft && (!holds || isEmptySafetyPlan(holds)),
    begin: () => put(draft ?? fresh()),
    change: (part: SafetyPlanPart, lines: readonly string[]) => {
      const now = draft ?? fresh();
      put({ ...now, plan: { ...now.plan, [part]: lines } });
    },
    /** Goes on with other contents, on the version that holds now. */
    restOn: (newest: SafetyPlanContents & { readonly version: number }, plan: SafetyPlanContents) =>
      put({ plan, base: contentsOf(newest), version: newest.version }),
    end: () => {
      setDraft(null);
      if (owner) forgetOwn(owner, name);
    },
  };
}
