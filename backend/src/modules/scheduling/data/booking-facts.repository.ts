import {
  type AppointmentClass,
  type CredentialFacts,
  type Discipline,
  type HoldLevel,
  type HoursException,
  NEIGHBOURHOOD_DAYS,
  type Span,
  Timetable,
  type WeeklyHours,
  workingSpans,
  zoneClock,
} from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { currentContext, practiceActor } from '../../../platform/context/index.ts';
import { type Statement, sql, type Unit } from '../../../platform/database/index.ts';
import { type IntakeGateRow, IntakeRead } from '../../intake/index.ts';
import type { BookingFacts, PractitionerFacts } from '../domain/booking-facts.ts';
import { knowsClasses, readsPlan } from './appointment-row.ts';
import { RULES, type RuleInForce, SCHEDULES, type ScheduleRow } from './rulebook.statements.ts';

/** What is asked about: who wants which service with whom, and when. */
export interface BookingQuestion {
  readonly clientId: string;
  readonly serviceId: string;
  /** Null: everybody of the client's team who offers the service. */
  readonly practitionerId: string | null;
  /** The times in question, in milliseconds since 1970. */
  readonly range: Span;
  /** The appointment that is to be moved: its own time does not stand in its way. */
  readonly moving: string | null;
}

const DAY = 86_400_000;
const OFFERING = `array(select o.member_id from attune.service_member o
  where o.practice_id = attune.practice_id() and o.service_id = $1)`;

const SERVICE = sql(
  'scheduling.bookedService',
  `select id, name, discipline, class, minutes, modality, buffer_before_minutes as "bufferBefore",
     buffer_after_minutes as "bufferAfter"
   from attune.service where practice_id = attune.practice_id() and id = $1`,
);
const ROOMS = sql(
  'scheduling.fittingRooms',
  `select r.id, r.name from attune.service_room f
   join attune.room r on r.practice_id = f.practice_id and r.id = f.room_id
   where f.practice_id = attune.practice_id() and f.service_id = $1 order by r.name, r.id`,
);
const PRACTITIONERS = sql(
  'scheduling.practitioners',
  `select * from (
     select m.id, m.name,
       exists (select 1 from attune.service_member o
         where o.practice_id = m.practice_id and o.service_id = $1 and o.member_id = m.id) as offers,
       exists (select 1 from attune.care_team_member t
         join attune.service v on v.practice_id = t.practice_id and v.id = $1 and v.discipline = t.discipline
         where t.practice_id = m.practice_id and t.client_id = $2 and t.member_id = m.id
           and t.state in ('TRIAL', 'ACTIVE')) as "onTeam"
     from attune.member m
     where m.practice_id = attune.practice_id() and m.ended_at is null and ($3::uuid is null or m.id = $3)) found
   where $3::uuid is not null or (offers and "onTeam")
   order by name, id`,
);
const CREDENTIALS = sql(
  'scheduling.credentials',
  `select member_id as "memberId", kind, discipline, training, valid_from as "validFrom", valid_until as "validUntil", verified
   from attune.credentials_of(${OFFERING})`,
);
const HOURS = sql(
  'scheduling.hours',
  `select member_id as "memberId", weekday, from_time as "from", to_time as "to" from attune.availability
   where practice_id = attune.practice_id() and member_id = any (${OFFERING})`,
);
const EXCEPTIONS = sql(
  'scheduling.exceptions',
  `select member_id as "memberId", date, from_time as "from", to_time as "to", available from attune.availability_exception
   where practice_id = attune.practice_id() and member_id = any (${OFFERING}) and date between $2 and $3`,
);
const BUSY = sql(
  'scheduling.busy',
  `select party_id as "partyId", busy_from as "from", busy_to as "to"
   from attune.busy_times($1, $2, $3::timestamptz, $4::timestamptz, $5)`,
);
const STANDING = sql(
  'scheduling.standing',
  `select h.hold, h.flag_id as "flagId", ${knowsClasses('c.id')} as classes, ${readsPlan('c.id')} as plan
   from attune.client c left join attune.holds_of(array[$1::uuid]) h on h.client_id = c.id
   where c.practice_id = attune.practice_id() and c.id = $1`,
);
const TURN = sql(
  'scheduling.takeTurn',
  'select attune.lock_client($1, false), attune.lock_places($1, $2, $3)',
);

const ALL_TURNS = sql(
  'scheduling.takeAllTurns',
  'select attune.lock_client($1, false), attune.lock_all_places($1, $2::uuid[], $3::uuid[])',
);

interface ServiceFactsRow {
  readonly id: string;
  readonly name: string;
  readonly discipline: Discipline;
  readonly class: AppointmentClass;
  readonly minutes: number;
  readonly modality: string | null;
  readonly bufferBefore: number;
  readonly bufferAfter: number;
}
interface OfMember {
  readonly memberId: string;
}

/** Gathers what a booking is decided by, in one round trip. */
@Injectable()
export class BookingFactsRepository {
  constructor(private readonly intakes: IntakeRead) {}

  /** The facts as a transaction sees them once it is this booking's turn (R18, R21). */
  async inTurn(
    unit: Unit,
    question: BookingQuestion & { readonly practitionerId: string },
  ): Promise<BookingFacts | null> {
    const [, ...rows] = await unit.all([
      [TURN, [question.clientId, question.practitionerId, question.serviceId]],
      ...this.statements(question),
    ]);
    return assemble(question, rows);
  }

  /**
   * The same for many bookings of one client at once, in the order of the questions: all turns are
   * taken first, in the order that every booking keeps, so that none waits in a circle for another.
   */
  async allInTurn(
    unit: Unit,
    clientId: string,
    questions: readonly (BookingQuestion & { readonly practitionerId: string })[],
  ): Promise<(BookingFacts | null)[]> {
    const members = questions.map((one) => one.practitionerId);
    const services = questions.map((one) => one.serviceId);
    const each = questions.map((one) => this.statements(one));
    const [, ...rows] = await unit.all([[ALL_TURNS, [clientId, members, services]], ...each.flat()]);
    let at = 0;
    return questions.map((question, index) => {
      const own = rows.slice(at, at + (each[index]?.length ?? 0));
      at += own.length;
      return assemble(question, own);
    });
  }

  /** The facts as they are now, for suggestions. */
  async now(question: BookingQuestion): Promise<BookingFacts | null> {
    const { reader } = currentContext();
    return assemble(
      question,
      await Promise.all(
        this.statements(question).map(([statement, values]) => reader.read<object>(statement, values)),
      ),
    );
  }

  private statements(question: BookingQuestion): (readonly [Statement, readonly unknown[]])[] {
    const { clientId, serviceId, practitionerId, range, moving } = question;
    const text = (instant: number) => new Date(instant).toISOString();
    const near = [text(range.from - DAY), text(range.to + DAY)] as const;
    const dates = near.map((instant) => instant.slice(0, 10));
    const wide = NEIGHBOURHOOD_DAYS * DAY;
    return [
      [SERVICE, [serviceId]],
      [ROOMS, [serviceId]],
      [PRACTITIONERS, [serviceId, clientId, practitionerId]],
      [CREDENTIALS, [serviceId]],
      [HOURS, [serviceId]],
      [EXCEPTIONS, [serviceId, ...dates]],
      [BUSY, [clientId, serviceId, ...near, moving]],
      [SCHEDULES, [[clientId], text(range.from - wide), text(range.to + wide)]],
      [RULES, [[clientId]]],
      [STANDING, [clientId]],
      this.intakes.gateStatement(clientId, serviceId),
    ];
  }
}

/** Null when the service or the client is out of reach. */
function assemble(question: BookingQuestion, rows: readonly object[][]): BookingFacts | null {
  const [services, rooms, people, credentials, hours, exceptions, busy, schedule, rules, standings, gates] =
    rows as [
      ServiceFactsRow[],
      BookingFacts['rooms'],
      Pick<PractitionerFacts, 'id' | 'name' | 'offers' | 'onTeam'>[],
      (CredentialFacts & OfMember)[],
      (WeeklyHours & OfMember)[],
      (HoursException & OfMember)[],
      { partyId: string; from: string; to: string }[],
      ScheduleRow[],
      RuleInForce[],
      { hold: HoldLevel | null; flagId: string | null; classes: boolean; plan: boolean }[],
      IntakeGateRow[],
    ];
  const [service] = services;
  const [standing] = standings;
  const [gate] = gates;
  if (!service || !standing || !gate) {
    return null;
  }
  const { timeZone } = practiceActor();
  const clock = zoneClock(timeZone);
  const of = <Row extends OfMember>(list: readonly Row[], id: string) =>
    list.filter((row) => row.memberId === id);
  return {
    clientId: question.clientId,
    service,
    rooms,
    practitioners: people.map((person) => ({
      ...person,
      credentials: of(credentials, person.id),
      working: workingSpans(of(hours, person.id), of(exceptions, person.id), clock, {
        from: question.range.from - DAY,
        to: question.range.to + DAY,
      }),
    })),
    busy: Map.groupBy(
      busy.map(({ partyId, from, to }) => ({ partyId, from: Date.parse(from), to: Date.parse(to) })),
      (row) => row.partyId,
    ),
    rules,
    schedule,
    timetable: new Timetable(rules, schedule, standing.hold ?? 'NONE', timeZone),
    hold: standing.hold && standing.flagId ? { level: standing.hold, flagId: standing.flagId } : null,
    intake: gate,
    waived: question.moving !== null && gate.waived.includes(question.moving),
    telling: { classes: standing.classes, plan: standing.plan },
    clock,
    moving: question.moving,
  };
}
