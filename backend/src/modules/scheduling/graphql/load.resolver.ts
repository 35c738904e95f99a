import { zoneClock } from '@attune/shared';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Policy } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { practiceActor } from '../../../platform/context/index.ts';
import { DateTimeType } from '../../../platform/graphql/index.ts';
import { SetLoadLimits } from '../app/set-load-limits.ts';
import { limitsSetFor, type LoadLimitsRow, LoadRepository } from '../data/load.repository.ts';
import { weekLoads, type WeekLoadRow, weekOf } from '../domain/week-loads.ts';
import { LoadLimitsResult, LoadLimitsSet, SetLoadLimitsInput, WeekLoad } from './load.type.ts';

@Resolver()
export class LoadResolver {
  constructor(
    private readonly clock: Clock,
    private readonly loads: LoadRepository,
    private readonly setting: SetLoadLimits,
  ) {}

  @Query(() => [WeekLoad], {
    description:
      'How much practitioners have on in the week of an instant (left out: this week): one’s own; everybody’s, by name, for who runs the practice.',
  })
  @Policy('load.read')
  async weekLoads(
    @Args('at', { type: () => DateTimeType, nullable: true }) at?: string | null,
  ): Promise<WeekLoadRow[]> {
    const zone = zoneClock(practiceActor().timeZone);
    const week = weekOf(at ? Date.parse(at) : this.clock.now().getTime(), zone);
    const [rows, set] = await Promise.all([
      this.loads.week(new Date(week.from).toISOString(), new Date(week.to).toISOString()),
      this.loads.limits(),
    ]);
    return weekLoads(rows, set, week, zone);
  }

  @Query(() => LoadLimitsSet, { description: 'What holds for practitioners who set no limits of their own.' })
  @Policy('load.read')
  async practiceLoadLimits(): Promise<LoadLimitsRow> {
    return limitsSetFor(await this.loads.limits(), null);
  }

  @Mutation(() => LoadLimitsResult, {
    description: 'Sets what a practitioner takes on at most. What is booked already stays.',
  })
  @Policy('load.change')
  async setLoadLimits(@Args('input') input: SetLoadLimitsInput): Promise<LoadLimitsRow> {
    const memberId = await this.setting.run(input);
    return limitsSetFor(await this.loads.limits(), memberId);
  }
}
