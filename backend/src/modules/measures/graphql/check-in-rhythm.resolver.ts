import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { RecordClass } from '../../../platform/audit/index.ts';
import { Policy } from '../../../platform/authz/index.ts';
import { Client, type ClientRow } from '../../clients/index.ts';
import { PlanCheckIns } from '../app/plan-check-ins.ts';
import { type CheckInRhythmRow, CheckInRhythmsRepository } from '../data/check-in-rhythms.repository.ts';
import { CheckInRhythm, PlanCheckInsInput, PlanCheckInsResult } from './check-in-rhythm.type.ts';

@Resolver(() => Client)
export class CheckInRhythmResolver {
  constructor(
    private readonly rhythms: CheckInRhythmsRepository,
    private readonly planning: PlanCheckIns,
  ) {}

  @ResolveField(() => CheckInRhythm, {
    nullable: true,
    description: 'On which days check-ins are planned, for the client and the psychotherapists of the team.',
  })
  @RecordClass('MEASURES')
  checkInRhythm(@Parent() { id }: ClientRow): Promise<CheckInRhythmRow | null> {
    return this.rhythms.of(id);
  }

  @Mutation(() => PlanCheckInsResult, {
    description: 'Says on which days a client is to check in, from today on.',
  })
  @Policy('checkIn.plan')
  async planCheckIns(@Args('input') input: PlanCheckInsInput) {
    return this.rhythms.of(await this.planning.run(input));
  }
}
