import { type ClientAction, decide, type Relation, type SeriesScope } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Authz } from '../../../platform/authz/index.ts';
import { currentContext, practiceActor } from '../../../platform/context/index.ts';
import type { Unit } from '../../../platform/database/index.ts';
import { forbidden, invalid, notFound, staleVersion } from '../../../platform/errors/index.ts';
import { type AppointmentHead, AppointmentsRepository } from '../data/appointments.repository.ts';
import { type SeriesMember, type SeriesPlaceRow, SeriesRepository } from '../data/series.repository.ts';
import { notFrom } from '../domain/appointment-states.ts';

/** An appointment of a series, and how much of the series is meant with it. */
export interface OpenedSeries {
  readonly series: SeriesPlaceRow;
  readonly picked: AppointmentHead;
  readonly relation: Relation;
  /** The first position that is meant. */
  readonly from: number;
  /** All that are meant, as they stood when they were looked at; by place in the series. */
  readonly meant: readonly SeriesMember[];
}

/** An appointment and how much of its series is asked for. */
interface SeriesAsked {
  readonly appointmentId: string;
  readonly scope: SeriesScope;
}

/** Who is to hold the sessions, where they are moved, and when this is. */
interface SeriesMoment {
  readonly to?: string | null;
  readonly now: string;
}

type Allow = (clientId: string, own: boolean) => Promise<Relation>;

/** Opens and locks the appointments of a series that are to come: what changing, cancelling and confirming have in common. */
@Injectable()
export class SeriesDesk {
  constructor(
    private readonly authz: Authz,
    private readonly appointments: AppointmentsRepository,
    private readonly series: SeriesRepository,
  ) {}

  /**
   * @param to who is to hold the sessions, where they are moved: a massage therapist hands none to others.
   * @throws ProblemError NotFound, Forbidden; InvalidInput for an appointment that is part of no series, or is over.
   */
  open(unit: Unit, action: ClientAction, asked: SeriesAsked, moment: SeriesMoment): Promise<OpenedSeries> {
    const allow: Allow = (clientId, own) => this.authz.require(unit, action, clientId, own);
    return this.find(unit, allow, asked, moment);
  }

  /** The same for who only looks at what a change would do. */
  look(action: ClientAction, asked: SeriesAsked, moment: SeriesMoment): Promise<OpenedSeries> {
    const { reader } = currentContext();
    const reading: Pick<Unit, 'one' | 'query'> = {
      one: (statement, values) => reader.one(statement, values),
      query: (statement, values) => reader.read(statement, values),
    };
    const allow: Allow = async (clientId, own) =>
      this.authz.settle(action, decide(action, { ...(await this.authz.factsOf(clientId)), own }));
    return this.find(reading, allow, asked, moment);
  }

  private async find(
    unit: Pick<Unit, 'one' | 'query'>,
    allow: Allow,
    asked: SeriesAsked,
    { to = null, now }: SeriesMoment,
  ): Promise<OpenedSeries> {
    const [picked, series] = await Promise.all([
      this.appointments.find(unit, asked.appointmentId),
      this.series.ofAppointment(unit, asked.appointmentId),
    ]);
    if (!picked) {
      throw notFound();
    }
    const { memberId } = practiceActor();
    if (!series) {
      await allow(picked.clientId, picked.memberId === memberId);
      throw invalid({
        path: 'appointmentId',
        message: 'This appointment is not part of a series. Please change it by itself.',
      });
    }
    const meant = await this.series.toCome(
      unit,
      series.id,
      asked.scope === 'FOLLOWING' ? series.position : 1,
      now,
    );
    // Whoever may do it with their own alone may do it with none where one of them is not.
    const own = picked.memberId === memberId && meant.every((one) => one.memberId === memberId);
    const relation = await allow(picked.clientId, own);
    if (relation === 'MASSAGE_THERAPIST' && to !== null && to !== memberId) {
      throw forbidden(
        'You can book with yourself. Please ask a psychotherapist of the team, or whoever runs the practice, to book with others.',
      );
    }
    if (!meant.some((one) => one.id === picked.id)) {
      throw Date.parse(picked.startsAt) <= Date.parse(now)
        ? invalid({
            path: 'appointmentId',
            message: 'This appointment has begun or is over. Please choose one to come.',
          })
        : notFrom(picked.state);
    }
    return {
      series,
      picked,
      relation,
      from: Math.min(...meant.map((one) => one.position)),
      meant: meant.toSorted((one, other) => one.position - other.position),
    };
  }

  /**
   * Keeps what is meant from changing under us. @returns it by place in the series.
   * @throws ProblemError StaleVersion when the appointment that was looked at has changed since.
   */
  async lock(
    unit: Unit,
    { series, picked, from }: OpenedSeries,
    expectedVersion: number,
    now: string,
  ): Promise<SeriesMember[]> {
    const members = await this.series.lockToCome(unit, series.id, from, now);
    const found = members.find((one) => one.id === picked.id);
    if (found?.version !== expectedVersion) {
      const current = found ?? (await this.appointments.find(unit, picked.id));
      throw current ? staleVersion(current.version) : notFound();
    }
    return members;
  }
}
