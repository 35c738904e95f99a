import { bookJointScheduleSchema, busyAt, sessionAt } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { Authz } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { practiceActor } from '../../../platform/context/index.ts';
import { type Unit, UnitOfWork } from '../../../platform/database/index.ts';
import { invalid, notFound, ProblemError } from '../../../platform/errors/index.ts';
import { claim } from '../../../platform/idempotency/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { AppointmentsRepository, type Booking } from '../data/appointments.repository.ts';
import { BookingFactsRepository } from '../data/booking-facts.repository.ts';
import { JointScheduleRead } from '../data/joint-schedule.read.ts';
import type { BookingFacts } from '../domain/booking-facts.ts';
import { amongOthers } from '../domain/joint-schedule/among-others.ts';
import { fits } from '../domain/joint-schedule/fitting-service.ts';
import { seriesConflicts } from '../graphql/series.problems.ts';
import { conflictOf, type DateConflict } from '../domain/joint-schedule/date-conflict.ts';
import { BookingDesk, type Trace } from './booking-desk.ts';

interface Slot {
  readonly activityId: string;
  readonly practitionerId: string;
  readonly serviceId: string;
  readonly startsAt: string;
}

/** A slot with what decides it. */
interface Asked {
  readonly slot: Slot;
  readonly start: number;
  readonly facts: BookingFacts;
}

@Injectable()
export class BookJointSchedule {
  constructor(
    private readonly work: UnitOfWork,
    private readonly authz: Authz,
    private readonly clock: Clock,
    private readonly desk: BookingDesk,
    private readonly facts: BookingFactsRepository,
    private readonly reading: JointScheduleRead,
    private readonly appointments: AppointmentsRepository,
  ) {}

  /**
   * Books the coming weeks of a plan whole, or nothing of it: one transaction, in which every session is
   * decided just as a single booking, with all the others there. A client asks for all of them.
   * @returns the id of the series.
   * @throws ProblemError SeriesConflicts with every date that fails and why (R23, nothing is set aside
   *   here); InvalidInput for what is not in the plan; Forbidden, NotFound; Conflict for a key used otherwise.
   */
  async run(input: { idempotencyKey?: string | null }): Promise<string> {
    const { clientId, slots } = parseInput(bookJointScheduleSchema, input);
    const inOrder = [...slots].sort((one, other) => one.startsAt.localeCompare(other.startsAt));
    return this.work.run(async (unit) => {
      const { memberId } = practiceActor();
      const own = slots.every((slot) => slot.practitionerId === memberId);
      const relation = await this.authz.require(unit, 'appointment.bookJointly', clientId);
      await this.authz.require(unit, 'appointment.book', clientId, own);
      const { id, fresh } = await claim(unit, {
        operation: 'bookJointSchedule',
        key: input.idempotencyKey,
        input,
      });
      if (!fresh) {
        return id;
      }
      const asked = await this.ask(unit, clientId, inOrder);
      const rooms = await this.decideAll(unit, asked);
      const at = this.clock.nowText();
      const bookings = asked.map(
        ({ slot, start }, index): Booking => ({
          id: newId(),
          practitionerId: slot.practitionerId,
          roomId: rooms[index] ?? null,
          state: relation === 'SELF' ? 'REQUESTED' : 'BOOKED',
          start,
          at,
          series: { id, position: index + 1 },
        }),
      );
      const traces: Trace[] = bookings.flatMap(({ id: appointmentId }) => [
        { action: 'appointment.bookJointly', relation, clientId, appointmentId },
      ]);
      await this.desk.writeAll(
        unit,
        [
          this.appointments.insertJoint(id, clientId, at),
          ...asked.flatMap(({ facts }, index) => {
            const booking = bookings[index];
            return booking ? this.appointments.insert(facts, booking, null) : [];
          }),
        ],
        traces,
        relation === 'SELF' ? 'APPOINTMENT_REQUESTED' : 'APPOINTMENT_BOOKED',
      );
      return id;
    });
  }

  /** The facts of every slot, once it is the turn of all of them. */
  private async ask(unit: Unit, clientId: string, slots: readonly Slot[]): Promise<Asked[]> {
    const pairOf = ({ serviceId, practitionerId }: Slot) => `${serviceId} ${practitionerId}`;
    const starts = slots.map((slot) => Date.parse(slot.startsAt));
    const range = { from: Math.min(...starts), to: Math.max(...starts) };
    const pairs = new Map(slots.map((slot) => [pairOf(slot), slot]));
    const questions = [...pairs.values()].map(({ serviceId, practitionerId }) => ({
      clientId,
      serviceId,
      practitionerId,
      range,
      moving: null,
    }));
    const [all, activities] = await Promise.all([
      this.facts.allInTurn(unit, clientId, questions),
      this.reading.activitiesIn(unit, clientId),
    ]);
    const factsOf = new Map([...pairs.keys()].map((pair, index) => [pair, all[index] ?? null]));
    return slots.map((slot) => {
      const facts = factsOf.get(pairOf(slot));
      if (!facts?.practitioners.some((one) => one.id === slot.practitionerId)) {
        throw notFound();
      }
      const activity = activities.find((one) => one.id === slot.activityId);
      if (!activity) {
        throw invalid({
          path: 'slots',
          message: 'The plan has changed and does not ask for this any more. Please plan the weeks again.',
        });
      }
      if (!fits(activity, facts.service)) {
        throw invalid({
          path: 'slots',
          message: `${facts.service.name} is not what the plan asks for. Please plan the weeks again.`,
        });
      }
      return { slot, start: Date.parse(slot.startsAt), facts };
    });
  }

  /** @returns the room of each. @throws ProblemError SeriesConflicts with every date that is refused. */
  private async decideAll(unit: Unit, asked: readonly Asked[]): Promise<(string | null)[]> {
    const { timeZone } = practiceActor();
    const now = this.clock.now().getTime();
    const conflicts: DateConflict[] = [];
    const rooms: (string | null)[] = [];
    const together = asked.map(({ slot, start, facts: { service } }) => ({
      practitionerId: slot.practitionerId,
      class: service.class,
      session: sessionAt(start, service),
      busy: busyAt(start, service),
    }));
    for (const [index, { slot, start, facts }] of asked.entries()) {
      const others = together.filter((_, at) => at !== index);
      const wish = {
        practitionerId: slot.practitionerId,
        start,
        roomId: null,
        preferredRoomId: null,
        override: null,
        underHold: false,
      };
      try {
        const decided = await this.desk.decide(unit, amongOthers(facts, others, timeZone), wish, now);
        rooms.push(decided.roomId);
      } catch (error) {
        if (!(error instanceof ProblemError)) {
          throw error;
        }
        conflicts.push(conflictOf(slot.startsAt, error.problem));
      }
    }
    if (conflicts.length > 0) {
      throw seriesConflicts(conflicts);
    }
    return rooms;
  }
}
