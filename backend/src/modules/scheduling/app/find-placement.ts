import { decide, type PlacementFacts, placementSchema } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { readAudited } from '../../../platform/audit/index.ts';
import { Authz } from '../../../platform/authz/index.ts';
import { currentContext, practiceActor } from '../../../platform/context/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { BookingFactsRepository } from '../data/booking-facts.repository.ts';
import {
  PLACED_APPOINTMENT,
  PLACED_CLIENT,
  type PlacementQuestionRow,
} from '../data/placement.statements.ts';
import { onSteps, placementOf } from '../domain/placement.ts';
import { assertRange, LONGEST_PLACEMENT_DAYS } from '../domain/ranges.ts';

/** What is to be placed, and what decides where it can be. */
export interface FoundPlacement {
  readonly appointmentId: string | null;
  readonly clientId: string;
  readonly facts: PlacementFacts;
}

@Injectable()
export class FindPlacement {
  constructor(
    private readonly authz: Authz,
    private readonly facts: BookingFactsRepository,
  ) {}

  /**
   * What a practitioner or administrator may know of where an appointment could be moved, or a new
   * session of a client be, so that a screen can explain before it asks. Who could not move or book it
   * is told nothing; a massage therapist is told of their own time.
   * @returns null when out of reach.
   * @throws ProblemError InvalidInput for a range that is too long or ends before it begins.
   */
  async run(input: unknown): Promise<FoundPlacement | null> {
    const { appointmentId, clientId, serviceId, ...wanted } = parseInput(placementSchema, input);
    assertRange(wanted.from, wanted.to, LONGEST_PLACEMENT_DAYS);
    const { memberId } = practiceActor();
    if (memberId === null) {
      return null;
    }
    const question = await this.questionOf(appointmentId ?? null, clientId ?? null, serviceId ?? null);
    if (!question?.serviceId) {
      return null;
    }
    const range = onSteps({ from: Date.parse(wanted.from), to: Date.parse(wanted.to) });
    const [relations, facts] = await Promise.all([
      this.authz.factsOf(question.clientId),
      this.facts.now({
        clientId: question.clientId,
        serviceId: question.serviceId,
        practitionerId: null,
        range,
        moving: question.appointmentId,
      }),
    ]);
    const forAll = decide('appointment.change', relations).allow;
    const own = question.memberId === null || question.memberId === memberId;
    if (!facts || !decide('appointment.change', { ...relations, own }).allow) {
      return null;
    }
    const practitioners = facts.practitioners.filter((one) => forAll || one.id === memberId);
    return {
      appointmentId: question.appointmentId,
      clientId: question.clientId,
      facts: placementOf(facts, practitioners, range, question.state === 'NEEDS_CLEARANCE'),
    };
  }

  /** What is to be placed, noted in the audit as looked at. */
  private async questionOf(
    appointmentId: string | null,
    clientId: string | null,
    serviceId: string | null,
  ): Promise<PlacementQuestionRow | null> {
    const { reader } = currentContext();
    const [statement, values] =
      appointmentId === null
        ? ([PLACED_CLIENT, [clientId, serviceId]] as const)
        : ([PLACED_APPOINTMENT, [appointmentId]] as const);
    const [row] = await readAudited<PlacementQuestionRow>(reader, statement, values, ['APPOINTMENTS']);
    return row ?? null;
  }
}
