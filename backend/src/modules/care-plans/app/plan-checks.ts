import {
  type Phase,
  type PlanFinding,
  type PlannedActivity,
  checkActivity,
  checkActivityAgainstIntake,
} from '@attune/shared';
import { Injectable } from '@nestjs/common';
import type { Unit } from '../../../platform/database/index.ts';
import { ConsentRead } from '../../consent/index.ts';
import { IntakeRead } from '../../intake/index.ts';

/** What stands against planned activities: the client's boundaries and health of this moment (R8). */
@Injectable()
export class PlanChecks {
  constructor(
    private readonly consent: ConsentRead,
    private readonly intakes: IntakeRead,
  ) {}

  /** Everything that was found, activity by activity. */
  async of(
    unit: Unit,
    clientId: string,
    phase: Phase,
    activities: readonly PlannedActivity[],
  ): Promise<PlanFinding[]> {
    const [boundaries, intake] = await Promise.all([
      this.consent.boundariesIn(unit, clientId),
      this.intakes.currentIn(unit, clientId),
    ]);
    return activities.flatMap((activity, index) => {
      const path = `activities.${index}`;
      return [
        ...checkActivity(activity, path, phase, boundaries),
        ...checkActivityAgainstIntake(activity, path, intake),
      ];
    });
  }
}
