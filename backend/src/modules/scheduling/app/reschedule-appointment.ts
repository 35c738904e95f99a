import { APPOINTMENT_MACHINE, nextState, type Relation, rescheduleAppointmentSchema } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Authz } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { practiceActor } from '../../../platform/context/index.ts';
import { type Unit, UnitOfWork } from '../../../platform/database/index.ts';
import { forbidden, notFound, staleVersion } from '../../../platform/errors/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { type AppointmentHead, AppointmentsRepository } from '../data/appointments.repository.ts';
import { BookingFactsRepository } from '../data/booking-facts.repository.ts';
import { LIMITS } from '../data/hours.statements.ts';
import { limitsFor, type LimitsRow } from '../data/working-hours.read.ts';
import { notFrom } from '../domain/appointment-states.ts';
import { assertInTime } from '../domain/late-change.ts';
import { assertOtherService, isOtherService } from '../domain/other-service.ts';
import { BookingDesk } from './booking-desk.ts';

@Injectable()
export class RescheduleAppointment {
  constructor(
    private readonly work: UnitOfWork,
    private readonly authz: Authz,
    private readonly clock: Clock,
    private readonly desk: BookingDesk,
    private readonly facts: BookingFactsRepository,
    private readonly appointments: AppointmentsRepository,
  ) {}

  /**
   * Moves an appointment to another time, or also to another practitioner, room or service, by the same
   * rules as booking. A client who moves one asks for the new time, and the practice confirms it.
   * @returns the id of the appointment.
   * @throws ProblemError StaleVersion; InvalidInput for one that can no longer be moved; and as
   *   {@link BookingDesk.decide}.
   */
  async run(input: unknown): Promise<string> {
    const wanted = parseInput(rescheduleAppointmentSchema, input);
    const { appointmentId, expectedVersion, override } = wanted;
    const start = Date.parse(wanted.startsAt);
    return this.work.run(async (unit) => {
      const seen = await this.appointments.find(unit, appointmentId);
      if (!seen?.serviceId) {
        throw notFound();
      }
      const practitionerId = wanted.practitionerId ?? seen.memberId;
      const serviceId = wanted.serviceId ?? seen.serviceId;
      const relation = await this.allow(unit, seen, practitionerId);
      const [facts, head] = await Promise.all([
        this.facts.inTurn(unit, {
          clientId: seen.clientId,
          serviceId,
          practitionerId,
          range: { from: start, to: start },
          moving: appointmentId,
        }),
        this.appointments.lock(unit, appointmentId),
      ]);
      if (!facts || !head) {
        throw notFound();
      }
      if (head.version !== expectedVersion) {
        throw staleVersion(head.version);
      }
      const state = nextState(APPOINTMENT_MACHINE, head.state, relation === 'SELF' ? 'ASK_TO_MOVE' : 'MOVE');
      if (state === null) {
        throw notFrom(head.state);
      }
      const now = this.clock.now();
      if (relation === 'SELF') {
        assertInTime(head, limitsFor(head.memberId, await unit.query<LimitsRow>(LIMITS)), now.getTime());
      }
      const other = isOtherService(head, serviceId);
      if (other) {
        assertOtherService(facts, head, relation);
      }
      const wish = {
        practitionerId,
        start,
        roomId: wanted.roomId,
        preferredRoomId: head.roomId,
        override,
        underHold: state === 'NEEDS_CLEARANCE' && !other,
      };
      const decided = await this.desk.decide(unit, facts, wish, now.getTime());
      const booking = {
        id: head.id,
        practitionerId,
        roomId: decided.roomId,
        state,
        start,
        at: now.toISOString(),
      };
      await this.desk.write(
        unit,
        [
          ...(other ? [this.appointments.changeService(head.id, serviceId)] : []),
          ...this.appointments.move(facts, booking, decided.override),
        ],
        {
          action: 'appointment.reschedule',
          relation,
          clientId: head.clientId,
          appointmentId: head.id,
          hadMemberId: head.memberId,
        },
        {
          override: decided.override,
          news: relation === 'SELF' ? 'APPOINTMENT_MOVE_REQUESTED' : 'APPOINTMENT_MOVED',
        },
      );
      return head.id;
    });
  }

  /** A massage therapist moves their own appointments, and hands none to others. */
  private async allow(unit: Unit, seen: AppointmentHead, practitionerId: string): Promise<Relation> {
    const { memberId } = practiceActor();
    const relation = await this.authz.require(
      unit,
      'appointment.change',
      seen.clientId,
      seen.memberId === memberId,
    );
    if (relation === 'MASSAGE_THERAPIST' && practitionerId !== memberId) {
      throw forbidden(
        'You can book with yourself. Please ask a psychotherapist of the team, or whoever runs the practice, to book with others.',
      );
    }
    return relation;
  }
}
