import { acknowledgeAdjustmentSchema, nextState, PLAN_MACHINE, rebased, sameValues } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { Audit } from '../../../platform/audit/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { practiceActor } from '../../../platform/context/index.ts';
import { type Unit, UnitOfWork } from '../../../platform/database/index.ts';
import { conflict, notFound, problem } from '../../../platform/errors/index.ts';
import { Live } from '../../../platform/live/index.ts';
import { Outbox } from '../../../platform/outbox/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import {
  CarePlansRepository,
  PlanChecks,
  planIsClosed,
  refuseFindings,
  requireTrainings,
  type VersionContent,
} from '../../care-plans/index.ts';
import { type AdjustmentHead, AdjustmentsRepository } from '../data/adjustments.repository.ts';
import { PlanMovedOn } from '../domain/plan-moved-on.ts';
import { changesBetween, shownValues } from '../domain/shown-values.ts';
import { AdjustmentSteps } from './adjustment-steps.ts';

const LIVING = ['DRAFT', 'PROPOSED', 'IN_FORCE'];

@Injectable()
export class AcknowledgeAdjustment {
  // long-constructor: a use case names every part it acts through.
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly live: Live,
    private readonly outbox: Outbox,
    private readonly checks: PlanChecks,
    private readonly plans: CarePlansRepository,
    private readonly steps: AdjustmentSteps,
    private readonly adjustments: AdjustmentsRepository,
  ) {}

  /**
   * The lead psychotherapist acknowledges a change: it becomes the next version of the plan, proposed to the
   * client, with the lead's agreement. When the client agrees too, it comes into force with it (R7).
   * @returns the id of the change.
   * @throws ProblemError NotFound, Forbidden; PlanMovedOn when another version was drafted or proposed
   *   meanwhile and is not the one named by `ontoVersion`; Conflict when the change has gone on, or there is
   *   nothing left to change; InvalidInput, ConsentProblem (R8), ScopeOfPracticeProblem (R3).
   */
  async run(input: unknown): Promise<string> {
    const { adjustmentId, round, ontoVersion } = parseInput(acknowledgeAdjustmentSchema, input);
    return this.work.run(async (unit) => {
      const step = {
        step: 'ACKNOWLEDGE',
        action: 'adjustment.answer',
        deed: 'adjustment.acknowledge',
      } as const;
      const seen = await this.steps.begin(unit, adjustmentId, round, step);
      const { plan, versions } = await this.plans.lock(unit, seen.one.planId);
      // Once more under the plan's lock: two acknowledgements at one moment queue up.
      const { one, trail } = await this.steps.begin(unit, adjustmentId, round, step);
      const newest = versions.find(({ state }) => LIVING.includes(state));
      if (!plan || !newest) {
        throw notFound();
      }
      const state = nextState(PLAN_MACHINE, plan.state, 'PROPOSE');
      if (state === null) {
        throw planIsClosed(plan.state);
      }
      const content = await this.plans.content(unit, plan.id, newest.version);
      const next = content && withChange(content, one);
      if (!content || !next) {
        throw conflict('The newest version of the plan does not hold this activity, or says so already.');
      }
      if (newest.version !== one.baseVersion && newest.version !== ontoVersion) {
        throw await this.movedOn(unit, one, newest.version, content, next);
      }
      await this.check(unit, one.clientId, next);
      const place = { versionId: newId(), planId: plan.id, version: (versions[0]?.version ?? 0) + 1 };
      const at = this.clock.nowText();
      const { name } = practiceActor();
      const ofVersion = { planId: plan.id, version: place.version, clientId: one.clientId };
      await unit.all([
        this.plans.withdraw(plan.id, 'DRAFT'),
        ...this.plans.insertVersion(place, one.clientId, next, at),
        this.plans.withdraw(plan.id, 'PROPOSED'),
        this.plans.propose(plan.id, place.version, at),
        this.plans.move(plan.id, state, at),
        this.plans.agree(ofVersion, 'PSYCHOTHERAPIST', name, at),
        this.adjustments.event(one, one.round, 'ACKNOWLEDGE', { name, at, version: place.version }),
        this.audit.statement(trail),
        this.live.statement({ kind: 'CARE_PLAN', id: plan.id, clientId: one.clientId }),
      ]);
      await this.outbox.tell(unit, 'CARE_PLAN_PROPOSED', place.versionId);
      await this.outbox.tell(unit, 'ADJUSTMENT_ACKNOWLEDGED', adjustmentId);
      return adjustmentId;
    });
  }

  /** R3, R8: the whole version, as when a psychotherapist proposes one. */
  private async check(unit: Unit, clientId: string, { phase, activities }: VersionContent): Promise<void> {
    refuseFindings(await this.checks.of(unit, clientId, phase, activities));
    const team = await this.plans.teamCredentials(unit, clientId);
    requireTrainings(activities, team, this.clock.nowText().slice(0, 10));
  }

  /** What the change would go on top of, for the lead to look at first. */
  private async movedOn(
    unit: Unit,
    one: AdjustmentHead,
    version: number,
    content: VersionContent,
    next: VersionContent,
  ) {
    const base = await this.plans.content(unit, one.planId, one.baseVersion);
    const ofLine = ({ activities }: VersionContent) =>
      shownValues(activities.find(({ lineId }) => lineId === one.lineId) ?? one.from);
    return problem(PlanMovedOn, {
      message: `Version ${version} of the plan was written since this change was made. Please look at both before you acknowledge it.`,
      currentVersion: version,
      changes: base ? changesBetween(base, content) : [],
      now: ofLine(content),
      rebased: ofLine(next),
    });
  }
}

/** A version with the change put on its activity; null where it has none, or says so already. */
function withChange(content: VersionContent, { lineId, from, to }: AdjustmentHead): VersionContent | null {
  const now = content.activities.find((activity) => activity.lineId === lineId);
  const changed = now && rebased(now, from, to);
  return !now || !changed || sameValues(now, changed)
    ? null
    : { ...content, activities: content.activities.map((one) => (one === now ? changed : one)) };
}
