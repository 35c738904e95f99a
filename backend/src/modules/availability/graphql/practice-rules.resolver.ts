import { DEFAULT_LIMITS } from '@attune/shared';
import { Args, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { fieldClassesOf } from '../../../platform/audit/index.ts';
import { Policy } from '../../../platform/authz/index.ts';
import { forgetLoaded, WorkingHoursRead } from '../../scheduling/index.ts';
import { AvailabilityDesk } from '../app/availability-desk.ts';
import { KeepPracticeRules } from '../app/keep-practice-rules.ts';
import { OutsideHours } from '../app/outside-hours.ts';
import { AvailabilityRead } from '../data/availability.read.ts';
import {
  AddClosureInput,
  AllBookingLimits,
  BookingLimitsResult,
  ChangeBookingLimitsInput,
  ChangeTimeZoneInput,
  Closures,
  ClosuresResult,
  type PracticeTimeZone,
  RemoveClosureInput,
  TimeZoneResult,
} from './practice-rules.type.ts';

@Resolver()
export class PracticeRulesResolver {
  constructor(
    private readonly desk: AvailabilityDesk,
    private readonly availability: AvailabilityRead,
    private readonly hours: WorkingHoursRead,
    private readonly keeping: KeepPracticeRules,
    private readonly outsiders: OutsideHours,
  ) {}

  @Query(() => Closures, { description: 'Days to come on which the practice is closed.' })
  @Policy('closure.list')
  async closures(): Promise<Closures> {
    return { closures: await this.availability.closures(this.desk.today()) };
  }

  @Mutation(() => ClosuresResult, {
    description: 'The practice is closed; what is booked then stays booked.',
  })
  @Policy('closure.manage')
  async addClosure(@Args('input') input: AddClosureInput) {
    await this.keeping.addClosure(input);
    return this.closures();
  }

  @Mutation(() => ClosuresResult)
  @Policy('closure.manage')
  async removeClosure(@Args('input') input: RemoveClosureInput) {
    await this.keeping.removeClosure(input);
    return this.closures();
  }

  @Query(() => AllBookingLimits)
  @Policy('bookingLimit.read')
  async bookingLimits(): Promise<AllBookingLimits> {
    const rows = await this.hours.limits();
    return {
      practice: rows.find((row) => row.memberId === null) ?? {
        ...DEFAULT_LIMITS,
        memberId: null,
        version: 0,
      },
      practitioners: rows.filter((row) => row.memberId !== null),
    };
  }

  @Mutation(() => BookingLimitsResult, {
    description: 'Of the practice by those who run it; of a practitioner also by that person.',
  })
  @Policy('bookingLimit.change')
  async changeBookingLimits(@Args('input') input: ChangeBookingLimitsInput) {
    await this.keeping.changeLimits(input);
    forgetLoaded();
    return this.bookingLimits();
  }

  @Mutation(() => TimeZoneResult, {
    description:
      'Another zone for the practice’s clocks: hours are read on them, appointments stay the instants that they are.',
  })
  @Policy('practice.changeTimeZone')
  async changeTimeZone(
    @Args('input') input: ChangeTimeZoneInput,
    @Info() info: GraphQLResolveInfo,
  ): Promise<PracticeTimeZone> {
    const timeZone = await this.keeping.changeTimeZone(input);
    forgetLoaded();
    return { timeZone, outside: await this.outsiders.of(null, fieldClassesOf(info), {}, timeZone) };
  }
}
