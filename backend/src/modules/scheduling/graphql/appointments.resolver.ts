import {
  APPOINTMENT_MACHINE,
  canBeKept,
  changeableUntil,
  decide,
  type RuleFinding as Finding,
  nextState,
} from '@attune/shared';
import { Args, ArgsType, Field, ID, Info, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { fieldClassesOf, RecordClass } from '../../../platform/audit/index.ts';
import { Authz, Policy } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { DateTimeType } from '../../../platform/graphql/index.ts';
import { isUuid } from '../../../platform/validation/index.ts';
import { Client, type ClientRow } from '../../clients/index.ts';
import { Member, PracticesRead } from '../../practices/index.ts';
import { Findings } from '../app/findings.ts';
import { SuggestSlots } from '../app/suggest-slots.ts';
import type { AppointmentRow } from '../data/appointment-row.ts';
import { type AppointmentOverrideRow, SchedulingRead } from '../data/scheduling.read.ts';
import type { ServiceRow } from '../data/services.read.ts';
import { limitsFor, WorkingHoursRead } from '../data/working-hours.read.ts';
import { assertRange, LONGEST_RANGE_DAYS } from '../domain/ranges.ts';
import type { Suggestion } from '../domain/suggestions.ts';
import { serviceOf } from '../domain/withheld-service.ts';
import { Appointment, AppointmentOverride, SlotSuggestion, SuggestSlotsInput } from './appointment.type.ts';
import { RuleFinding } from './rule-finding.type.ts';
import { Service } from './service.type.ts';

@ArgsType()
class AppointmentsArgs {
  @Field(() => DateTimeType)
  from: string;

  @Field(() => DateTimeType)
  to: string;

  @Field(() => ID, { nullable: true })
  practitionerId?: string | null;
}

@Resolver(() => Appointment)
export class AppointmentsResolver {
  constructor(
    private readonly appointments: SchedulingRead,
    private readonly findingsOf: Findings,
    private readonly suggesting: SuggestSlots,
    private readonly practices: PracticesRead,
    private readonly hours: WorkingHoursRead,
    private readonly authz: Authz,
  ) {}

  @Query(() => [Appointment], {
    name: 'appointments',
    description: `The appointments within the viewer’s reach that touch a range of at most ${LONGEST_RANGE_DAYS} days, by time.`,
  })
  @Policy('appointment.list')
  async inRange(@Args() args: AppointmentsArgs, @Info() info: GraphQLResolveInfo): Promise<AppointmentRow[]> {
    assertRange(args.from, args.to, LONGEST_RANGE_DAYS);
    const practitionerId = args.practitionerId ?? null;
    return practitionerId !== null && !isUuid(practitionerId)
      ? []
      : this.appointments.inRange(args, practitionerId, fieldClassesOf(info));
  }

  @Query(() => Appointment, { nullable: true, description: 'An appointment; null when out of reach.' })
  @Policy('appointment.list')
  async appointment(
    @Args('id', { type: () => ID }) id: string,
    @Info() info: GraphQLResolveInfo,
  ): Promise<AppointmentRow | null> {
    return isUuid(id) ? this.appointments.open(id, fieldClassesOf(info)) : null;
  }

  @Query(() => [SlotSuggestion], {
    description:
      'Times at which a service could be booked, the best first: what booking refuses is not among them.',
  })
  @Policy('appointment.book')
  suggestSlots(@Args('input') input: SuggestSlotsInput): Promise<Suggestion[]> {
    return this.suggesting.run(input);
  }

  @ResolveField(() => Client, { nullable: true })
  @RecordClass('IDENTITY')
  client(@Parent() appointment: AppointmentRow): ClientRow | null {
    const {
      clientId: id,
      clientName: name,
      clientPreferredName: preferredName,
      clientPronouns: pronouns,
    } = appointment;
    return name === null ? null : { id, name, preferredName, pronouns };
  }

  @ResolveField(() => Member)
  practitioner(@Parent() appointment: AppointmentRow) {
    const { memberId: id, memberName: name } = appointment;
    return name === null ? this.practices.member(id) : { id, name };
  }

  @ResolveField(() => Service)
  service(@Parent() appointment: AppointmentRow): ServiceRow {
    return serviceOf(appointment);
  }

  @ResolveField(() => [RuleFinding], {
    description: 'What the rules say of it today, while it is still to come.',
  })
  findings(@Parent() appointment: AppointmentRow): Promise<Finding[]> {
    return this.findingsOf.of(appointment);
  }

  @ResolveField(() => [AppointmentOverride], {
    description: 'For the client and the psychotherapists of the team.',
  })
  overrides(@Parent() appointment: AppointmentRow): Promise<AppointmentOverrideRow[]> {
    return this.appointments.overrides(appointment.id);
  }

  @ResolveField(() => Boolean, {
    description:
      'Rules alone speak against it, and the viewer may keep it knowingly, as the lead psychotherapist.',
  })
  async viewerMayKeep(@Parent() appointment: AppointmentRow): Promise<boolean> {
    if (nextState(APPOINTMENT_MACHINE, appointment.state, 'MOVE') === null) {
      return false;
    }
    // Asked together: of many appointments each is one statement.
    const [findings, overrides, facts] = await Promise.all([
      this.findingsOf.of(appointment),
      this.appointments.overrides(appointment.id),
      this.authz.factsOf(appointment.clientId),
    ]);
    return canBeKept({ findings, overrides }) && decide('appointment.override', facts).allow;
  }

  @ResolveField(() => DateTimeType, {
    nullable: true,
    description:
      'Until when the client may move it by themselves, and cancel it in time; null when neither can be any more.',
  })
  async changeableUntil(@Parent() { state, memberId, startsAt }: AppointmentRow): Promise<string | null> {
    if (!['REQUESTED', 'BOOKED', 'NEEDS_CLEARANCE'].includes(state)) {
      return null;
    }
    const limits = limitsFor(memberId, await this.hours.limits());
    return new Date(changeableUntil(limits, Date.parse(startsAt))).toISOString();
  }
}

@Resolver(() => SlotSuggestion)
export class SlotSuggestionResolver {
  constructor(private readonly practices: PracticesRead) {}

  @ResolveField(() => Member)
  practitioner(@Parent() suggestion: Suggestion) {
    return this.practices.member(suggestion.practitionerId);
  }
}

@ArgsType()
class ClientAppointmentsArgs {
  @Field(() => DateTimeType, { nullable: true })
  from?: string | null;

  @Field(() => DateTimeType, { nullable: true })
  to?: string | null;
}

const DAY = 86_400_000;
/** What a client's list shows when nothing is said, in days back and ahead. */
const BACK = 100;
const AHEAD = 366;

@Resolver(() => Client)
export class ClientAppointmentsResolver {
  constructor(
    private readonly reading: SchedulingRead,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => [Appointment], {
    description: `By time. Left out, the range is from ${BACK} days back to a year ahead.`,
  })
  @RecordClass('APPOINTMENTS')
  appointments(@Parent() client: ClientRow, @Args() args: ClientAppointmentsArgs): Promise<AppointmentRow[]> {
    // To the minute, so that the clients of a list share one statement.
    const minute = Math.floor(this.clock.now().getTime() / 60_000) * 60_000;
    const from = args.from ?? new Date(minute - BACK * DAY).toISOString();
    const to = args.to ?? new Date(minute + AHEAD * DAY).toISOString();
    assertRange(from, to, 10 * AHEAD);
    return this.reading.ofClient(client.id, from, to);
  }
}
