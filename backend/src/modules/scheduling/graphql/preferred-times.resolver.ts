import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { RecordClass } from '../../../platform/audit/index.ts';
import { Policy } from '../../../platform/authz/index.ts';
import { Client, type ClientRow } from '../../clients/index.ts';
import { SetPreferredTimes } from '../app/set-preferred-times.ts';
import { PreferredTimesRepository, type PreferredTimesRow } from '../data/preferred-times.repository.ts';
import { PreferredTimes, PreferredTimesResult, SetPreferredTimesInput } from './preferred-times.type.ts';

@Resolver(() => Client)
export class PreferredTimesResolver {
  constructor(
    private readonly setting: SetPreferredTimes,
    private readonly times: PreferredTimesRepository,
  ) {}

  @ResolveField(() => PreferredTimes, {
    description: 'Which times suit the client, for whoever sees their appointments.',
  })
  @RecordClass('APPOINTMENTS')
  preferredTimes(@Parent() client: ClientRow): Promise<PreferredTimesRow> {
    return this.times.of(client.id);
  }

  @Mutation(() => PreferredTimesResult, {
    description: 'Says anew, as a whole, which times suit a client and which to stay away from.',
  })
  @Policy('preferredTimes.set')
  async setPreferredTimes(@Args('input') input: SetPreferredTimesInput): Promise<PreferredTimesRow> {
    return this.times.of(await this.setting.run(input));
  }
}
