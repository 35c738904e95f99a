import { seriesSchema } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { Authz } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { practiceActor } from '../../../platform/context/index.ts';
import { UnitOfWork } from '../../../platform/database/index.ts';
import { notFound } from '../../../platform/errors/index.ts';
import { claim } from '../../../platform/idempotency/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { AppointmentsRepository, type Booking } from '../data/appointments.repository.ts';
import { BookingFactsRepository } from '../data/booking-facts.repository.ts';
import { SeriesRepository } from '../data/series.repository.ts';
import { judgeDates } from '../domain/series/judge-dates.ts';
import { seriesConflicts } from '../graphql/series.problems.ts';
import { BookingDesk } from './booking-desk.ts';
import { datesAsked, rangeOf } from './series-dates.ts';

@Injectable()
export class BookSeries {
  constructor(
    private readonly work: UnitOfWork,
    private readonly authz: Authz,
    private readonly clock: Clock,
    private readonly desk: BookingDesk,
    private readonly facts: BookingFactsRepository,
    private readonly appointments: AppointmentsRepository,
    private readonly series: SeriesRepository,
  ) {}

  /**
   * Books one appointment every so many weeks, whole or nothing of it: one transaction, in which every
   * date is decided just as a single booking, with all the others there. A client asks for all of them.
   * @returns the id of the series.
   * @throws ProblemError SeriesConflicts with every date that fails and why (R21, R23; nothing is set aside
   *   here); InvalidInput, Forbidden, NotFound; Conflict for a key used otherwise.
   */
  async run(input: { idempotencyKey?: string | null }): Promise<string> {
    const asked = parseInput(seriesSchema, input);
    const { clientId, practitionerId, serviceId } = asked;
    const { memberId, timeZone } = practiceActor();
    const { pattern, dates } = datesAsked(asked, timeZone);
    const wanted = dates.filter((date) => !date.skipped);
    return this.work.run(async (unit) => {
      const own = practitionerId === memberId;
      const relation = await this.authz.require(unit, 'appointment.book', clientId, own);
      const { id, fresh } = await claim(unit, {
        operation: 'bookSeries',
        key: input.idempotencyKey,
        input,
      });
      if (!fresh) {
        return id;
      }
      const now = this.clock.now();
      const range = rangeOf(wanted, now.getTime());
      const [facts] = await this.facts.allInTurn(unit, clientId, [
        { clientId, serviceId, practitionerId, range, moving: null },
      ]);
      if (!facts?.practitioners.some((one) => one.id === practitionerId)) {
        throw notFound();
      }
      const place = { practitionerId, roomId: null, preferredRoomId: null };
      const judged = judgeDates(facts, place, wanted, now.getTime(), timeZone);
      const conflicts = judged.flatMap((one) => one.conflict ?? []);
      if (conflicts.length > 0) {
        throw seriesConflicts(conflicts);
      }
      const at = now.toISOString();
      const bookings = judged.map(
        ({ position, start, roomId }): Booking => ({
          id: newId(),
          practitionerId,
          roomId,
          state: relation === 'SELF' ? 'REQUESTED' : 'BOOKED',
          start,
          at,
          series: { id, position },
        }),
      );
      await this.desk.writeAll(
        unit,
        [
          this.series.insert({ id, clientId, memberId: practitionerId, pattern, followsId: null, at }),
          ...bookings.flatMap((booking) => this.appointments.insert(facts, booking, null)),
        ],
        bookings.map((booking) => ({
          action: 'appointment.book',
          relation,
          clientId,
          appointmentId: booking.id,
        })),
        relation === 'SELF' ? 'APPOINTMENT_REQUESTED' : 'APPOINTMENT_BOOKED',
      );
      return id;
    });
  }
}
