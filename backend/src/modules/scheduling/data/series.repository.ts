import type { SeriesPattern } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { currentContext } from '../../../platform/context/index.ts';
import { sql, type Unit } from '../../../platform/database/index.ts';
import type { SeriesRow } from '../domain/series/series-row.ts';
import { type AppointmentHead, HEAD, type Write } from './appointments.repository.ts';

/** An appointment of a series that is still to come. */
export interface SeriesMember extends AppointmentHead {
  readonly position: number;
  readonly busyFrom: string;
  readonly busyTo: string;
}

/** A series of which an appointment is part. */
export interface SeriesPlaceRow extends SeriesRow {
  readonly position: number;
}

const SERIES = `s.id, s.client_id as "clientId", s.member_id as "memberId", s.starts_on::text as "startsOn",
  left(s.at_time::text, 5) as "atTime", s.time_zone as "timeZone", s.every_weeks as "everyWeeks", s.count`;

const OF_APPOINTMENT = sql(
  'scheduling.seriesOfAppointment',
  `select ${SERIES}, a.series_position as position from attune.appointment a
   join attune.appointment_series s on s.practice_id = a.practice_id and s.id = a.series_id
   where a.practice_id = attune.practice_id() and a.id = $1`,
);
const BY_IDS = sql(
  'scheduling.seriesByIds',
  `select ${SERIES} from attune.appointment_series s where s.id = any ($1::uuid[])`,
);
const MEMBERS = `select ${HEAD}, a.series_position as position, lower(a.busy) as "busyFrom", upper(a.busy) as "busyTo"
   from attune.appointment a
   where a.practice_id = attune.practice_id() and a.series_id = $1 and a.series_position >= $2
     and a.starts_at > $3::timestamptz and a.state in ('REQUESTED', 'BOOKED', 'NEEDS_CLEARANCE')
   order by a.id`;
const TO_COME = sql('scheduling.seriesToCome', MEMBERS);
/** In one order, whoever does it: two that change the same series never wait in a circle. */
const LOCK_TO_COME = sql('scheduling.lockSeriesToCome', `${MEMBERS} for no key update`);
const INSERT = sql(
  'scheduling.insertPattern',
  `insert into attune.appointment_series (practice_id, id, client_id, kind, member_id, starts_on, at_time, time_zone,
     every_weeks, count, follows_id, created_by, created_at)
   values (attune.practice_id(), $1, $2, 'SERIES', $3, $4, $5, $6, $7, $8, $9, attune.user_id(), $10)`,
);
const ASSIGN = sql(
  'scheduling.assignSeries',
  `update attune.appointment set series_id = $2, series_position = $3
   where practice_id = attune.practice_id() and id = $1`,
);

/** A series that is to be kept. */
export interface NewSeries {
  readonly id: string;
  readonly clientId: string;
  readonly memberId: string;
  readonly pattern: SeriesPattern;
  /** The one that it goes on from; null for a new one. */
  readonly followsId: string | null;
  readonly at: string;
}

/** Series and their appointments to come. */
@Injectable()
export class SeriesRepository {
  /** The series of an appointment within the actor's reach, and its place in it; null when it has none. */
  ofAppointment(unit: Pick<Unit, 'one'>, appointmentId: string): Promise<SeriesPlaceRow | null> {
    return unit.one<SeriesPlaceRow>(OF_APPOINTMENT, [appointmentId]);
  }

  /** The appointments from a position on that are still to come at `now` (ISO text). */
  toCome(unit: Pick<Unit, 'query'>, seriesId: string, from: number, now: string): Promise<SeriesMember[]> {
    return unit.query<SeriesMember>(TO_COME, [seriesId, from, now]);
  }

  /** The same, kept from changing under us; by place in the series. Without those that the actor may not change. */
  async lockToCome(unit: Unit, seriesId: string, from: number, now: string): Promise<SeriesMember[]> {
    const found = await unit.query<SeriesMember>(LOCK_TO_COME, [seriesId, from, now]);
    return found.sort((one, other) => one.position - other.position);
  }

  /** Writes the pattern of a series, ahead of its appointments. */
  insert({ id, clientId, memberId, pattern, followsId, at }: NewSeries): Write {
    const { startsOn, atTime, timeZone, everyWeeks, count } = pattern;
    return [INSERT, [id, clientId, memberId, startsOn, atTime, timeZone, everyWeeks, count, followsId, at]];
  }

  /** Makes an appointment part of a series. */
  assign(appointmentId: string, seriesId: string, position: number): Write {
    return [ASSIGN, [appointmentId, seriesId, position]];
  }

  /** A series by id, as the actor may see it; batched. */
  one(id: string): Promise<SeriesRow | null> {
    return currentContext().reader.load<SeriesRow>(BY_IDS, 'id', id);
  }
}
