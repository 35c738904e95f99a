import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Policy } from '../../../platform/authz/index.ts';
import { practiceActor } from '../../../platform/context/index.ts';
import { Practice } from '../../identity/index.ts';
import { SetPracticePhone } from '../app/set-practice-phone.ts';
import { PracticesRead } from '../data/practices.read.ts';
import { SetPracticePhoneInput, SetPracticePhoneResult } from './practice-phone.type.ts';

@Resolver(() => Practice)
export class PracticePhoneResolver {
  constructor(
    private readonly practices: PracticesRead,
    private readonly setting: SetPracticePhone,
  ) {}

  @ResolveField(() => String, {
    nullable: true,
    description:
      'Where it is reached by telephone, for its people and its clients; null of a practice in which the viewer does not stand.',
  })
  phone(@Parent() { id }: Practice): Promise<string | null> {
    return this.practices.practicePhone(id);
  }

  @Mutation(() => SetPracticePhoneResult, { description: 'The number that clients are told to call.' })
  @Policy('practice.setPhone')
  async setPracticePhone(@Args('input') input: SetPracticePhoneInput): Promise<Practice> {
    await this.setting.run(input);
    const { practiceId: id, practiceName, timeZone } = practiceActor();
    return { id, name: practiceName ?? '', timeZone };
  }
}
