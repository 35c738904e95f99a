import {
  APPOINTMENT_MACHINE,
  type AppointmentState,
  busyAt,
  changeSeriesSchema,
  nextState,
  type Relation,
  type SeriesOverride,
  type SeriesPattern,
  wantedDates,
} from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { Clock } from '../../../platform/clock/index.ts';
import { practiceActor } from '../../../platform/context/index.ts';
import { UnitOfWork } from '../../../platform/database/index.ts';
import { invalid, notFound } from '../../../platform/errors/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { AppointmentsRepository, type Write } from '../data/appointments.repository.ts';
import { BookingFactsRepository } from '../data/booking-facts.repository.ts';
import { LIMITS } from '../data/hours.statements.ts';
import { type SeriesMember, SeriesRepository } from '../data/series.repository.ts';
import { limitsFor, type LimitsRow } from '../data/working-hours.read.ts';
import { notFrom } from '../domain/appointment-states.ts';
import type { BookingFacts } from '../domain/booking-facts.ts';
import { assertInTime } from '../domain/late-change.ts';
import { type DateJudged, judgeDates } from '../domain/series/judge-dates.ts';
import { isException, patternOf, patternOnward } from '../domain/series/series-row.ts';
import { inMovingOrder, type Mover, withoutMovers } from '../domain/series/without-movers.ts';
import { seriesConflicts } from '../graphql/series.problems.ts';
import { BookingDesk } from './booking-desk.ts';
import { rangeOf } from './series-dates.ts';
import { SeriesDesk } from './series-desk.ts';

/** An appointment of the series with the time that it moves to. */
interface Moved {
  readonly member: SeriesMember;
  /** Its place in the series as it goes on. */
  readonly position: number;
  readonly start: number;
  readonly state: AppointmentState;
}

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
   * practitioner or room: whole, or nothing of it. They go on as a series of their own. What was moved
   * by itself before stays where it is, and what is left out of the change does.
   * @returns the id of the series with which it goes on.
   * @throws ProblemError SeriesConflicts with every date that fails and why; StaleVersion; InvalidInput,
   *   Forbidden, NotFound.
   */
  async run(input: unknown): Promise<string> {
    const wanted = parseInput(changeSeriesSchema, input);
    const { timeZone } = practiceActor();
    return this.work.run(async (unit) => {
      const now = this.clock.now();
      const opened = await this.opening.open(unit, 'appointment.change', wanted, {
        to: wanted.practitionerId,
        now: now.toISOString(),
      });
      const { series, picked, relation, from } = opened;
      const old = patternOf(series);
      if (!old || !picked.serviceId) {
        throw invalid({
          path: 'appointmentId',
          message: 'The weeks of a plan have no rhythm of their own; please move each appointment by itself.',
        });
      }
      const practitionerId = wanted.practitionerId ?? picked.memberId;
      const moved = { position: series.position, start: Date.parse(wanted.startsAt) };
      const pattern = patternOnward(old, from, moved, timeZone);
      const dates = datesOnward(pattern, from, wanted.dates);
      const [facts] = await this.facts.allInTurn(unit, series.clientId, [
        {
          clientId: series.clientId,
          serviceId: picked.serviceId,
          practitionerId,
          range: rangeOf(dates, now.getTime()),
          // What stands in the way of itself is taken out below, for all of them.
          moving: null,
        },
      ]);
      if (!facts?.practitioners.some((one) => one.id === practitionerId)) {
        throw notFound();
      }
      if (wanted.roomId && !facts.rooms.some((room) => room.id === wanted.roomId)) {
        throw invalid({
          path: 'roomId',
          message: 'This room does not fit the service. Please choose another one.',
        });
      }
      const members = await this.opening.lock(unit, opened, wanted.expectedVersion, now.toISOString());
      const moves = members.flatMap((member): Moved[] => {
        const date = dates.find((one) => one.was === member.position);
        const stays =
          member.id !== picked.id &&
          !date?.replaced &&
          isException(series, { ...member, seriesPosition: member.position });
        return !date || date.skipped || stays
          ? []
          : [{ member, position: date.position, start: date.start, state: stateAfter(member, relation) }];
      });
      if (relation === 'SELF') {
        const limits = await unit.query<LimitsRow>(LIMITS);
        for (const { member } of moves) {
          assertInTime(member, limitsFor(member.memberId, limits), now.getTime());
        }
      }
      const judged = decideAll(facts, moves, { ...wanted, practitionerId }, now.getTime());
      const id = newId();
      const at = now.toISOString();
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
          ...this.moving(facts, moves, judged, practitionerId, at),
          ...joined(members, moves, relation).map((member) =>
            this.series.assign(member.id, id, member.position - from + 1),
          ),
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
    return inMovingOrder(steps).flatMap(({ move: { member, start, state }, roomId }) =>
      this.appointments.move(facts, { id: member.id, practitionerId, roomId, state, start, at }, null),
    );
  }
}

/** The dates from a position on, by the place that each had: what is done otherwise is said by that place. */
function datesOnward(pattern: SeriesPattern, from: number, overrides: readonly SeriesOverride[]) {
  const onward = overrides.map((one) => ({ ...one, position: one.position - from + 1 }));
  return wantedDates(pattern, onward).map((date) => ({ ...date, was: date.position + from - 1 }));
}

/** @throws ProblemError InvalidInput for one that can no longer be moved. */
function stateAfter({ state }: SeriesMember, relation: Relation): AppointmentState {
  const next = nextState(APPOINTMENT_MACHINE, state, relation === 'SELF' ? 'ASK_TO_MOVE' : 'MOVE');
  if (next === null) {
    throw notFrom(state);
  }
  return next;
}

/** What goes on in the new series: a client touches only what they move. */
function joined(
  members: readonly SeriesMember[],
  moves: readonly Moved[],
  relation: Relation,
): readonly SeriesMember[] {
  return relation === 'SELF' ? moves.map((one) => one.member) : members;
}

function busyOf({ busyFrom, busyTo }: SeriesMember) {
  return { from: Date.parse(busyFrom), to: Date.parse(busyTo) };
}

/** @throws ProblemError SeriesConflicts with every date that is refused, by the place that it had. */
function decideAll(
  facts: BookingFacts,
  moves: readonly Moved[],
  { practitionerId, roomId }: { readonly practitionerId: string; readonly roomId: string | null },
  now: number,
): DateJudged[] {
  const { timeZone } = practiceActor();
  const movers = moves.map(({ member }): Mover => ({ ...member, busy: busyOf(member) }));
  const place = { practitionerId, roomId, preferredRoomId: moves[0]?.member.roomId ?? null };
  const judged = judgeDates(
    withoutMovers(facts, movers, timeZone),
    place,
    moves.map(({ member, start, state }) => ({
      position: member.position,
      start,
      underHold: state === 'NEEDS_CLEARANCE',
    })),
    now,
    timeZone,
  );
  const conflicts = judged.flatMap((one) => one.conflict ?? []);
  if (conflicts.length > 0) {
    throw seriesConflicts(conflicts, 'changed');
  }
  return judged;
}
