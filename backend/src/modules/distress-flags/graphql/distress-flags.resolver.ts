import { decide, type DistressReason, type HoldLevel, NO_RELATION, type Relation } from '@attune/shared';
import { Args, ID, Info, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { fieldClassesOf, RecordClass } from '../../../platform/audit/index.ts';
import { Policy } from '../../../platform/authz/index.ts';
import { isUuid } from '../../../platform/validation/index.ts';
import { Client, ClientsRead, NoteBody, type NoteBodyValue } from '../../clients/index.ts';
import { Member, PracticesRead } from '../../practices/index.ts';
import { MoveDistressFlag } from '../app/move-distress-flag.ts';
import { RaiseDistressFlag } from '../app/raise-distress-flag.ts';
import { ConditionsRead } from '../data/conditions.read.ts';
import { type DistressFlagRow, DistressFlagsRead, type FlagEventRow } from '../data/distress-flags.read.ts';
import { plainWords } from '../domain/plain-words.ts';
import {
  DistressFlag,
  DistressReasonEnum,
  DistressFlagResult,
  FlagEvent,
  FlagStepInput,
  RaiseDistressFlagInput,
} from './distress-flag.type.ts';
import { HoldLevelEnum } from './hold.type.ts';

const NOTHING_WRITTEN = 'Asked for support and wrote nothing more.';
const WITHHELD_FROM_CLIENT = 'This was written for your team. You can ask them about it whenever you like.';
const WITHHELD_FROM_TEAM = 'The reason is for the psychotherapists of the team and for whoever wrote it.';

@Resolver(() => DistressFlag)
export class DistressFlagsResolver {
  constructor(
    private readonly raising: RaiseDistressFlag,
    private readonly moving: MoveDistressFlag,
    private readonly flags: DistressFlagsRead,
    private readonly inForce: ConditionsRead,
    private readonly clients: ClientsRead,
    private readonly practices: PracticesRead,
  ) {}

  @Query(() => DistressFlag, { nullable: true, description: 'A flag; null when out of reach.' })
  @Policy('flag.read')
  async distressFlag(
    @Args('id', { type: () => ID }) id: string,
    @Info() info: GraphQLResolveInfo,
  ): Promise<DistressFlagRow | null> {
    return isUuid(id) ? this.flags.open(id, fieldClassesOf(info)) : null;
  }

  @Mutation(() => DistressFlagResult)
  @Policy('flag.raise')
  async raiseDistressFlag(@Args('input') input: RaiseDistressFlagInput) {
    return this.flags.one(await this.raising.run(input));
  }

  @Mutation(() => DistressFlagResult)
  @Policy('flag.acknowledge')
  async acknowledgeDistressFlag(@Args('input') input: FlagStepInput) {
    return this.flags.one(await this.moving.acknowledge(input));
  }

  @Mutation(() => DistressFlagResult)
  @Policy('flag.liftHold')
  async liftHold(@Args('input') input: FlagStepInput) {
    return this.flags.one(await this.moving.liftHold(input));
  }

  @Mutation(() => DistressFlagResult, {
    description: 'The conditions under which the hold was lifted are over.',
  })
  @Policy('flag.liftHold')
  async endConditions(@Args('input') input: FlagStepInput) {
    return this.flags.one(await this.moving.endConditions(input));
  }

  @Mutation(() => DistressFlagResult)
  @Policy('flag.resolve')
  async resolveDistressFlag(@Args('input') input: FlagStepInput) {
    return this.flags.one(await this.moving.resolve(input));
  }

  @ResolveField(() => Client)
  @RecordClass('IDENTITY')
  client(@Parent() flag: DistressFlagRow) {
    return this.clients.one(flag.clientId);
  }

  @ResolveField(() => HoldLevelEnum, { description: 'The hold that is on because of it now.' })
  hold(@Parent() flag: DistressFlagRow): HoldLevel {
    return holdNow(flag);
  }

  @ResolveField(() => NoteBody)
  reason(@Parent() flag: DistressFlagRow): NoteBodyValue {
    const decision = decide('flag.readReason', {
      ...NO_RELATION,
      relations: relationsOf(flag),
      own: flag.isOwn,
    });
    if (decision.allow) {
      return { text: flag.reason ?? NOTHING_WRITTEN };
    }
    return { reason: flag.isSelf ? WITHHELD_FROM_CLIENT : WITHHELD_FROM_TEAM, category: null };
  }

  @ResolveField(() => [DistressReasonEnum], {
    description: 'The reason in words of the vocabulary; none where the reason is not the reader’s.',
  })
  reasons(@Parent() flag: DistressFlagRow): readonly DistressReason[] {
    return flag.reasons;
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'What to do on the table while it is open; the team’s words among themselves.',
  })
  tableGuidance(@Parent() flag: DistressFlagRow): string | null {
    return forTeam(flag) ? flag.tableGuidance : null;
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'Under which conditions bodywork goes on, by the psychotherapist who lifted the hold.',
  })
  conditions(@Parent() flag: DistressFlagRow): string | null {
    return forTeam(flag) ? flag.conditions : null;
  }

  @ResolveField(() => Boolean, {
    description: 'Whether these conditions hold still: until a psychotherapist ends them.',
  })
  async conditionsInForce(@Parent() flag: DistressFlagRow): Promise<boolean> {
    const inForce = await this.inForce.of(flag.clientId);
    return forTeam(flag) && inForce.some(({ flagId }) => flagId === flag.id);
  }

  @ResolveField(() => String, { description: 'What the client reads of it, in plain words.' })
  plainWords(@Parent() flag: DistressFlagRow): string {
    return plainWords({ source: flag.source, state: flag.state, hold: holdNow(flag) });
  }

  @ResolveField(() => Member, { nullable: true, description: 'Null where a client or a rule raised it.' })
  raisedBy(@Parent() flag: DistressFlagRow) {
    return flag.raisedByMember === null ? null : this.practices.member(flag.raisedByMember);
  }

  @ResolveField(() => Boolean, {
    description:
      'The viewer is not of the team: an escalation reached them, and it is open to them while it is.',
  })
  calledIn(@Parent() flag: DistressFlagRow): boolean {
    return flag.isCalledIn;
  }

  @ResolveField(() => [FlagEvent])
  events(@Parent() flag: DistressFlagRow): Promise<FlagEventRow[]> {
    return this.flags.events(flag.id);
  }
}

function holdNow(flag: DistressFlagRow): HoldLevel {
  return flag.holdLiftedAt === null ? flag.holdPut : 'NONE';
}

function forTeam(flag: DistressFlagRow): boolean {
  return flag.isPsychotherapist || flag.isMassageTherapist || flag.isCalledIn;
}

function relationsOf(flag: DistressFlagRow): Relation[] {
  const relations: Relation[] = [];
  if (flag.isSelf) relations.push('SELF');
  if (flag.isPsychotherapist) relations.push('PSYCHOTHERAPIST');
  if (flag.isMassageTherapist) relations.push('MASSAGE_THERAPIST');
  if (flag.isCalledIn) relations.push('CALLED_IN');
  return relations;
}
