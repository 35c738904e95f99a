import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { RecordClass } from '../../../platform/audit/index.ts';
import { Authz, Public } from '../../../platform/authz/index.ts';
import { currentContext } from '../../../platform/context/index.ts';
import { forbidden } from '../../../platform/errors/index.ts';
import { Client, type ClientRow } from '../../clients/index.ts';
import { type BoundariesRow, ConsentRead, type CrisisResourceRow } from '../data/consent.read.ts';
import { EMERGENCY_RESOURCES } from '../domain/emergency-resources.ts';
import { NO_BOUNDARIES_YET } from '../domain/no-boundaries-yet.ts';
import { Boundaries, CrisisResource, RegionBoundary } from './consent.type.ts';

@Resolver(() => Client)
export class ClientConsentResolver {
  constructor(
    private readonly consent: ConsentRead,
    private readonly authz: Authz,
  ) {}

  @ResolveField(() => Boundaries)
  @RecordClass('BOUNDARIES')
  async boundaries(@Parent() client: ClientRow): Promise<BoundariesRow> {
    const [row, facts] = await Promise.all([
      this.consent.boundaries(client.id),
      this.authz.factsOf(client.id),
    ]);
    if (!row && facts.relations.every((relation) => relation === 'ADMINISTRATOR')) {
      throw forbidden('Boundaries are between the client and the care team.');
    }
    return row ?? { ...NO_BOUNDARIES_YET, clientId: client.id };
  }
}

@Resolver(() => Boundaries)
export class BoundariesResolver {
  @ResolveField(() => [RegionBoundary])
  regions(@Parent() boundaries: BoundariesRow): RegionBoundary[] {
    return Object.entries(boundaries.regions).map(([region, choice]) => ({ region, choice }));
  }
}

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
