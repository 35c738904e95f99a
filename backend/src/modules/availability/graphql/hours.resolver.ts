import { changedDays, weeksFrom } from '@attune/shared';
import { Args, ID, Info, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { fieldClassesOf } from '../../../platform/audit/index.ts';
import { Policy } from '../../../platform/authz/index.ts';
import { practiceActor } from '../../../platform/context/index.ts';
import { isUuid } from '../../../platform/validation/index.ts';
import { Member, type MemberRow, PracticesRead } from '../../practices/index.ts';
import { Appointment, type AppointmentRow, forgetLoaded, WorkingHoursRead } from '../../scheduling/index.ts';
import { AvailabilityDesk } from '../app/availability-desk.ts';
import { ChangeHours } from '../app/change-hours.ts';
import { KeepTimeOff } from '../app/keep-time-off.ts';
import { OutsideHours } from '../app/outside-hours.ts';
import { AvailabilityRead, type ClosureRow, type TimeOffRow } from '../data/availability.read.ts';
import {
  AddTimeOffInput,
  ChangeDayInput,
  ChangeWeeklyHoursInput,
  Closure,
  HoursPreview,
  PreviewHoursInput,
  RemoveTimeOffInput,
  TimeOff,
  WorkingHours,
  WorkingHoursResult,
} from './hours.type.ts';

/** As far as hours are looked at. */
const LAST_DATE = '2099-12-31';

@Resolver(() => WorkingHours)
export class HoursResolver {
  // long-constructor: a resolver names every use case behind its operations.
  constructor(
    private readonly desk: AvailabilityDesk,
    private readonly availability: AvailabilityRead,
    private readonly hours: WorkingHoursRead,
    private readonly practices: PracticesRead,
    private readonly changing: ChangeHours,
    private readonly away: KeepTimeOff,
    private readonly outsiders: OutsideHours,
  ) {}

  @Query(() => WorkingHours, {
    nullable: true,
    description:
      'When somebody works; left out, oneself. Null for nobody of the practice who holds sessions.',
  })
  @Policy('hours.read')
  async workingHours(
    @Args('memberId', { type: () => ID, nullable: true }) memberId?: string | null,
  ): Promise<WorkingHours | null> {
    const id = memberId ?? practiceActor().memberId;
    if (id === null || !isUuid(id)) {
      return null;
    }
    return (await this.practices.member(id)).disciplines.length === 0 ? null : this.of(id);
  }

  @Query(() => HoursPreview, {
    description:
      'What a change of one’s own hours, or of anybody’s by those who run the practice, would leave outside of them.',
  })
  @Policy('hours.change')
  async previewHours(
    @Args('input') input: PreviewHoursInput,
    @Info() info: GraphQLResolveInfo,
  ): Promise<HoursPreview> {
    return { outside: await this.outsiders.preview(input, fieldClassesOf(info)) };
  }

  @Mutation(() => WorkingHoursResult, { description: 'The hours of the week from a date on, as a whole.' })
  @Policy('hours.change')
  changeWeeklyHours(@Args('input') input: ChangeWeeklyHoursInput) {
    return this.after(this.changing.week(input));
  }

  @Mutation(() => WorkingHoursResult, {
    description: 'The hours of one date, or those of its weekday again.',
  })
  @Policy('hours.change')
  changeDay(@Args('input') input: ChangeDayInput) {
    return this.after(this.changing.day(input));
  }

  @Mutation(() => WorkingHoursResult, { description: 'Somebody is away; what is booked then stays booked.' })
  @Policy('hours.change')
  addTimeOff(@Args('input') input: AddTimeOffInput) {
    return this.after(this.away.add(input));
  }

  @Mutation(() => WorkingHoursResult)
  @Policy('hours.change')
  removeTimeOff(@Args('input') input: RemoveTimeOffInput) {
    return this.after(this.away.remove(input));
  }

  @ResolveField(() => Member)
  member(@Parent() { memberId }: WorkingHours): Promise<MemberRow> {
    return this.practices.member(memberId);
  }

  @ResolveField(() => [TimeOff], { description: 'From today on.' })
  timeOff(@Parent() { memberId }: WorkingHours): Promise<TimeOffRow[]> {
    return this.availability.timeOff(memberId, this.desk.today());
  }

  @ResolveField(() => [Closure], { description: 'Days on which the practice is closed, from today on.' })
  closures(): Promise<ClosureRow[]> {
    return this.availability.closures(this.desk.today());
  }

  @ResolveField(() => [Appointment], {
    description:
      'Booked outside of these hours, for the person and those who run the practice: it stays booked until somebody moves it.',
  })
  outside(
    @Parent() { memberId }: WorkingHours,
    @Info() info: GraphQLResolveInfo,
  ): Promise<AppointmentRow[]> | AppointmentRow[] {
    return this.desk.runs() || memberId === practiceActor().memberId
      ? this.outsiders.of(memberId, fieldClassesOf(info))
      : [];
  }

  private async after(change: Promise<string>): Promise<WorkingHours> {
    const memberId = await change;
    forgetLoaded();
    return this.of(memberId);
  }

  private async of(memberId: string): Promise<WorkingHours> {
    const today = this.desk.today();
    const [version, all] = await Promise.all([
      this.availability.version(memberId),
      this.hours.ofMembers([memberId], today, LAST_DATE),
    ]);
    const facts = all.get(memberId) ?? { hours: [], exceptions: [], away: [] };
    return {
      memberId,
      version,
      timeZone: practiceActor().timeZone,
      weeks: weeksFrom(facts.hours, today),
      changedDays: changedDays(facts, today),
    };
  }
}
