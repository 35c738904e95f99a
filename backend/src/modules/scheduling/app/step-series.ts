import {
  APPOINTMENT_MACHINE,
  type AppointmentState,
  cancelSeriesSchema,
  confirmSeriesSchema,
  isLateChange,
  nextState,
} from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/index.ts';
import { type Unit, UnitOfWork } from '../../../platform/database/index.ts';
import { notFound, type ProblemError } from '../../../platform/errors/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { AppointmentsRepository } from '../data/appointments.repository.ts';
import { BookingFactsRepository } from '../data/booking-facts.repository.ts';
import { LIMITS } from '../data/hours.statements.ts';
import { type SeriesMember, SeriesRepository } from '../data/series.repository.ts';
import { limitsFor, type LimitsRow } from '../data/working-hours.read.ts';
import { newsOfStep, notFrom } from '../domain/appointment-states.ts';
import type { BookingFacts } from '../domain/booking-facts.ts';
import { healthProblem, holdProblem, scopeProblem } from '../domain/booking-rules.ts';
import { conflictOf } from '../domain/joint-schedule/date-conflict.ts';
import { seriesConflicts } from '../graphql/series.problems.ts';
import { BookingDesk } from './booking-desk.ts';
import { SeriesDesk } from './series-desk.ts';

/** Takes the appointments of a series along their state table together. */
@Injectable()
export class StepSeries {
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
   * Either side gives the times of an appointment and what follows it back, or all to come; what was
   * moved by itself among them. @returns the id of the series.
   * @throws ProblemError StaleVersion, InvalidInput, Forbidden, NotFound.
   */
  async cancel(input: unknown): Promise<string> {
    const { reason, ...wanted } = parseInput(cancelSeriesSchema, input);
    return this.work.run(async (unit) => {
      const now = this.clock.now();
      const at = now.toISOString();
      const opened = await this.opening.open(unit, 'appointment.change', wanted, { now: at });
      const { series, relation } = opened;
      const members = await this.opening.lock(unit, opened, wanted.expectedVersion, at);
      const limits = relation === 'SELF' ? await unit.query<LimitsRow>(LIMITS) : null;
      const isLate = (one: SeriesMember) =>
        limits !== null &&
        one.state !== 'REQUESTED' &&
        isLateChange(limitsFor(one.memberId, limits), Date.parse(one.startsAt), now.getTime());
      await this.desk.writeAll(
        unit,
        members.map((one) =>
          this.appointments.step(one.id, stateAfter(one, 'CANCEL'), reason, at, isLate(one)),
        ),
        members.map((one) => ({
          action: 'appointment.cancel',
          relation,
          clientId: series.clientId,
          appointmentId: one.id,
        })),
        // What was asked for and is turned down, when there is nothing else among it.
        newsOfStep('CANCEL', members.every(isAsked) ? 'REQUESTED' : 'BOOKED', relation),
      );
      return series.id;
    });
  }

  /**
   * The practice's yes to all that a client asked for in a series: whole, or nothing of it. @returns its id.
   * @throws ProblemError SeriesConflicts with every date that a hold (R18), a licence (R2), a training (R3) or
   *   the health questions refuse; StaleVersion, InvalidInput, Forbidden, NotFound.
   */
  async confirm(input: unknown): Promise<string> {
    const wanted = { ...parseInput(confirmSeriesSchema, input), scope: 'ALL' as const };
    return this.work.run(async (unit) => {
      const at = this.clock.nowText();
      const opened = await this.opening.open(unit, 'appointment.confirm', wanted, { now: at });
      const { series, relation, picked } = opened;
      if (picked.state !== 'REQUESTED') {
        throw notFrom(picked.state);
      }
      const seen = await this.series.toCome(unit, series.id, opened.from, at);
      const factsOf = await this.factsInTurn(unit, series.clientId, seen.filter(isAsked));
      const members = (await this.opening.lock(unit, opened, wanted.expectedVersion, at)).filter(isAsked);
      const conflicts = members.flatMap((one) => {
        const refused = refusedToConfirm(one, factsOf(one));
        return refused ? [conflictOf(one.startsAt, refused.problem, one.position)] : [];
      });
      if (conflicts.length > 0) {
        throw seriesConflicts(conflicts, 'confirmed');
      }
      await this.desk.writeAll(
        unit,
        members.map((one) => this.appointments.step(one.id, stateAfter(one, 'CONFIRM'), null, at, false)),
        members.map((one) => ({
          action: 'appointment.confirm',
          relation,
          clientId: series.clientId,
          appointmentId: one.id,
        })),
        newsOfStep('CONFIRM', 'REQUESTED', relation),
      );
      return series.id;
    });
  }

  /** What decides each, once it is the turn of all: asked once for each service with each practitioner. */
  private async factsInTurn(
    unit: Unit,
    clientId: string,
    members: readonly SeriesMember[],
  ): Promise<(one: SeriesMember) => BookingFacts | null> {
    const pairOf = ({ serviceId, memberId }: SeriesMember) => `${serviceId} ${memberId}`;
    const groups = [...Map.groupBy(members, pairOf)];
    const questions = groups.map(([, of]) => {
      const starts = of.map((one) => Date.parse(one.startsAt));
      const [first] = of;
      return {
        clientId,
        serviceId: first?.serviceId ?? '',
        practitionerId: first?.memberId ?? '',
        range: { from: Math.min(...starts), to: Math.max(...starts) },
        moving: null,
      };
    });
    const all = await this.facts.allInTurn(unit, clientId, questions);
    const known = new Map(groups.map(([pair], index) => [pair, all[index] ?? null]));
    return (one) => known.get(pairOf(one)) ?? null;
  }
}

const isAsked = (one: SeriesMember) => one.state === 'REQUESTED';

function refusedToConfirm(one: SeriesMember, facts: BookingFacts | null): ProblemError | null {
  const practitioner = facts?.practitioners.find((other) => other.id === one.memberId);
  if (!facts || !practitioner) {
    return notFound();
  }
  const waived = facts.intake.waived.includes(one.id);
  return (
    holdProblem(facts) ??
    scopeProblem(facts, practitioner, Date.parse(one.startsAt)) ??
    healthProblem({ ...facts, waived })
  );
}

/** @throws ProblemError InvalidInput for one from which the step is not open. */
function stateAfter({ state }: SeriesMember, step: 'CANCEL' | 'CONFIRM'): AppointmentState {
  const next = nextState(APPOINTMENT_MACHINE, state, step);
  if (next === null) {
    throw notFrom(state);
  }
  return next;
}
