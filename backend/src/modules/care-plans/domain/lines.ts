import type { CarePlanDraft } from '@attune/shared';
import { invalid } from '../../../platform/errors/index.ts';

type DraftGoal = CarePlanDraft['goals'][number];
type DraftActivity = CarePlanDraft['activities'][number];

/** A step towards a goal, the same through all versions. */
export interface KeptStep {
  readonly lineId: string;
  readonly text: string;
}

export type KeptGoal = Omit<DraftGoal, 'lineId' | 'steps'> & {
  readonly lineId: string;
  readonly steps: readonly KeptStep[];
};

export type KeptActivity = Omit<DraftActivity, 'lineId'> & { readonly lineId: string };

/** What a plan held so far, the newest version first. */
export interface EarlierLines {
  readonly goals: readonly {
    readonly lineId: string;
    readonly statement: string;
    readonly steps: readonly KeptStep[];
  }[];
  readonly activities: readonly Pick<KeptActivity, 'lineId' | 'discipline' | 'modality'>[];
}

/**
 * Which goals, steps and activities of a draft go on from earlier versions: those that say so by their
 * line, else those with the same words (goals, steps) or way of working. All others are new.
 * @throws ProblemError InvalidInput for a line that is not of this plan, or stands twice.
 */
export function keepLines(
  draft: Pick<CarePlanDraft, 'goals' | 'activities'>,
  earlier: EarlierLines,
  newId: () => string,
): { goals: KeptGoal[]; activities: KeptActivity[] } {
  const goalLines = linesOf(draft.goals, earlier.goals, ({ statement }) => statement, 'goals', newId);
  const activityLines = linesOf(
    draft.activities,
    earlier.activities,
    ({ discipline, modality }) => `${discipline} ${modality}`,
    'activities',
    newId,
  );
  return {
    goals: draft.goals.map((goal, index) => {
      const lineId = goalLines[index] ?? newId();
      const known = earlier.goals.filter((one) => one.lineId === lineId).flatMap(({ steps }) => steps);
      const steps = goal.steps.map((text) => ({ text, lineId: null }));
      const stepLines = linesOf(steps, known, ({ text }) => text, `goals.${index}.steps`, newId);
      return {
        ...goal,
        lineId,
        steps: goal.steps.map((text, place) => ({ text, lineId: stepLines[place] ?? newId() })),
      };
    }),
    activities: draft.activities.map((activity, index) => ({
      ...activity,
      lineId: activityLines[index] ?? newId(),
    })),
  };
}

function linesOf<Line extends { readonly lineId: string | null }, Known extends { readonly lineId: string }>(
  lines: readonly Line[],
  known: readonly Known[],
  sameBy: (line: Line | Known) => string,
  path: string,
  newId: () => string,
): string[] {
  const named = lines.flatMap(({ lineId }) => (lineId === null ? [] : [lineId]));
  const strange = named.findIndex(
    (id, index) => named.indexOf(id) !== index || !known.some((one) => one.lineId === id),
  );
  if (strange >= 0) {
    throw invalid({
      path,
      message: 'One of these does not belong to this plan. Please load the page again.',
    });
  }
  const taken = new Set(named);
  return lines.map((line) => {
    if (line.lineId !== null) {
      return line.lineId;
    }
    const same = known.find((one) => !taken.has(one.lineId) && sameBy(one) === sameBy(line));
    const id = same?.lineId ?? newId();
    taken.add(id);
    return id;
  });
}
