import { decide, isReading, onWhatGround, whatWasDone } from '@attune/shared';
import { Args, ArgsType, Field, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { RecordClass } from '../../../platform/audit/index.ts';
import { Authz } from '../../../platform/authz/index.ts';
import { forbidden } from '../../../platform/errors/index.ts';
import { PageArgs, pageRequest, toConnection } from '../../../platform/graphql/index.ts';
import { Client, type ClientRow } from '../../clients/index.ts';
import { type AccessRow, AuditTrailRead } from '../data/audit-trail.read.ts';
import { type AccessEvent, AccessEventConnection } from './access-log.type.ts';

@ArgsType()
class AccessLogArgs extends PageArgs {
  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Also what the client did.',
  })
  own: boolean | null;
}

@Resolver(() => Client)
export class AccessLogResolver {
  constructor(
    private readonly trail: AuditTrailRead,
    private readonly authz: Authz,
  ) {}

  /** @throws ProblemError Forbidden for anybody but the client. */
  @ResolveField(() => AccessEventConnection, {
    description: 'Who opened or changed the record, the newest first; for the client alone.',
  })
  @RecordClass('ACCESS_LOG')
  async accessLog(@Parent() client: ClientRow, @Args() args: AccessLogArgs) {
    const request = pageRequest(args, 2);
    const [facts, rows] = await Promise.all([
      this.authz.factsOf(client.id),
      this.trail.accessTo(client.id, args.own ?? false, request),
    ]);
    if (!decide('accessLog.read', facts).allow) {
      throw forbidden('Who opened a record is for the client to see.');
    }
    return toConnection(rows, request, (row) => [row.at, row.id], told);
  }
}

function told({ id, at, who, role, action, ground, fieldClasses, own, reason }: AccessRow): AccessEvent {
  return {
    id,
    at,
    who,
    role,
    what: whatWasDone(action, fieldClasses, 'CLIENT'),
    ground: onWhatGround(ground, 'CLIENT'),
    changed: !isReading(action),
    own,
    reason,
  };
}
