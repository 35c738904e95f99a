import type { Role } from '@attune/shared';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { Policy } from '../../../platform/authz/index.ts';
import { RoleEnum } from '../../identity/index.ts';
import { type MemberRow, PracticesRead } from '../data/practices.read.ts';
import { Member } from './member.type.ts';

@Resolver()
export class MembersResolver {
  constructor(private readonly practices: PracticesRead) {}

  @Query(() => [Member], {
    description: 'The people of the practice; a client sees the practitioners of the own team.',
  })
  @Policy('member.list')
  members(
    @Args('roles', { type: () => [RoleEnum], nullable: true }) roles?: Role[] | null,
  ): Promise<MemberRow[]> {
    return this.practices.members(roles ?? null);
  }
}
