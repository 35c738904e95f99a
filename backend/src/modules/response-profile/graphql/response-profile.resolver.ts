import {
  checkInsAfterBodywork,
  type ClientFacts,
  modalityOf,
  PROFILE_SETTINGS,
  regionGroupLabel,
  responseChanges,
  toleranceAfterBodywork,
} from '@attune/shared';
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { RecordClass } from '../../../platform/audit/index.ts';
import { Authz } from '../../../platform/authz/index.ts';
import { practiceActor } from '../../../platform/context/index.ts';
import { Client, type ClientRow, type Withheld } from '../../clients/index.ts';
import { type ResponseFacts, ResponseFactsRead } from '../data/response-facts.read.ts';
import { STATISTICS } from '../domain/statistics.ts';
import { type ProfilePart, whyWithheld } from '../domain/withheld-parts.ts';
import {
  type ResponseChanges,
  ResponseChangesResult,
  type ResponseComparison,
  ResponseComparisonResult,
  ResponseProfile,
} from './response-profile.type.ts';

/** Whose profile it is; its parts are computed when they are asked for. */
interface ProfileOf {
  readonly clientId: string;
}

@Resolver(() => Client)
export class ClientResponseProfileResolver {
  @ResolveField(() => ResponseProfile)
  @RecordClass('SESSION_RESPONSES')
  responseProfile(@Parent() { id }: ClientRow): ProfileOf {
    return { clientId: id };
  }
}

@Resolver(() => ResponseProfile)
export class ResponseProfileResolver {
  constructor(
    private readonly facts: ResponseFactsRead,
    private readonly authz: Authz,
  ) {}

  @ResolveField(() => ResponseChangesResult, {
    description: 'Distress, tension and pain on leaving a session, against arriving.',
  })
  changes(@Parent() of: ProfileOf): Promise<ResponseChanges | Withheld> {
    return this.part('changes', of, ({ bodywork }) => {
      const changes = responseChanges(bodywork, PROFILE_SETTINGS, STATISTICS);
      const named = (groups: typeof changes.byModality, nameOf: (code: string) => string) =>
        groups.map((group) => ({ ...group, scales: [...group.scales], name: nameOf(group.code) }));
      return {
        sessions: changes.sessions,
        scales: [...changes.scales],
        byModality: named(changes.byModality, (code) => modalityOf(code)?.name ?? code),
        byRegionGroup: named(changes.byRegionGroup, regionGroupLabel),
      };
    });
  }

  @ResolveField(() => ResponseComparisonResult, {
    description: `Distress of check-ins on the ${PROFILE_SETTINGS.daysAfter} days after bodywork, against days without.`,
  })
  @RecordClass('MEASURES')
  checkIns(@Parent() of: ProfileOf): Promise<ResponseComparison | Withheld> {
    return this.part('checkIns', of, ({ bodywork, checkIns }) =>
      checkInsAfterBodywork(bodywork, checkIns, practiceActor().timeZone, PROFILE_SETTINGS, STATISTICS),
    );
  }

  @ResolveField(() => ResponseComparisonResult, {
    description: `Tolerance of trauma work with bodywork in the ${PROFILE_SETTINGS.daysBefore} days before, against without.`,
  })
  @RecordClass('NOTES')
  tolerance(@Parent() of: ProfileOf): Promise<ResponseComparison | Withheld> {
    return this.part('tolerance', of, ({ bodywork, processing }) =>
      toleranceAfterBodywork(bodywork, processing, practiceActor().timeZone, PROFILE_SETTINGS, STATISTICS),
    );
  }

  /** All parts ask in one tick for the same: two statements, one moment, which the answer rests on. */
  private async part<Computed>(
    part: ProfilePart,
    { clientId }: ProfileOf,
    compute: (facts: ResponseFacts) => Computed,
  ): Promise<Computed | Withheld> {
    const [viewer, facts]: [ClientFacts, ResponseFacts] = await Promise.all([
      this.authz.factsOf(clientId),
      this.facts.ofClient(clientId),
    ]);
    return whyWithheld(part, viewer) ?? compute(facts);
  }
}
