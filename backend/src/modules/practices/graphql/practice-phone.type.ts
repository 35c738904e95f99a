import { createUnionType, Field, InputType } from '@nestjs/graphql';
import { Forbidden, InvalidInput, Problem } from '../../../platform/errors/index.ts';
import { Practice } from '../../identity/index.ts';

@InputType()
export class SetPracticePhoneInput {
  @Field(() => String, { nullable: true, description: 'Left out: no number any more.' })
  phone?: string | null;
}

export const SetPracticePhoneResult = createUnionType({
  name: 'SetPracticePhoneResult',
  types: () => [Practice, Forbidden, InvalidInput] as const,
  resolveType: (value: object) => (value instanceof Problem ? value.constructor.name : 'Practice'),
});
