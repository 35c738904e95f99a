import { auditFilterSchema, onWhatGround, whatWasDone, whatWasRefused } from '@attune/shared';
import { Args, ArgsType, Field, ID, Query, Resolver } from '@nestjs/graphql';
import { Policy } from '../../../platform/authz/index.ts';
import { DateTimeType, PageArgs, pageRequest, toConnection } from '../../../platform/graphql/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { type AuditRow, AuditTrailRead } from '../data/audit-trail.read.ts';
import { type AuditEvent, AuditEventConnection } from './access-log.type.ts';

@ArgsType()
class AuditArgs extends PageArgs {
  @Field(() => DateTimeType, { nullable: true })
  from?: string | null;

  @Field(() => DateTimeType, { nullable: true, description: 'Up to, and not including.' })
  to?: string | null;

  @Field(() => ID, { nullable: true, description: 'What this member did.' })
  memberId?: string | null;

  @Field(() => ID, { nullable: true, description: 'What concerns this client.' })
  clientId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Also what clients did in their own records.',
  })
  own: boolean | null;
}

@Resolver()
export class AuditTrailResolver {
  constructor(private readonly trail: AuditTrailRead) {}

  @Query(() => AuditEventConnection, {
    description: 'Who opened and changed what in the practice, the newest first. Looking is noted, too.',
  })
  @Policy('audit.read')
  async auditEvents(@Args() args: AuditArgs) {
    const request = pageRequest(args, 2);
    const filter = parseInput(auditFilterSchema, args);
    const rows = await this.trail.page({ ...filter, own: args.own ?? false }, request);
    return toConnection(rows, request, (row) => [row.at, row.id], told);
  }
}

function told(row: AuditRow): AuditEvent {
  const { id, at, who, role, action, ground, fieldClasses, clients, clientIds, reason } = row;
  const refused = ground === 'REFUSED';
  return {
    id,
    at,
    who,
    role,
    action,
    what: refused ? whatWasRefused(action, 'PRACTICE') : whatWasDone(action, fieldClasses, 'PRACTICE'),
    ground: onWhatGround(ground, 'PRACTICE'),
    refused,
    emergency: ground === 'BREAK_GLASS',
    clients,
    clientCount: clientIds.length,
    classes: fieldClasses,
    reason,
  };
}
