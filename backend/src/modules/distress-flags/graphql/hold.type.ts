import { HOLD_LEVELS, HOLD_SENTENCES, type HoldLevel } from '@attune/shared';
import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Problem, type ProblemError, problem } from '../../../platform/errors/index.ts';
import { enumOf } from '../../../platform/graphql/index.ts';

export const HoldLevelEnum = enumOf(HOLD_LEVELS);
registerEnumType(HoldLevelEnum, { name: 'HoldLevel' });

@ObjectType({
  implements: () => [Problem],
  description: 'Bodywork of this kind waits: only a psychotherapist of the team lifts a hold.',
})
export class HoldProblem extends Problem {
  override code = 'HOLD' as const;

  @Field(() => HoldLevelEnum)
  hold: HoldLevel;

  @Field(() => ID)
  flagId: string;
}

/** The refusal of what a hold stands in the way of (R18), in the words that everybody may read. */
export function underHold(hold: HoldLevel, flagId: string): ProblemError {
  return problem(HoldProblem, { message: HOLD_SENTENCES[hold], hold, flagId });
}
