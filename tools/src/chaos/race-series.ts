import type pg from 'pg';
import type { Chance } from '../lib/chance.ts';
import { BookingAnswers, manyAtOnce, type RaceResult } from './booking-answers.ts';
import type { SignedIn } from './people.ts';
import { type BookingCircle, type BookingReport, mondayAhead, overlapsOf } from './race-bookings.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;
/** After the single bookings of the other race. */
const WEEKS_LATER = 3;
/** Dates of a series. */
const FEWEST = 2;
const MORE = 4;
/** Begins at quarters of the hour between these hours of the day (UTC). */
const HOURS = { from: 9, to: 16 };

const RESULT = `{ __typename ... on Appointment { id version } ... on StaleVersion { currentVersion } }`;
const SERIES = `{ __typename ... on AppointmentSeries { id appointments { id version startsAt } } }`;
const CHANGED = SERIES.replace('} }', '} } ... on StaleVersion { currentVersion }');
const BOOK = `mutation Book($input: BookSeriesInput!) { result: bookSeries(input: $input) ${SERIES} }`;
const CHANGE = `mutation Change($input: ChangeSeriesInput!) { result: changeSeries(input: $input) ${CHANGED} }`;
const CANCEL = `mutation Cancel($input: CancelSeriesInput!) { result: cancelSeries(input: $input) ${CHANGED} }`;
const BOOK_ONE = `mutation Book($input: BookAppointmentInput!) { result: bookAppointment(input: $input) ${RESULT} }`;
const MOVE_ONE = `mutation Move($input: RescheduleAppointmentInput!) { result: rescheduleAppointment(input: $input) ${RESULT} }`;
const CANCEL_ONE = `mutation Cancel($input: CancelAppointmentInput!) { result: cancelAppointment(input: $input) ${RESULT} }`;

/** What came of it. */
export interface SeriesReport extends BookingReport {
  readonly booked: number;
  readonly changed: number;
  /** Series that have not all their dates, in what they went on as; and those answered as booked that are not there. */
  readonly notWhole: number;
}

interface Visit {
  readonly id: string;
  version: number;
  startsAt: string;
}

interface Known {
  readonly by: SignedIn;
  /** What the practitioner offers beside. */
  readonly services: readonly string[];
  visits: Visit[];
}

/** R21: books, changes and cancels series at random, and what is in them by itself, `atOnce` at a time, over several servers. */
export async function raceSeries(
  admin: pg.Client,
  urls: readonly string[],
  circles: readonly BookingCircle[],
  { operations, atOnce, chance }: { operations: number; atOnce: number; chance: Chance },
): Promise<SeriesReport> {
  const answers = new BookingAnswers(urls, chance);
  const all: Known[] = [];
  const ids: string[] = [];
  let changed = 0;
  const monday = mondayAhead() + WEEKS_LATER * 7;
  const quarter = () => HOURS.from * 60 * MINUTE + chance.below((HOURS.to - HOURS.from) * 4) * 15 * MINUTE;
  const startsAt = () => new Date((monday + chance.below(5)) * DAY + quarter()).toISOString();
  /** Another time in the same week. */
  const besides = (visit: Visit) => {
    const day = Math.floor(Date.parse(visit.startsAt) / DAY);
    return new Date((day - ((day + 3) % 7) + chance.below(5)) * DAY + quarter()).toISOString();
  };

  const book = async () => {
    const circle = chance.one(circles);
    const choice = chance.one(circle.choices);
    if (chance.below(4) === 0) {
      const input = { clientId: circle.clientId, ...choice, startsAt: startsAt() };
      await answers.send(circle.lead, BOOK_ONE, input);
      return;
    }
    const count = FEWEST + chance.below(MORE);
    const input = { clientId: circle.clientId, ...choice, startsAt: startsAt(), everyWeeks: 1, count };
    const result = await answers.send(circle.lead, BOOK, input);
    if (result?.id && result.appointments) {
      ids.push(result.id);
      const services = circle.choices
        .filter((one) => one.practitionerId === choice.practitionerId)
        .map((one) => one.serviceId);
      all.push({ by: circle.lead, services, visits: result.appointments.map((one) => ({ ...one })) });
    }
  };

  const learn = (known: Known, visit: Visit, result: RaceResult | null) => {
    visit.version = result?.version ?? result?.currentVersion ?? visit.version;
    for (const one of result?.appointments ?? []) {
      const mine = known.visits.find((other) => other.id === one.id);
      if (mine) Object.assign(mine, one);
    }
  };

  const one = async () => {
    const step = chance.below(10);
    if (all.length === 0 || step < 4) {
      await book();
      return;
    }
    const known = chance.one(all);
    const visit = chance.one(known.visits);
    const input = { appointmentId: visit.id, expectedVersion: visit.version };
    const scope = chance.one(['FOLLOWING', 'ALL'] as const);
    if (step < 7) {
      const other = chance.below(3) === 0 ? { serviceId: chance.one(known.services) } : {};
      const result = await answers.send(known.by, CHANGE, {
        ...input,
        ...other,
        scope,
        startsAt: besides(visit),
      });
      if (result?.__typename === 'AppointmentSeries') changed += 1;
      learn(known, visit, result);
    } else if (step < 8) {
      learn(known, visit, await answers.send(known.by, CANCEL, { ...input, scope }));
    } else if (step < 9) {
      learn(
        known,
        visit,
        await answers.send(known.by, MOVE_ONE, {
          ...input,
          startsAt: besides(visit),
          override: { reason: 'A race.' },
        }),
      );
    } else {
      learn(known, visit, await answers.send(known.by, CANCEL_ONE, input));
    }
  };
  await manyAtOnce(operations, atOnce, one);
  return {
    operations,
    answers: answers.counts,
    errors: answers.errors,
    overlaps: await overlapsOf(admin),
    booked: ids.length,
    changed,
    notWhole: await notWholeOf(admin, ids),
  };
}

/** A series that was changed goes on as others that follow it: together they have as many appointments as it had dates. */
async function notWholeOf(admin: pg.Client, ids: readonly string[]): Promise<number> {
  const { rows } = await admin.query<{ wrong: number }>(
    `with recursive chain as (
       select s.id as root, s.id, s.count from attune.appointment_series s
       where s.kind = 'SERIES' and s.id = any ($1::uuid[])
       union all
       select c.root, s.id, c.count from chain c join attune.appointment_series s on s.follows_id = c.id),
     kept as (
       select c.root, c.count, count(a.id) as there from chain c
       left join attune.appointment a on a.series_id = c.id group by c.root, c.count)
     select (cardinality($1::uuid[]) - (select count(*) from kept where there = count))::integer
       + (select count(*) from (select 1 from attune.appointment where series_id is not null
            group by series_id, series_position having count(*) > 1) twice)::integer as wrong`,
    [ids],
  );
  return rows[0]?.wrong ?? -1;
}
