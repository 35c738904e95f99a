import {
  decide,
  type JointCandidate,
  jointScheduleSchema,
  localDateOf,
  NEIGHBOURHOOD_DAYS,
  zoneClock,
} from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Authz } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { practiceActor } from '../../../platform/context/index.ts';
import { invalid } from '../../../platform/errors/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { BookingFactsRepository } from '../data/booking-facts.repository.ts';
import { JointScheduleRead } from '../data/joint-schedule.read.ts';
import type { BookingFacts } from '../domain/booking-facts.ts';
import { placeFor } from '../domain/booking-rules.ts';
import { asBookingWould } from '../domain/joint-schedule/as-booking-would.ts';
import {
  type ActivityPlaces,
  type AssembledSchedule,
  assembleSchedule,
} from '../domain/joint-schedule/assemble.ts';
import { serviceFor } from '../domain/joint-schedule/fitting-service.ts';
import { freePlaces } from '../domain/joint-schedule/free-places.ts';
import { type Proposal, proposalOf } from '../domain/joint-schedule/proposal.ts';
import { type JointWeeks, spanOf, weeksFrom } from '../domain/joint-schedule/weeks.ts';
import { JointPlanner, type Planned } from './joint-planner.ts';

const DAY = 86_400_000;

/** A proposed schedule, with how good it is known to be. */
export type ProposedSchedule = Proposal & Omit<Planned, 'choice'>;

@Injectable()
export class ProposeJointSchedule {
  constructor(
    private readonly authz: Authz,
    private readonly clock: Clock,
    private readonly reading: JointScheduleRead,
    private readonly facts: BookingFactsRepository,
    private readonly planner: JointPlanner,
  ) {}

  /**
   * The best times for all that the plan in force asks for in the coming weeks, over both disciplines, of
   * what the actor may see and book: a massage therapist is given bodywork with themselves. What is
   * booked already stays. Nothing is written.
   * @throws ProblemError NotFound, Forbidden; InvalidInput for weeks that have begun before today.
   */
  async run(input: unknown): Promise<ProposedSchedule> {
    const { clientId, from, weeks: count } = parseInput(jointScheduleSchema, input);
    const { timeZone, memberId } = practiceActor();
    const now = this.clock.now().getTime();
    if (from < localDateOf(zoneClock(timeZone), now)) {
      throw invalid({ path: 'from', message: 'This day has passed. Please begin with one to come.' });
    }
    const relations = await this.authz.factsOf(clientId);
    this.authz.settle('appointment.bookJointly', decide('appointment.bookJointly', relations));
    const forAll = decide('appointment.book', relations).allow;
    const mayBook = (id: string) => forAll || id === memberId;
    const weeks = weeksFrom(from, count);
    const { assembled, factsOf } = await this.gather(clientId, weeks, now, mayBook);
    const planned = await this.planner.plan(assembled);
    const choice = asBookingWould(assembled, planned.choice, factsOf, now);
    const [known] = [...factsOf.values()];
    const roomOf = (index: number, place: JointCandidate): string | null => {
      const facts = factsOf.get(assembled.sessions[index]?.service?.id ?? '');
      const found = facts && placeFor(facts, place.practitionerId, place.session.from, null);
      const roomId = found && 'roomId' in found ? found.roomId : null;
      return facts?.rooms.find((room) => room.id === roomId)?.name ?? null;
    };
    const told = proposalOf(
      assembled,
      choice,
      known?.hold ?? null,
      known?.telling ?? { classes: false, plan: false },
      roomOf,
    );
    const { optimal, gap, method } = planned;
    // How good it is was said of what the solver found.
    const found = choice === planned.choice;
    return { ...told, method, optimal: optimal && found, gap: found ? gap : null };
  }

  private async gather(
    clientId: string,
    weeks: JointWeeks,
    now: number,
    mayBook: (practitionerId: string) => boolean,
  ): Promise<{ assembled: AssembledSchedule; factsOf: ReadonlyMap<string, BookingFacts> }> {
    const { timeZone } = practiceActor();
    const clock = zoneClock(timeZone);
    const range = spanOf(weeks, 0, weeks.count - 1, clock);
    const text = (instant: number) => new Date(instant).toISOString();
    const [, activities, services, known] = await Promise.all([
      this.reading.open(clientId),
      this.reading.activities(clientId),
      this.reading.services(),
      this.reading.sessions(clientId, text(range.from - NEIGHBOURHOOD_DAYS * DAY), text(range.to)),
    ]);
    const wanted = activities.map((activity) => ({ activity, service: serviceFor(activity, services) }));
    const ids = [...new Set(wanted.flatMap(({ service }) => (service ? [service.id] : [])))];
    const found = await Promise.all(
      ids.map((serviceId) =>
        this.facts.now({ clientId, serviceId, practitionerId: null, range, moving: null }),
      ),
    );
    const factsOf = new Map(found.flatMap((facts) => (facts ? [[facts.service.id, facts] as const] : [])));
    const planned: ActivityPlaces[] = wanted.map(({ activity, service }) => {
      const facts = service && factsOf.get(service.id);
      const free = facts ? freePlaces(facts, range, now, mayBook) : { places: [], why: null };
      return { activity, service, free };
    });
    const [first] = [...factsOf.values()];
    const client = first ?? { plan: { rules: [], sessions: [], timeZone }, clock };
    return { assembled: assembleSchedule(planned, known, client, weeks, timeZone), factsOf };
  }
}
