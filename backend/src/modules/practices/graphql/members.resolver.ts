import type { Discipline, Role } from '@attune/shared';
import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Policy } from '../../../platform/authz/index.ts';
import { RoleEnum } from '../../identity/index.ts';
import { SetPhone } from '../app/set-phone.ts';
import { type MemberRow, PracticesRead } from '../data/practices.read.ts';
import { DisciplineEnum, Member, SetPhoneInput, SetPhoneResult } from './member.type.ts';

/** A member as far as the row that points at it knows: name and id, or all of it. */
export type MemberParent = Pick<MemberRow, 'id' | 'name'> & Partial<MemberRow>;

@Resolver(() => Member)
export class MembersResolver {
  constructor(
    private readonly practices: PracticesRead,
    private readonly phones: SetPhone,
  ) {}

  @Query(() => [Member], {
    description: 'The people of the practice; a client sees the practitioners of the own team.',
  })
  @Policy('member.list')
  members(
    @Args('roles', { type: () => [RoleEnum], nullable: true }) roles?: Role[] | null,
  ): Promise<MemberRow[]> {
    return this.practices.members(roles ?? null);
  }

  @Mutation(() => SetPhoneResult, { description: 'Where the practice’s people reach somebody.' })
  @Policy('member.setPhone')
  async setPhone(@Args('input') input: SetPhoneInput): Promise<MemberRow> {
    return this.practices.member(await this.phones.run(input));
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'Where the practice’s people reach them; clients do not see it.',
  })
  phone(@Parent() { id }: MemberParent): Promise<string | null> {
    return this.practices.phone(id);
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
