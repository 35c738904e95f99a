import {
  ADJUSTMENT_MACHINE,
  type AdjustedValues,
  type AdjustmentStep,
  type ClientAction,
  nextState,
  sameValues,
} from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/index.ts';
import { AUDIT_OF_RELATION, Authz } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { practiceActor } from '../../../platform/context/index.ts';
import type { Unit } from '../../../platform/database/index.ts';
import { conflict, invalid, notFound } from '../../../platform/errors/index.ts';
import { CarePlansRepository, PlanChecks, refuseFindings, requireTrainings } from '../../care-plans/index.ts';
import {
  type ActivityInForce,
  type AdjustmentHead,
  AdjustmentsRepository,
} from '../data/adjustments.repository.ts';

type Trail = Parameters<Audit['statement']>[0];
type Step = Exclude<AdjustmentStep, 'PROPOSE'>;

/** What all steps of a change begin with: who may take it, whether it is its turn, what stands against it. */
@Injectable()
export class AdjustmentSteps {
  constructor(
    private readonly authz: Authz,
    private readonly clock: Clock,
    private readonly checks: PlanChecks,
    private readonly plans: CarePlansRepository,
    private readonly adjustments: AdjustmentsRepository,
  ) {}

  /**
   * A change whose turn a step is, for somebody who may take it.
   * @param round as the actor's screen shows it.
   * @throws ProblemError NotFound, Forbidden; Conflict when it has gone on in the meantime.
   */
  async begin(
    unit: Unit,
    id: string,
    round: number,
    step: { readonly step: Step; readonly action: ClientAction; readonly deed: string },
  ): Promise<{ readonly one: AdjustmentHead; readonly trail: Trail }> {
    const one = await this.adjustments.find(unit, id);
    if (!one) {
      throw notFound();
    }
    const own = one.proposedBy === practiceActor().memberId;
    const relation = await this.authz.require(unit, step.action, one.clientId, own);
    if (one.round !== round || nextState(ADJUSTMENT_MACHINE, one.state, step.step) === null) {
      throw conflict('This change has gone on in the meantime. Please look at it as it is now.');
    }
    return {
      one,
      trail: {
        ...AUDIT_OF_RELATION[relation],
        action: step.deed,
        clientIds: [one.clientId],
        subjectType: 'PLAN_ADJUSTMENT',
        subjectId: id,
        fieldClasses: ['PLAN'],
      },
    };
  }

  /**
   * R3, R8: what is wished for is held against the client's boundaries and health of today, the ceiling of
   * the phase and what the team is trained in, as for any version of the plan; and it rests on what the actor may read.
   * @throws ProblemError InvalidInput, ConsentProblem, ScopeOfPracticeProblem
   */
  async check(
    unit: Unit,
    clientId: string,
    activity: ActivityInForce,
    { to, responseIds }: { readonly to: AdjustedValues; readonly responseIds: readonly string[] },
  ): Promise<void> {
    if (sameValues(activity, to)) {
      throw invalid({
        path: 'modality',
        message: 'This is as the plan has it now. Please say what changes.',
      });
    }
    if ((await this.adjustments.readableResponses(unit, clientId, responseIds)) < responseIds.length) {
      throw invalid({
        path: 'responseIds',
        message: 'One of these is no signed session response of this client that is open to you.',
      });
    }
    const wished = { ...activity, ...to };
    const findings = await this.checks.of(unit, clientId, activity.phase, [wished]);
    refuseFindings(findings.map((one) => ({ ...one, path: one.path.replace('activities.0.', '') })));
    const team = await this.plans.teamCredentials(unit, clientId);
    requireTrainings([wished], team, this.clock.nowText().slice(0, 10));
  }
}
