import {
  type AppointmentClass,
  type CredentialFacts,
  type Discipline,
  firmLimitsFor,
  type HoldLevel,
  LoadBook,
  loadLimitsFor,
  NEIGHBOURHOOD_DAYS,
  type Span,
  Timetable,
  workingTime,
  zoneClock,
} from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/index.ts';
import { currentContext, practiceActor } from '../../../platform/context/index.ts';
import { type Statement, sql, type Unit } from '../../../platform/database/index.ts';
import { type IntakeGateRow, IntakeRead } from '../../intake/index.ts';
import type { BookingFacts, PractitionerFacts, PractitionerLoad } from '../domain/booking-facts.ts';
import type { OfMember } from '../domain/of-member.ts';
import { knowsClasses, readsPlan } from './appointment-row.ts';
import {
  AWAY_OF_SERVICE,
  EXCEPTIONS_OF_SERVICE,
  HOURS_OF_SERVICE,
  LIMITS,
  OFFERING,
} from './hours.statements.ts';
import {
  type AwayRow,
  type ExceptionRow,
  factsOf,
  type HoursRow,
  limitsFor,
  type LimitsRow,
} from './working-hours.read.ts';
import {
  LOAD_LIMITS,
  LOAD_SESSIONS,
  type LoadLimitsOf,
  type LoadSessionOf,
  ownLimitsOf,
} from './load.statements.ts';
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
/** A week on either side, so that whole weeks are counted. */
const LOAD_DAYS = 8;

const SERVICE = sql(
  'scheduling.bookedService',
  `select id, name, discipline, class, minutes, modality, buffer_before_minutes as "bufferBefore",
     buffer_after_minutes as "bufferAfter", retired_at is not null as retired
   from attune.service where practice_id = attune.practice_id() and id = $1`,
);
const ROOMS = sql(
  'scheduling.fittingRooms',
  `select r.id, r.name from attune.service_room f
   join attune.room r on r.practice_id = f.practice_id and r.id = f.room_id and r.retired_at is null
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
  readonly retired: boolean;
}

/** Gathers what a booking is decided by, in one round trip. */
@Injectable()
export class BookingFactsRepository {
  constructor(
    private readonly intakes: IntakeRead,
    private readonly clock: Clock,
  ) {}

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
    const weeks = [text(range.from - LOAD_DAYS * DAY), text(range.to + LOAD_DAYS * DAY)] as const;
    return [
      [SERVICE, [serviceId]],
      [ROOMS, [serviceId]],
      [PRACTITIONERS, [serviceId, clientId, practitionerId]],
      [CREDENTIALS, [serviceId]],
      [HOURS_OF_SERVICE, [serviceId, dates[0]]],
      [EXCEPTIONS_OF_SERVICE, [serviceId, ...dates]],
      [AWAY_OF_SERVICE, [serviceId, ...dates]],
      [LIMITS, []],
      [BUSY, [clientId, serviceId, ...near, moving]],
      [SCHEDULES, [[clientId], text(range.from - wide), text(range.to + wide)]],
      [RULES, [[clientId]]],
      [STANDING, [clientId]],
      this.intakes.gateStatement(clientId, serviceId),
      [LOAD_LIMITS, [clientId, serviceId]],
      [LOAD_SESSIONS, [clientId, serviceId, ...weeks, this.clock.nowText()]],
    ];
  }
}

/** Null when the service or the client is out of reach. */
function assemble(question: BookingQuestion, rows: readonly object[][]): BookingFacts | null {
  const [
    services,
    rooms,
    people,
    credentials,
    hours,
    exceptions,
    away,
    limits,
    busy,
    schedule,
    rules,
    standings,
    gates,
    loadLimits,
    sessions,
  ] = rows as [
    ServiceFactsRow[],
    BookingFacts['rooms'],
    Pick<PractitionerFacts, 'id' | 'name' | 'offers' | 'onTeam'>[],
    (CredentialFacts & OfMember)[],
    HoursRow[],
    ExceptionRow[],
    AwayRow[],
    LimitsRow[],
    { partyId: string; from: string; to: string }[],
    ScheduleRow[],
    RuleInForce[],
    { hold: HoldLevel | null; flagId: string | null; classes: boolean; plan: boolean }[],
    IntakeGateRow[],
    LoadLimitsOf[],
    LoadSessionOf[],
  ];
  const [service] = services;
  const [standing] = standings;
  const [gate] = gates;
  if (!service || !standing || !gate) {
    return null;
  }
  const actor = practiceActor();
  const { timeZone } = actor;
  const clock = zoneClock(timeZone);
  const of = <Row extends OfMember>(list: readonly Row[], id: string) =>
    list.filter((row) => row.memberId === id);
  const runsPractice = actor.roles.some((role) => role === 'OWNER' || role === 'ADMINISTRATOR');
  const loadOf = (id: string): PractitionerLoad | null => {
    const set = loadLimits.find((row) => row.memberId === id);
    if (!set) {
      return null;
    }
    const own = ownLimitsOf(set);
    const limits = loadLimitsFor(own, set);
    return {
      limits,
      firm: firmLimitsFor(own, set),
      book: new LoadBook(limits, of(sessions, id).map(inNumbers), clock),
      reader: runsPractice || id === actor.memberId ? 'NUMBERS' : 'WORDS',
    };
  };
  return {
    clientId: question.clientId,
    asker: actor.clientId === question.clientId ? 'CLIENT' : 'STAFF',
    service,
    rooms,
    practitioners: people.map((person) => ({
      ...person,
      load: loadOf(person.id),
      credentials: of(credentials, person.id),
      limits: limitsFor(person.id, limits),
      working: workingTime(factsOf(person.id, hours, exceptions, away), clock, {
        from: question.range.from - DAY,
        to: question.range.to + DAY,
      }),
    })),
    busy: Map.groupBy(
      busy.map(({ partyId, from, to }) => ({ partyId, from: Date.parse(from), to: Date.parse(to) })),
      (row) => row.partyId,
    ),
    rhythm: {
      everyWeeks:
        rules.find((rule) => rule.kind === 'CADENCE' && rule.to === service.class)?.everyWeeks ?? null,
      days: schedule
        .filter((one) => one.class === service.class && one.id !== question.moving)
        .map((one) => clock.dayOf(Date.parse(one.startsAt))),
    },
    plan: { rules, sessions: schedule, timeZone },
    timetable: new Timetable(rules, schedule, standing.hold ?? 'NONE', timeZone),
    hold: standing.hold && standing.flagId ? { level: standing.hold, flagId: standing.flagId } : null,
    intake: gate,
    waived: question.moving !== null && gate.waived.includes(question.moving),
    telling: { classes: standing.classes, plan: standing.plan },
    clock,
    moving: question.moving,
  };
}

function inNumbers({ id, startsAt, endsAt, heavy }: LoadSessionOf) {
  return { id, heavy, from: Date.parse(startsAt), to: Date.parse(endsAt) };
}
