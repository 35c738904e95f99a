import type pg from 'pg';
import type { Chance } from '../lib/chance.ts';
import { BookingAnswers, manyAtOnce } from './booking-answers.ts';
import type { SignedIn } from './people.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
/** Weekdays, four weeks ahead, in which all of it happens: few, so that people want the same times. */
const WEEKDAYS = 5;
/** Begins at quarters of the hour between these hours of the day (UTC). */
const HOURS = { from: 9, to: 16 };

const RESULT = `{ __typename ... on Appointment { id version } ... on StaleVersion { currentVersion } }`;
const BOOK = `mutation Book($input: BookAppointmentInput!) { result: bookAppointment(input: $input) ${RESULT} }`;
const MOVE = `mutation Move($input: RescheduleAppointmentInput!) { result: rescheduleAppointment(input: $input) ${RESULT} }`;
const CANCEL = `mutation Cancel($input: CancelAppointmentInput!) { result: cancelAppointment(input: $input) ${RESULT} }`;

/** Who books for whom: the lead psychotherapist of a client may book with everybody of the team. */
export interface BookingCircle {
  readonly clientId: string;
  readonly lead: SignedIn;
  readonly choices: readonly { readonly practitionerId: string; readonly serviceId: string }[];
}

/** What came of it. */
export interface BookingReport {
  readonly operations: number;
  /** How often each kind of answer came, by the name of its type. */
  readonly answers: ReadonlyMap<string, number>;
  /** Answers that were errors, or none at all: a deadlock would be one. */
  readonly errors: number;
  /** Pairs of active appointments that have a person or a room in common at one time, buffers included. */
  readonly overlaps: number;
}

interface Booked {
  readonly id: string;
  version: number;
}

/** R21: books, moves and cancels at random, `atOnce` at a time, over several servers. */
export async function raceBookings(
  admin: pg.Client,
  urls: readonly string[],
  circles: readonly BookingCircle[],
  { operations, atOnce, chance }: { operations: number; atOnce: number; chance: Chance },
): Promise<BookingReport> {
  const answers = new BookingAnswers(urls, chance);
  const booked: { by: SignedIn; what: Booked }[] = [];
  const startsAt = () => {
    const day = mondayAhead() + chance.below(WEEKDAYS);
    const quarters = chance.below((HOURS.to - HOURS.from) * 4);
    return new Date(day * DAY + HOURS.from * 60 * MINUTE + quarters * 15 * MINUTE).toISOString();
  };
  const one = async () => {
    const step = chance.below(10);
    const known = booked.length > 0 && step >= 6 ? chance.one(booked) : null;
    if (!known) {
      const { clientId, lead, choices } = chance.one(circles);
      const input = {
        clientId,
        ...chance.one(choices),
        startsAt: startsAt(),
        override: { reason: 'A race.' },
      };
      const result = await answers.send(lead, BOOK, input);
      if (result?.id) booked.push({ by: lead, what: { id: result.id, version: result.version ?? 1 } });
      return;
    }
    const { by, what } = known;
    const input = { appointmentId: what.id, expectedVersion: what.version };
    const result =
      step >= 9
        ? await answers.send(by, CANCEL, { ...input, reason: 'A race.' })
        : await answers.send(by, MOVE, { ...input, startsAt: startsAt(), override: { reason: 'A race.' } });
    what.version = result?.version ?? result?.currentVersion ?? what.version;
  };
  await manyAtOnce(operations, atOnce, one);
  const { counts, errors } = answers;
  return { operations, answers: counts, errors, overlaps: await overlapsOf(admin) };
}

/** What came of many wishes for one time. */
export interface OneSlotReport {
  readonly booked: number;
  readonly taken: number;
  /** Answers that were errors, or none at all, by why. */
  readonly failures: ReadonlyMap<string, number>;
}

/** Sends the same wish many times at once. */
export async function raceForOneSlot(
  urls: readonly string[],
  circles: readonly BookingCircle[],
  { tries, chance }: { tries: number; chance: Chance },
): Promise<OneSlotReport> {
  const [circle] = circles;
  const [choice] = circle?.choices ?? [];
  if (!circle || !choice) throw new Error('There is nobody to book for.');
  // A Wednesday at noon, after everything else.
  const startsAt = new Date((mondayAhead() + 9) * DAY + 12 * 60 * MINUTE).toISOString();
  const input = { clientId: circle.clientId, ...choice, startsAt, override: { reason: 'A race.' } };
  const answers = new BookingAnswers(urls, chance);
  await manyAtOnce(tries, tries, async () => {
    await answers.send(circle.lead, BOOK, input);
  });
  const { counts, failures } = answers;
  return { booked: counts.get('Appointment') ?? 0, taken: counts.get('SlotTaken') ?? 0, failures };
}

/** A Monday four weeks ahead, as a day since 1970, which was a Thursday. */
export function mondayAhead(): number {
  const day = Math.floor(Date.now() / DAY) + 28;
  return day - ((day + 3) % 7);
}

/** Worked out from starts, ends and the services' buffers, not from what the constraint looks at. */
export async function overlapsOf(admin: pg.Client): Promise<number> {
  const { rows } = await admin.query<{ overlaps: number }>(
    `with active as (
       select a.*, a.starts_at - make_interval(mins => v.buffer_before_minutes) as taken_from,
         a.ends_at + make_interval(mins => v.buffer_after_minutes) as taken_to
       from attune.appointment a
       join attune.appointment_service s on s.practice_id = a.practice_id and s.appointment_id = a.id
       join attune.service v on v.practice_id = s.practice_id and v.id = s.service_id
       where a.state in ('REQUESTED', 'BOOKED', 'NEEDS_CLEARANCE', 'ARRIVED', 'IN_SESSION'))
     select count(*)::integer as overlaps from active a join active b on a.practice_id = b.practice_id and a.id < b.id
       and a.taken_from < b.taken_to and b.taken_from < a.taken_to
       and (a.member_id = b.member_id or a.client_id = b.client_id or a.room_id = b.room_id)`,
  );
  return rows[0]?.overlaps ?? -1;
}
