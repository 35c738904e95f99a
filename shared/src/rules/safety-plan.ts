import {
  SAFETY_PLAN_PARTS,
  SAFETY_PLAN_WORDS,
  type SafetyPlanPart,
} from '../vocabulary/safety-plan-parts.ts';

/** What a version of a safety plan says: lines, part by part. */
export type SafetyPlanContents = Readonly<Record<SafetyPlanPart, readonly string[]>>;

/** Before anything was written. */
export const NO_SAFETY_PLAN: SafetyPlanContents = {
  warningSigns: [],
  ownCoping: [],
  distractions: [],
  people: [],
  professionals: [],
  safeSurroundings: [],
  onTheTable: [],
};

const sameLines = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((line, index) => line === other[index]);

/** Whether two versions say the same, line by line. */
export function sameSafetyPlan(one: SafetyPlanContents, other: SafetyPlanContents): boolean {
  return SAFETY_PLAN_PARTS.every((part) => sameLines(one[part], other[part]));
}

export const isEmptySafetyPlan = (plan: SafetyPlanContents): boolean =>
  SAFETY_PLAN_PARTS.every((part) => plan[part].length === 0);

const quoted = (lines: readonly string[]) => lines.map((line) => `“${line}”`).join(', ');

/** What a version says otherwise than the one before it, in sentences; empty when nothing differs. */
export function compareSafetyPlans(before: SafetyPlanContents, after: SafetyPlanContents): string[] {
  return SAFETY_PLAN_PARTS.flatMap((part) => {
    const { title } = SAFETY_PLAN_WORDS[part];
    const added = after[part].filter((line) => !before[part].includes(line));
    const gone = before[part].filter((line) => !after[part].includes(line));
    if (added.length === 0 && gone.length === 0) {
      return sameLines(before[part], after[part]) ? [] : [`${title}: the same, in another order.`];
    }
    return [
      ...(added.length > 0 ? [`${title}: new is ${quoted(added)}.`] : []),
      ...(gone.length > 0 ? [`${title}: no longer ${quoted(gone)}.`] : []),
    ];
  });
}

/**
 * Two people wrote at once: what holds by now, with what the other one added and without what they took
 * out. @param base what both began with.
 */
export function mergeSafetyPlans(
  base: SafetyPlanContents,
  newest: SafetyPlanContents,
  mine: SafetyPlanContents,
): SafetyPlanContents {
  const merged = SAFETY_PLAN_PARTS.map((part) => {
    const gone = base[part].filter((line) => !mine[part].includes(line));
    const added = mine[part].filter((line) => !base[part].includes(line));
    return [part, [...new Set([...newest[part].filter((line) => !gone.includes(line)), ...added])]] as const;
  });
  return { ...NO_SAFETY_PLAN, ...Object.fromEntries(merged) };
}
