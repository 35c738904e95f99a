import { busyAt, changeSeriesSchema } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { Clock } from '../../../platform/clock/index.ts';
import { practiceActor } from '../../../platform/context/index.ts';
import { UnitOfWork } from '../../../platform/database/index.ts';
import { AppointmentsRepository, type Write } from '../data/appointments.repository.ts';
import { BookingFactsRepository } from '../data/booking-facts.repository.ts';
import { LIMITS } from '../data/hours.statements.ts';
import { SeriesRepository } from '../data/series.repository.ts';
import type { LimitsRow } from '../data/working-hours.read.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import type { BookingFacts } from '../domain/booking-facts.ts';
import type { DateJudged } from '../domain/series/judge-dates.ts';
import { busyOf, judgeMoves, type Moved } from '../domain/series/series-onward.ts';
import { inMovingOrder } from '../domain/series/without-movers.ts';
import { seriesConflicts } from '../graphql/series.problems.ts';
import { BookingDesk } from './booking-desk.ts';
import { assertChange, changeAsked, movesAsked, questionOf } from './series-change.ts';
import { SeriesDesk } from './series-desk.ts';

@Injectable()
export class ChangeSeries {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly opening: SeriesDesk,
    private readonly desk: BookingDesk,
    private readonly facts: BookingFactsRepository,
    private readonly appointments: AppointmentsRepository,
    private readonly series: SeriesRepository,
  ) {}

  /**
   * Moves an appointment of a series and what follows it, or all to come, to another weekday, time,
   * practitioner, room or service: whole, or nothing of it. They go on as a series of their own. What was
   * changed by itself before stays as it is, and what is left out of the change does.
   * @returns the id of the series with which it goes on.
   * @throws ProblemError SeriesConflicts with every date that fails and why; StaleVersion; InvalidInput,
   *   Forbidden, NotFound.
   */
  async run(input: unknown): Promise<string> {
    const wanted = parseInput(changeSeriesSchema, input);
    const { timeZone } = practiceActor();
    return this.work.run(async (unit) => {
      const now = this.clock.now();
      const at = now.toISOString();
      const opened = await this.opening.open(unit, 'appointment.change', wanted, {
        to: wanted.practitionerId,
        now: at,
      });
      const { series, relation, from } = opened;
      const change = changeAsked(opened, wanted, timeZone);
      const { practitionerId, pattern } = change;
      const [facts = null] = await this.facts.allInTurn(unit, series.clientId, [
        questionOf(opened, change, now.getTime()),
      ]);
      const members = await this.opening.lock(unit, opened, wanted.expectedVersion, at);
      const { moves } = movesAsked(opened, change, members);
      const known = assertChange(
        facts,
        opened,
        { ...change, moves },
        {
          limits: relation === 'SELF' ? await unit.query<LimitsRow>(LIMITS) : [],
          now: now.getTime(),
        },
      );
      const place = { practitionerId, roomId: wanted.roomId };
      const judged = judgeMoves(known, moves, place, now.getTime(), timeZone);
      const conflicts = judged.flatMap((one) => one.conflict ?? []);
      if (conflicts.length > 0) {
        throw seriesConflicts(conflicts, 'changed');
      }
      const id = newId();
      // What goes on in the new series: a client touches only what they move.
      const joined = relation === 'SELF' ? moves.map((one) => one.member) : members;
      await this.desk.writeAll(
        unit,
        [
          this.series.insert({
            id,
            clientId: series.clientId,
            memberId: practitionerId,
            pattern,
            followsId: series.id,
            at,
          }),
          ...this.moving(known, moves, judged, practitionerId, at),
          ...joined.map((member) => this.series.assign(member.id, id, member.position - from + 1)),
        ],
        moves.map(({ member }) => ({
          action: 'appointment.reschedule',
          relation,
          clientId: series.clientId,
          appointmentId: member.id,
          hadMemberId: member.memberId,
        })),
        relation === 'SELF' ? 'APPOINTMENT_MOVE_REQUESTED' : 'APPOINTMENT_MOVED',
      );
      return id;
    });
  }

  private moving(
    facts: BookingFacts,
    moves: readonly Moved[],
    judged: readonly DateJudged[],
    practitionerId: string,
    at: string,
  ): Write[] {
    const steps = moves.map((move, index) => ({
      move,
      roomId: judged[index]?.roomId ?? null,
      from: busyOf(move.member),
      to: busyAt(move.start, facts.service),
    }));
    return inMovingOrder(steps).flatMap(({ move: { member, start, state }, roomId }) => [
      ...(member.serviceId === facts.service.id
        ? []
        : [this.appointments.changeService(member.id, facts.service.id)]),
      ...this.appointments.move(facts, { id: member.id, practitionerId, roomId, state, start, at }, null),
    ]);
  }
}
