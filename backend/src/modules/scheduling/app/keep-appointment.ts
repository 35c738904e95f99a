import { APPOINTMENT_MACHINE, keepAppointmentSchema, nextState } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Authz } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { UnitOfWork } from '../../../platform/database/index.ts';
import { invalid, notFound, staleVersion } from '../../../platform/errors/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { AppointmentsRepository } from '../data/appointments.repository.ts';
import { BookingFactsRepository } from '../data/booking-facts.repository.ts';
import { notFrom } from '../domain/appointment-states.ts';
import {
  brokenRules,
  holdProblem,
  intakeAgainst,
  intakeProblem,
  judgementOf,
  standingProblem,
} from '../domain/booking-rules.ts';
import { BookingDesk } from './booking-desk.ts';

@Injectable()
export class KeepAppointment {
  constructor(
    private readonly work: UnitOfWork,
    private readonly authz: Authz,
    private readonly clock: Clock,
    private readonly desk: BookingDesk,
    private readonly facts: BookingFactsRepository,
    private readonly appointments: AppointmentsRepository,
  ) {}

  /**
   * The lead psychotherapist keeps a booked appointment where and as it is although rules of the plan or
   * the health questions speak against it by now (R24). Nobody is told of a move, since there is none.
   * @returns the id of the appointment.
   * @throws ProblemError Forbidden for anybody else; StaleVersion; HoldProblem, since a hold is only
   *   lifted (R18); ScopeOfPracticeProblem (R2, R3) and InvalidInput for what is no rule: no licence, no
   *   place on the team, no work at that time; InvalidInput where nothing stands against it.
   */
  async run(input: unknown): Promise<string> {
    const { appointmentId, expectedVersion, reason } = parseInput(keepAppointmentSchema, input);
    return this.work.run(async (unit) => {
      const seen = await this.appointments.find(unit, appointmentId);
      if (!seen?.serviceId) {
        throw notFound();
      }
      const relation = await this.authz.require(unit, 'appointment.override', seen.clientId);
      const start = Date.parse(seen.startsAt);
      const [facts, head] = await Promise.all([
        this.facts.inTurn(unit, {
          clientId: seen.clientId,
          serviceId: seen.serviceId,
          practitionerId: seen.memberId,
          range: { from: start, to: start },
          moving: appointmentId,
        }),
        this.appointments.lock(unit, appointmentId),
      ]);
      const [practitioner] = facts?.practitioners ?? [];
      if (!facts || !practitioner || !head) {
        throw notFound();
      }
      // The hold comes first: it is why the state, and so the version, may have changed.
      const held = holdProblem(facts);
      if (held) {
        throw held;
      }
      if (head.version !== expectedVersion) {
        throw staleVersion(head.version);
      }
      if (nextState(APPOINTMENT_MACHINE, head.state, 'MOVE') === null) {
        throw notFrom(head.state);
      }
      const refused = standingProblem(facts, practitioner, start) ?? intakeProblem(facts);
      if (refused) {
        throw refused;
      }
      const intake = intakeAgainst(facts);
      const broken = brokenRules([...(intake ? [intake] : []), ...judgementOf(facts, start).findings()]);
      if (broken.length === 0) {
        throw invalid({ path: 'appointmentId', message: 'Nothing stands against this appointment.' });
      }
      const override = { reason, sentences: broken.map((one) => one.sentence), loadSentences: [] };
      const as = {
        id: head.id,
        practitionerId: head.memberId,
        roomId: head.roomId,
        state: head.state,
        start,
        at: this.clock.nowText(),
      };
      // Nothing happens at another time or with somebody else: nobody is told.
      await this.desk.writeAll(
        unit,
        this.appointments.move(facts, as, override),
        [{ action: 'appointment.override', relation, clientId: head.clientId, appointmentId: head.id }],
        null,
      );
      return head.id;
    });
  }
}
