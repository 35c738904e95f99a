import { DISCIPLINES, SHARING_CATEGORIES } from '@attune/shared';
import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { RecordClass } from '../../../platform/audit/index.ts';
import { Authz, Public } from '../../../platform/authz/index.ts';
import { currentContext } from '../../../platform/context/index.ts';
import { forbidden } from '../../../platform/errors/index.ts';
import { Client, type ClientRow } from '../../clients/index.ts';
import { type BoundariesRow, ConsentRead, type CrisisResourceRow } from '../data/consent.read.ts';
import { EMERGENCY_RESOURCES } from '../domain/emergency-resources.ts';
import { NO_BOUNDARIES_YET } from '../domain/no-boundaries-yet.ts';
import { Boundaries, CrisisResource, RegionBoundary, SharingConsent } from './consent.type.ts';

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

  /** Each category with each discipline the viewer may know of; what was never granted is not. */
  @ResolveField(() => [SharingConsent])
  @RecordClass('CONSENT')
  async sharing(@Parent() client: ClientRow) {
    const [rows, facts] = await Promise.all([this.consent.sharing(client.id), this.authz.factsOf(client.id)]);
    const wide = (['SELF', 'PSYCHOTHERAPIST', 'EMERGENCY'] as const).some((one) =>
      facts.relations.includes(one),
    );
    const disciplines = DISCIPLINES.filter(
      (one) => wide || (one === 'MASSAGE' && facts.relations.includes('MASSAGE_THERAPIST')),
    );
    return disciplines.flatMap((discipline) =>
      SHARING_CATEGORIES.map(
        (category) =>
          rows.find((row) => row.category === category && row.discipline === discipline) ?? {
            category,
            discipline,
            granted: false,
            since: null,
          },
      ),
    );
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
