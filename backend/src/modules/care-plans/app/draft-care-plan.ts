import { type CarePlanDraft, carePlanSchema } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { Audit } from '../../../platform/audit/index.ts';
import { AUDIT_OF_RELATION, Authz } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { type Unit, UnitOfWork } from '../../../platform/database/index.ts';
import { notFound, staleVersion } from '../../../platform/errors/index.ts';
import { once } from '../../../platform/idempotency/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import {
  CarePlansRepository,
  type VersionContent,
  type VersionPlace,
} from '../data/care-plans.repository.ts';
import { keepLines } from '../domain/lines.ts';
import { planIsClosed, refuseFindings, requireTrainings } from '../domain/refusals.ts';
import { PlanChecks } from './plan-checks.ts';

const MAY_CHANGE = ['DRAFT', 'PROPOSED', 'ACTIVE', 'ON_HOLD'];

@Injectable()
export class DraftCarePlan {
  constructor(
    private readonly work: UnitOfWork,
    private readonly authz: Authz,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly checks: PlanChecks,
    private readonly plans: CarePlansRepository,
  ) {}

  /**
   * Drafts a new plan, or the next version of one. Every draft kept is a version of its own, so
   * nothing written is ever lost; the draft before it is withdrawn. Nobody is told: a draft is the
   * psychotherapists' until it is proposed.
   * @returns the id of the version.
   * @throws ProblemError StaleVersion when `expectedVersion` is not the newest; ConsentProblem and
   *   InvalidInput by R8; ScopeOfPracticeProblem by R3; NotFound for a plan that is not this client's.
   */
  async run(input: { idempotencyKey?: string | null }): Promise<string> {
    const draft = parseInput(carePlanSchema, input);
    return this.work.run(async (unit) => {
      const relation = await this.authz.require(unit, 'plan.draft', draft.clientId);
      return once(unit, { operation: 'draftCarePlan', key: input.idempotencyKey, input }, async () => {
        await this.check(unit, draft);
        const place = await this.placeOf(unit, draft);
        const at = this.clock.nowText();
        await unit.all([
          ...(draft.planId === null
            ? [this.plans.insertPlan(place.planId, draft.clientId, at)]
            : [this.plans.withdraw(place.planId, 'DRAFT')]),
          ...this.plans.insertVersion(place, draft.clientId, await this.kept(unit, draft), at),
          this.audit.statement({
            ...AUDIT_OF_RELATION[relation],
            action: 'plan.draft',
            clientIds: [draft.clientId],
            subjectType: 'CARE_PLAN',
            subjectId: place.planId,
            fieldClasses: ['PLAN'],
          }),
        ]);
        return place.versionId;
      });
    });
  }

  /** What is incomplete may stand in a draft; it is asked for when the version is proposed. */
  private async check(unit: Unit, { clientId, phase, activities }: CarePlanDraft): Promise<void> {
    const findings = await this.checks.of(unit, clientId, phase, activities);
    refuseFindings(findings.filter((finding) => finding.kind !== 'INCOMPLETE'));
    const team = await this.plans.teamCredentials(unit, clientId);
    requireTrainings(activities, team, this.clock.nowText().slice(0, 10));
  }

  /** A goal, step or activity that goes on from an earlier version stays the same one. */
  private async kept(unit: Unit, draft: CarePlanDraft): Promise<VersionContent> {
    const { planId, goals, activities } = draft;
    const earlier = planId === null ? { goals: [], activities: [] } : await this.plans.lines(unit, planId);
    return { ...draft, ...keepLines({ goals, activities }, earlier, newId) };
  }

  private async placeOf(
    unit: Unit,
    { planId, clientId, expectedVersion }: CarePlanDraft,
  ): Promise<VersionPlace> {
    const versionId = newId();
    if (planId === null) {
      return { versionId, planId: newId(), version: 1 };
    }
    const { plan, versions } = await this.plans.lock(unit, planId);
    const newest = versions[0]?.version ?? 0;
    if (plan?.clientId !== clientId) {
      throw notFound();
    }
    if (!MAY_CHANGE.includes(plan.state)) {
      throw planIsClosed(plan.state);
    }
    if (expectedVersion !== null && expectedVersion !== newest) {
      throw staleVersion(newest);
    }
    return { versionId, planId, version: newest + 1 };
  }
}
