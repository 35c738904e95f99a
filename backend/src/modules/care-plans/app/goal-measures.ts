import {
  type GoalFigure as Figure,
  isDailyFigure,
  type MeasuredGoal,
  measuredGoal,
  weeklyMeans,
} from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { practiceActor } from '../../../platform/context/index.ts';
import { CheckInsRead, MeasuresRead } from '../../measures/index.ts';
import type { GoalRow } from '../data/care-plans.read.ts';

/** All there is: a goal keeps its figures through all versions. */
const ALWAYS = { from: '2000-01-01T00:00:00Z', to: '2100-01-01T00:00:00Z' };
const DAILY = { SLEEP_HOURS: 'sleepHours', DISTRESS: 'distress', PAIN: 'pain' } as const;

/** How goals go by figures. */
@Injectable()
export class GoalMeasures {
  constructor(
    private readonly checkIns: CheckInsRead,
    private readonly measures: MeasuresRead,
  ) {}

  /** Null without a measure that Attune knows, or while its figures are not open to the actor. */
  async of(goal: GoalRow): Promise<MeasuredGoal | null> {
    if (goal.measureCode === null) {
      return null;
    }
    const figures = await this.figuresOf(goal.clientId, goal.measureCode);
    return figures.length === 0 ? null : measuredGoal(goal.measureCode, goal.target, figures, goal.since);
  }

  private async figuresOf(clientId: string, code: string): Promise<Figure[]> {
    if (!isDailyFigure(code)) {
      const scores = await this.measures.ofClient(clientId, [code], ALWAYS);
      return scores.map(({ takenAt, value }) => ({ at: takenAt, value }));
    }
    const days = await this.checkIns.ofClient(clientId, ALWAYS);
    const figures = days.flatMap((day) => {
      const value = day[DAILY[code]];
      return value === null ? [] : [{ at: day.at, value }];
    });
    return weeklyMeans(figures, practiceActor().timeZone);
  }
}
