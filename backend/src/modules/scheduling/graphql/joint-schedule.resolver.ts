import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Policy } from '../../../platform/authz/index.ts';
import { Modality, modalityByCode } from '../../care-plans/index.ts';
import { Member, PracticesRead } from '../../practices/index.ts';
import { BookJointSchedule } from '../app/book-joint-schedule.ts';
import { ProposeJointSchedule, type ProposedSchedule } from '../app/propose-joint-schedule.ts';
import { forgetLoaded } from '../data/per-request.ts';
import type { LeftOut, ProposedSlot } from '../domain/joint-schedule/proposal.ts';
import {
  BookJointScheduleInput,
  JointLeftOut,
  JointSchedule,
  JointScheduleInput,
  JointSlot,
} from './joint-schedule.type.ts';
import { BookSeriesResult } from './series.type.ts';

@Resolver()
export class JointScheduleResolver {
  constructor(
    private readonly proposing: ProposeJointSchedule,
    private readonly booking: BookJointSchedule,
  ) {}

  @Query(() => JointSchedule, {
    description:
      'The best times for what the plan in force asks for in the coming weeks, over both disciplines: no hard rule is broken, soft ones as seldom as can be. Of what the viewer may see and book.',
  })
  @Policy('appointment.bookJointly')
  proposeJointSchedule(@Args('input') input: JointScheduleInput): Promise<ProposedSchedule> {
    return this.proposing.run(input);
  }

  @Mutation(() => BookSeriesResult, {
    description: 'Books all of these times or none; a client asks for them.',
  })
  @Policy('appointment.bookJointly')
  async bookJointSchedule(@Args('input') input: BookJointScheduleInput): Promise<{ id: string }> {
    const id = await this.booking.run(input);
    forgetLoaded();
    return { id };
  }
}

@Resolver(() => JointSlot)
export class JointSlotResolver {
  constructor(private readonly practices: PracticesRead) {}

  @ResolveField(() => Member)
  practitioner(@Parent() slot: ProposedSlot) {
    return this.practices.member(slot.practitionerId);
  }

  @ResolveField(() => Modality, { description: 'What the activity is.' })
  modality(@Parent() slot: ProposedSlot) {
    return modalityByCode(slot.modality, slot.discipline);
  }
}

@Resolver(() => JointLeftOut)
export class JointLeftOutResolver {
  @ResolveField(() => Modality, { description: 'What the activity is.' })
  modality(@Parent() left: LeftOut) {
    return modalityByCode(left.modality, left.discipline);
  }
}
