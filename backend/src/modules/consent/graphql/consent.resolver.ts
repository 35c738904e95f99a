import { DISCIPLINES, SHARING_CATEGORIES } from '@attune/shared';
import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { RecordClass } from '../../../platform/audit/index.ts';
import { Authz, Public } from '../../../platform/authz/index.ts';
import { currentContext } from '../../../platform/context/index.ts';
import { Client, type ClientRow } from '../../clients/index.ts';
import { ConsentRead, type CrisisResourceRow } from '../data/consent.read.ts';
import { EMERGENCY_RESOURCES } from '../domain/emergency-resources.ts';
import { CrisisResource, SharingConsent } from './consent.type.ts';

@Resolver(() => Client)
export class ClientConsentResolver {
  constructor(
    private readonly consent: ConsentRead,
    private readonly authz: Authz,
  ) {}

  /** Each category with each discipline the viewer may know of; what was never granted is not. */
  @ResolveField(() => [SharingConsent])
  @RecordClass('CONSENT')
  async sharing(@Parent() client: ClientRow) {
    const [rows, facts] = await Promise.all([this.consent.sharing(client.id), this.authz.factsOf(client.id)]);
    const wide = facts.relations.includes('SELF') || facts.relations.includes('PSYCHOTHERAPIST');
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
