import { bookAppointmentSchema } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Authz } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { practiceActor } from '../../../platform/context/index.ts';
import { UnitOfWork } from '../../../platform/database/index.ts';
import { claim } from '../../../platform/idempotency/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { AppointmentsRepository } from '../data/appointments.repository.ts';
import { BookingFactsRepository } from '../data/booking-facts.repository.ts';
import { BookingDesk } from './booking-desk.ts';

@Injectable()
export class BookAppointment {
  constructor(
    private readonly work: UnitOfWork,
    private readonly authz: Authz,
    private readonly clock: Clock,
    private readonly desk: BookingDesk,
    private readonly facts: BookingFactsRepository,
    private readonly appointments: AppointmentsRepository,
  ) {}

  /**
   * Books a service for a client; a client's own booking is a request that the practice confirms.
   * @returns the id of the appointment.
   * @throws ProblemError as {@link BookingDesk.decide}; Conflict for a key used with other contents.
   */
  async run(input: { idempotencyKey?: string | null }): Promise<string> {
    const { clientId, practitionerId, serviceId, startsAt, roomId, override } = parseInput(
      bookAppointmentSchema,
      input,
    );
    const start = Date.parse(startsAt);
    return this.work.run(async (unit) => {
      const own = practitionerId === practiceActor().memberId;
      const relation = await this.authz.require(unit, 'appointment.book', clientId, own);
      const { id, fresh } = await claim(unit, {
        operation: 'bookAppointment',
        key: input.idempotencyKey,
        input,
      });
      if (!fresh) {
        return id;
      }
      const range = { from: start, to: start };
      const facts = await this.facts.inTurn(unit, {
        clientId,
        serviceId,
        practitionerId,
        range,
        moving: null,
      });
      const now = this.clock.now();
      const wish = { practitionerId, start, roomId, preferredRoomId: null, override, underHold: false };
      const decided = await this.desk.decide(unit, facts, wish, now.getTime());
      const booking = {
        id,
        practitionerId,
        roomId: decided.roomId,
        state: relation === 'SELF' ? ('REQUESTED' as const) : ('BOOKED' as const),
        start,
        at: now.toISOString(),
      };
      await this.desk.write(
        unit,
        facts ? this.appointments.insert(facts, booking, decided.override) : [],
        { action: 'appointment.book', relation, clientId, appointmentId: id },
        {
          override: decided.override,
          news: relation === 'SELF' ? 'APPOINTMENT_REQUESTED' : 'APPOINTMENT_BOOKED',
        },
      );
      return id;
    });
  }
}
