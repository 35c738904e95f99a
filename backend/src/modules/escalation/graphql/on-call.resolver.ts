import { gapsOfRota, overlapsOfRota } from '@attune/shared';
import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Policy } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { DateTimeType } from '../../../platform/graphql/index.ts';
import { Member, PracticesRead } from '../../practices/index.ts';
import { HandOverShift } from '../app/hand-over-shift.ts';
import { PlanOnCall } from '../app/plan-on-call.ts';
import { type HandOverRow, OnCallRepository, type OnCallShiftRow } from '../data/on-call.repository.ts';
import {
  AddOnCallShiftInput,
  AnswerHandOverInput,
  EndOnCallShiftInput,
  HandOverResult,
  HandOverShiftInput,
  OnCallResult,
  OnCallRota,
  OnCallShift,
  PlanOnCallInput,
  ShiftHandOver,
} from './on-call.type.ts';

const DAY = 86_400_000;
/** So far ahead is looked when nothing else is asked, and at most. */
const USUAL_DAYS = 56;
const MOST_DAYS = 400;

@Resolver(() => OnCallRota)
export class OnCallResolver {
  constructor(
    private readonly clock: Clock,
    private readonly rota: OnCallRepository,
    private readonly planning: PlanOnCall,
    private readonly handing: HandOverShift,
  ) {}

  @Query(() => OnCallRota, { description: 'Who is on call; left out: the coming eight weeks.' })
  @Policy('onCall.read')
  onCall(
    @Args('from', { type: () => DateTimeType, nullable: true }) from?: string | null,
    @Args('until', { type: () => DateTimeType, nullable: true }) until?: string | null,
  ) {
    const now = this.clock.now().getTime();
    const first = from ? Date.parse(from) : now;
    const last = until ? Date.parse(until) : first + USUAL_DAYS * DAY;
    return this.look(first, Math.min(Math.max(first, last), first + MOST_DAYS * DAY));
  }

  @Mutation(() => OnCallResult, {
    description: 'Lets people take turns week by week; what was planned from then on is replaced.',
  })
  @Policy('onCall.plan')
  async planOnCall(@Args('input') input: PlanOnCallInput) {
    await this.planning.rotate(input);
    return this.onCall();
  }

  @Mutation(() => OnCallResult, { description: 'One time for one person, beside what is planned.' })
  @Policy('onCall.plan')
  async addOnCallShift(@Args('input') input: AddOnCallShiftInput) {
    await this.planning.add(input);
    return this.onCall();
  }

  @Mutation(() => OnCallResult, { description: 'Ends a shift that is going on, or cancels one to come.' })
  @Policy('onCall.plan')
  async endOnCallShift(@Args('input') input: EndOnCallShiftInput) {
    await this.planning.end(input);
    return this.onCall();
  }

  @Mutation(() => HandOverResult, {
    description: 'Asks somebody to take the rest of one’s own shift. Until they accept, one stays on call.',
  })
  @Policy('onCall.handOver')
  async handOverShift(@Args('input') input: HandOverShiftInput) {
    return this.rota.handOverById(await this.handing.ask(input));
  }

  @Mutation(() => HandOverResult)
  @Policy('onCall.handOver')
  async answerHandOver(@Args('input') input: AnswerHandOverInput) {
    return this.rota.handOverById(await this.handing.answer(input));
  }

  private async look(first: number, last: number) {
    const now = this.clock.now().getTime();
    const [from, until] = [new Date(first).toISOString(), new Date(last).toISOString()];
    const [shifts, cover] = await Promise.all([this.rota.shifts(from, until), this.rota.cover(from, until)]);
    const nameOf = new Map(cover.map(({ memberId, name }) => [memberId, name]));
    const stretch = (names: readonly string[], startsAt: number, endsAt: number) => ({
      startsAt: new Date(startsAt).toISOString(),
      endsAt: new Date(endsAt).toISOString(),
      names,
    });
    return {
      from,
      until,
      shifts,
      gaps: gapsOfRota(cover, Math.max(first, now), last).map((gap) => stretch([], gap.startsAt, gap.endsAt)),
      overlaps: overlapsOfRota(cover).map((both) =>
        stretch(
          both.memberIds.map((id) => nameOf.get(id) ?? ''),
          both.startsAt,
          both.endsAt,
        ),
      ),
      now: cover.filter(({ startsAt, endsAt }) => startsAt <= now && now < endsAt).map(({ name }) => name),
    };
  }
}

@Resolver(() => OnCallShift)
export class OnCallShiftResolver {
  constructor(
    private readonly rota: OnCallRepository,
    private readonly practices: PracticesRead,
  ) {}

  @ResolveField(() => Member)
  member(@Parent() shift: OnCallShiftRow) {
    return this.practices.member(shift.memberId);
  }

  @ResolveField(() => Member, { nullable: true, description: 'Who handed it over; null: it was planned so.' })
  takenFrom(@Parent() shift: OnCallShiftRow) {
    return shift.handedFrom === null ? null : this.practices.member(shift.handedFrom);
  }

  @ResolveField(() => ShiftHandOver, { nullable: true, description: 'What is asked and not answered yet.' })
  handOver(@Parent() shift: OnCallShiftRow): Promise<HandOverRow | null> {
    return this.rota.handOver(shift.id);
  }
}

@Resolver(() => ShiftHandOver)
export class ShiftHandOverResolver {
  constructor(
    private readonly rota: OnCallRepository,
    private readonly practices: PracticesRead,
  ) {}

  @ResolveField(() => OnCallShift)
  shift(@Parent() handOver: HandOverRow) {
    return this.rota.shift(handOver.shiftId);
  }

  @ResolveField(() => Member)
  from(@Parent() handOver: HandOverRow) {
    return this.practices.member(handOver.fromMember);
  }

  @ResolveField(() => Member)
  to(@Parent() handOver: HandOverRow) {
    return this.practices.member(handOver.toMember);
  }
}
