import { capabilitiesOf } from '@attune/shared';
import { Args, ArgsType, Field, ID, Info, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { fieldClassesOf, RecordClass } from '../../../platform/audit/index.ts';
import { Authz, Policy } from '../../../platform/authz/index.ts';
import { LookAhead, PageArgs, pageRequest, toConnection } from '../../../platform/graphql/index.ts';
import { isUuid } from '../../../platform/validation/index.ts';
import { type ClientRow, ClientsRead } from '../data/clients.read.ts';
import { Client, ClientCapabilities, ClientConnection, ClientContact } from './client.type.ts';

/** Longest text that is looked for. */
const LONGEST_SEARCH = 100;

@ArgsType()
class ClientsArgs extends PageArgs {
  @Field(() => Int, { nullable: true, defaultValue: 30 })
  override first: number | null;

  @Field(() => String, { nullable: true })
  search?: string | null;
}

@Resolver(() => Client)
export class ClientsResolver {
  constructor(
    private readonly clients: ClientsRead,
    private readonly authz: Authz,
    private readonly ahead: LookAhead,
  ) {}

  @Query(() => Client, { nullable: true, description: 'A client; null when out of reach.' })
  @Policy('client.read')
  async client(
    @Args('id', { type: () => ID }) id: string,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ClientRow | null> {
    if (!isUuid(id)) return null;
    // Asked in one tick, so they travel together; the trace is written first.
    const opened = this.clients.open(id, fieldClassesOf(info));
    this.ahead.begin(info, id);
    return opened;
  }

  @Query(() => ClientConnection, {
    name: 'clients',
    description: 'The clients within the viewer’s reach, by name.',
  })
  @Policy('client.list')
  async page(@Args() args: ClientsArgs, @Info() info: GraphQLResolveInfo) {
    const request = pageRequest(args, 2);
    const search = args.search?.replaceAll('\0', '').slice(0, LONGEST_SEARCH).trim() || null;
    const rows = await this.clients.page(search, request, fieldClassesOf(info));
    return toConnection(rows, request, (row) => [row.name, row.id]);
  }

  @ResolveField(() => ClientCapabilities)
  async viewerCan(@Parent() client: ClientRow): Promise<ClientCapabilities> {
    return capabilitiesOf(await this.authz.factsOf(client.id));
  }

  @ResolveField(() => ClientContact)
  @RecordClass('IDENTITY')
  contact(@Parent() client: ClientRow): Promise<ClientContact> {
    return this.clients.contact(client.id);
  }
}
