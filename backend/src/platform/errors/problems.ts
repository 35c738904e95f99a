import { Field, Int, InterfaceType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { PROBLEM_CODES, type ProblemCode } from '@attune/shared';
import { enumOf } from '../graphql/enum-of.ts';

export const ProblemCodeEnum = enumOf(PROBLEM_CODES);
registerEnumType(ProblemCodeEnum, { name: 'ProblemCode' });

/** An expected outcome that is not the wished one. The message is a sentence for a person. */
@InterfaceType({ resolveType: (value: Problem) => value.constructor.name })
export abstract class Problem {
  @Field(() => ProblemCodeEnum)
  code: ProblemCode;

  @Field()
  message: string;
}

@ObjectType({ implements: () => [Problem] })
export class NotFound extends Problem {
  override code = 'NOT_FOUND' as const;
}

@ObjectType({ implements: () => [Problem] })
export class Forbidden extends Problem {
  override code = 'FORBIDDEN' as const;
}

@ObjectType()
export class FieldProblem {
  @Field()
  path: string;

  @Field()
  message: string;
}

@ObjectType({ implements: () => [Problem] })
export class InvalidInput extends Problem {
  override code = 'INVALID' as const;

  @Field(() => [FieldProblem])
  fields: FieldProblem[];
}

@ObjectType({ implements: () => [Problem] })
export class StaleVersion extends Problem {
  override code = 'STALE_VERSION' as const;

  @Field(() => Int)
  currentVersion: number;
}

@ObjectType({ implements: () => [Problem] })
export class ScopeOfPracticeProblem extends Problem {
  override code = 'SCOPE_OF_PRACTICE' as const;

  @Field(() => String, { nullable: true })
  requiredTraining: string | null;
}

@ObjectType({ implements: () => [Problem] })
export class ConsentProblem extends Problem {
  override code = 'CONSENT' as const;

  @Field(() => [String])
  regions: string[];
}

@ObjectType({ implements: () => [Problem] })
export class Conflict extends Problem {
  override code = 'CONFLICT' as const;
}

@ObjectType({ implements: () => [Problem] })
export class Reauthenticate extends Problem {
  override code = 'REAUTHENTICATE' as const;
}

@ObjectType({ implements: () => [Problem] })
export class RateLimited extends Problem {
  override code = 'RATE_LIMITED' as const;

  @Field(() => Int)
  retryAfterSeconds: number;
}
