import type { Discipline, Role } from '@attune/shared';
import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Policy } from '../../../platform/authz/index.ts';
import { RoleEnum } from '../../identity/index.ts';
import { type MemberRow, PracticesRead } from '../data/practices.read.ts';
import { DisciplineEnum, Member } from './member.type.ts';

/** A member as far as the row that points at it knows: name and id, or all of it. */
export type MemberParent = Pick<MemberRow, 'id' | 'name'> & Partial<MemberRow>;

@Resolver(() => Member)
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

  // Rows that join no more than a name read the rest only when it is asked for.
  @ResolveField(() => [RoleEnum])
  async roles(@Parent() { id, roles }: MemberParent): Promise<Role[]> {
    return roles ?? (await this.practices.member(id)).roles;
  }

  @ResolveField(() => [DisciplineEnum])
  async disciplines(@Parent() { id, disciplines }: MemberParent): Promise<Discipline[]> {
    return disciplines ?? (await this.practices.member(id)).disciplines;
  }

  @ResolveField(() => [String])
  async trainings(@Parent() { id, trainings }: MemberParent): Promise<string[]> {
    return trainings ?? (await this.practices.member(id)).trainings;
  }
}
