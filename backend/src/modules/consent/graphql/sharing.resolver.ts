import { decide, DISCIPLINES, SHARING_CATEGORIES } from '@attune/shared';
import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { RecordClass } from '../../../platform/audit/index.ts';
import { Authz, Policy } from '../../../platform/authz/index.ts';
import { PageArgs, pageRequest, toConnection } from '../../../platform/graphql/index.ts';
import { Client, type ClientRow } from '../../clients/index.ts';
import { Member, PracticesRead } from '../../practices/index.ts';
import { SetSharing } from '../app/set-sharing.ts';
import { type SharingEventRow, SharingRepository, type SharingRow } from '../data/sharing.repository.ts';
import {
  SetSharingInput,
  SharingConsent,
  SharingEvent,
  SharingEventConnection,
  SharingResult,
} from './sharing.type.ts';

/** A choice as it is shown: one that was never made has no instant. */
type Shown = Omit<SharingRow, 'clientId' | 'since'> & { readonly since: string | null };

@Resolver(() => Client)
export class ClientSharingResolver {
  constructor(
    private readonly sharing: SharingRepository,
    private readonly authz: Authz,
  ) {}

  @ResolveField('sharing', () => [SharingConsent], {
    description:
      'Each category with each discipline the viewer may know of – what was never granted is not shared – and then what was said of single persons.',
  })
  @RecordClass('CONSENT')
  async choices(@Parent() client: ClientRow): Promise<Shown[]> {
    const [rows, facts] = await Promise.all([
      this.sharing.ofClient(client.id),
      this.authz.factsOf(client.id),
    ]);
    const wide = (['SELF', 'PSYCHOTHERAPIST', 'EMERGENCY'] as const).some((one) =>
      facts.relations.includes(one),
    );
    const disciplines = DISCIPLINES.filter(
      (one) => wide || (one === 'MASSAGE' && facts.relations.includes('MASSAGE_THERAPIST')),
    );
    const ofDisciplines = disciplines.flatMap((discipline) =>
      SHARING_CATEGORIES.map(
        (category): Shown =>
          rows.find(
            (row) => row.category === category && row.discipline === discipline && row.memberId === null,
          ) ?? { category, discipline, memberId: null, granted: false, since: null },
      ),
    );
    return [
      ...ofDisciplines,
      ...rows.filter((row) => row.memberId !== null && disciplines.includes(row.discipline)),
    ];
  }

  @ResolveField('sharingHistory', () => SharingEventConnection, {
    nullable: true,
    description:
      'All that the client ever said about sharing, the newest first. The client’s alone: null for others.',
  })
  @RecordClass('CONSENT')
  async history(@Parent() client: ClientRow, @Args() args: PageArgs) {
    const request = pageRequest(args, 2);
    if (!decide('sharing.readHistory', await this.authz.factsOf(client.id)).allow) {
      return null;
    }
    const rows = await this.sharing.history(client.id, request);
    return toConnection(rows, request, (row) => [row.at, row.id]);
  }
}

@Resolver(() => SharingConsent)
export class SharingResolver {
  constructor(
    private readonly setting: SetSharing,
    private readonly sharing: SharingRepository,
    private readonly practices: PracticesRead,
  ) {}

  @Mutation(() => SharingResult, {
    description: 'The client alone says what is shared; it holds from the next read on.',
  })
  @Policy('sharing.set')
  async setSharing(@Args('input') input: SetSharingInput): Promise<Shown> {
    const { clientId, category, discipline, memberId } = await this.setting.run(input);
    const said = (await this.sharing.ofClient(clientId)).filter(
      (row) => row.category === category && row.discipline === discipline,
    );
    const nothingYet = { category, discipline, granted: false, since: null };
    return (
      said.find((row) => row.memberId === memberId) ?? {
        ...(said.find((row) => row.memberId === null) ?? nothingYet),
        memberId,
      }
    );
  }

  @ResolveField(() => Member, { nullable: true, description: 'Null: all of the discipline.' })
  member(@Parent() { memberId }: Shown) {
    return memberId === null ? null : this.practices.member(memberId);
  }
}

@Resolver(() => SharingEvent)
export class SharingEventResolver {
  constructor(private readonly practices: PracticesRead) {}

  @ResolveField(() => Member, { nullable: true, description: 'Null: all of the discipline.' })
  member(@Parent() { memberId }: SharingEventRow) {
    return memberId === null ? null : this.practices.member(memberId);
  }
}
