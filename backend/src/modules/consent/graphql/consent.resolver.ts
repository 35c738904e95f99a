import { Args, Query, Resolver } from '@nestjs/graphql';
import { Public } from '../../../platform/authz/index.ts';
import { currentContext } from '../../../platform/context/index.ts';
import { ConsentRead, type CrisisResourceRow } from '../data/consent.read.ts';
import { EMERGENCY_RESOURCES } from '../domain/emergency-resources.ts';
import { CrisisResource } from './consent.type.ts';

@Resolver()
export class CrisisResolver {
  constructor(private readonly consent: ConsentRead) {}

  /** The practice's own numbers; where there are none, or nobody is signed in, the emergency numbers. */
  @Query(() => [CrisisResource])
  @Public('somebody in need must not have to sign in first')
  async crisisResources(
    @Args('region', { type: () => String, nullable: true }) region?: string | null,
  ): Promise<CrisisResourceRow[]> {
    const wanted = region?.slice(0, 20).replaceAll('\0', '').toUpperCase() || null;
    const own = currentContext().actor?.practiceId ? await this.consent.crisisResources(wanted) : [];
    return own.length > 0
      ? own
      : EMERGENCY_RESOURCES.filter((one) => wanted === null || one.region === wanted);
  }
}
