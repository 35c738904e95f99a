import { carePlanVersionSchema, nextState, PLAN_MACHINE } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/index.ts';
import { AUDIT_OF_RELATION, Authz } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { practiceActor } from '../../../platform/context/index.ts';
import { constraintOf, isUniqueViolation, type Unit, UnitOfWork } from '../../../platform/database/index.ts';
import { invalid, notFound, staleVersion } from '../../../platform/errors/index.ts';
import { Live } from '../../../platform/live/index.ts';
import { Outbox } from '../../../platform/outbox/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { CarePlansRepository, type PlanHead, type VersionHead } from '../data/care-plans.repository.ts';
import { planIsClosed, refuseFindings } from '../domain/refusals.ts';
import { PlanChecks } from './plan-checks.ts';

const NO_LEAD =
  'This team has no lead psychotherapist yet. A plan comes into force when the client and the lead psychotherapist have agreed to it.';
const ANOTHER_IS_ACTIVE = 'There is an active plan already; it ends before another one begins.';

@Injectable()
export class AgreeToCarePlan {
  // long-constructor: a use case names every part it acts through.
  constructor(
    private readonly work: UnitOfWork,
    private readonly authz: Authz,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly live: Live,
    private readonly outbox: Outbox,
    private readonly checks: PlanChecks,
    private readonly plans: CarePlansRepository,
  ) {}

  /**
   * Ties the actor to one version. With the agreement of both the client and the lead psychotherapist
   * the version comes into force in the same transaction, and the one before it is superseded (R7).
   * Asking twice changes nothing.
   * @returns the id of the version.
   * @throws ProblemError StaleVersion for a version that a later one has replaced; InvalidInput for a
   *   draft, without a lead psychotherapist (R5) or beside another active plan (R6); ConsentProblem
   *   when it would come into force against the client's boundaries of today (R8).
   */
  async run(input: unknown): Promise<string> {
    const { planId, version } = parseInput(carePlanVersionSchema, input);
    return this.work.run(async (unit) => {
      const seen = await this.plans.find(unit, planId);
      if (!seen) {
        throw notFound();
      }
      const relation = await this.authz.require(unit, 'plan.agree', seen.clientId);
      // A massage therapist's agreement brings nothing into force.
      const counts = relation !== 'MASSAGE_THERAPIST';
      const { plan, wanted } = await this.lockFor(unit, seen, version, counts);
      const { clientId } = plan;
      const trail = AUDIT_OF_RELATION[relation];
      const at = this.clock.nowText();
      const [given] = await unit.all([
        this.plans.agree({ planId, version, clientId }, trail.role, practiceActor().name, at),
      ]);
      const inForce = counts && wanted.state === 'PROPOSED' && (await this.settle(unit, plan, wanted, at));
      if (inForce) {
        await this.outbox.recheckBookings(unit, 'PLAN', wanted.id, { clientId });
        // Whoever proposed a change of which this version was made; nobody where there was none.
        await this.outbox.tell(unit, 'ADJUSTMENT_IN_FORCE', wanted.id);
      }
      if (inForce || given?.length === 1) {
        await unit.all([
          this.audit.statement({
            ...trail,
            action: 'plan.agree',
            clientIds: [clientId],
            subjectType: 'CARE_PLAN',
            subjectId: planId,
            fieldClasses: ['PLAN'],
          }),
          this.live.statement({ kind: 'CARE_PLAN', id: planId, clientId }),
        ]);
      }
      return wanted.id;
    });
  }

  /** The version as it stands: under the plan's lock where the agreement counts for its coming into force. */
  private async lockFor(unit: Unit, seen: PlanHead, version: number, counts: boolean) {
    const { plan, versions } = counts
      ? await this.plans.lock(unit, seen.id)
      : { plan: seen, versions: await this.plans.versions(unit, seen.id) };
    const wanted = versions.find((one) => one.version === version);
    if (!plan || !wanted) {
      throw notFound();
    }
    if (wanted.state === 'DRAFT') {
      throw invalid({ path: 'version', message: 'This version has not been proposed yet.' });
    }
    if (wanted.state !== 'PROPOSED' && wanted.state !== 'IN_FORCE') {
      throw staleVersion(versions[0]?.version ?? version);
    }
    if (!['PROPOSED', 'ACTIVE'].includes(plan.state)) {
      throw planIsClosed(plan.state);
    }
    return { plan, wanted };
  }

  /** Brings the version into force when all who must have agreed. @returns whether it did. */
  private async settle(
    unit: Unit,
    plan: PlanHead,
    { version, phase }: VersionHead,
    at: string,
  ): Promise<boolean> {
    const { id, clientId } = plan;
    const { hasLead, clientAgreed, leadAgreed } = await this.plans.standing(unit, id, version, clientId);
    if (!hasLead) {
      throw invalid({ path: 'planId', message: NO_LEAD });
    }
    const state = nextState(PLAN_MACHINE, plan.state, 'BRING_INTO_FORCE');
    if (!clientAgreed || !leadAgreed || state === null) {
      return false;
    }
    const activities = await this.plans.activities(unit, id, version);
    refuseFindings(await this.checks.of(unit, clientId, phase, activities));
    try {
      await unit.all(this.plans.bringIntoForce(id, version, state, at));
    } catch (error) {
      if (isUniqueViolation(error, 'care_plan_one_active')) {
        throw invalid({ path: 'planId', message: ANOTHER_IS_ACTIVE });
      }
      if (constraintOf(error) === 'plan_in_force_is_agreed') {
        throw invalid({ path: 'planId', message: NO_LEAD });
      }
      throw error;
    }
    return true;
  }
}
