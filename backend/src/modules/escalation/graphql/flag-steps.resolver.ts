import { ESCALATION_WHO, type EscalationWho } from '@attune/shared';
import { Field, Int, ObjectType, Parent, registerEnumType, ResolveField, Resolver } from '@nestjs/graphql';
import { DateTimeType, enumOf } from '../../../platform/graphql/index.ts';
import { DistressFlag, type DistressFlagRow } from '../../distress-flags/index.ts';
import { type FlagStepRow, FlagStepsRead, type FlagToldRow } from '../data/flag-steps.read.ts';

export const EscalationWhoEnum = enumOf(ESCALATION_WHO);
registerEnumType(EscalationWhoEnum, {
  name: 'EscalationWho',
  description: 'Whom a step reaches; who that is, is worked out when it is due.',
});

@ObjectType({ description: 'Somebody who was told of a flag.' })
export class FlagTold {
  @Field()
  name: string;

  @Field(() => DateTimeType)
  at: string;

  @Field(() => Int, { description: 'By which step.' })
  step: number;
}

@ObjectType({ description: 'A step that a flag takes while nobody answers it.' })
export class FlagEscalationStep {
  @Field(() => Int)
  position: number;

  @Field(() => EscalationWhoEnum)
  who: EscalationWho;

  @Field(() => DateTimeType)
  dueAt: string;

  @Field(() => DateTimeType, { nullable: true, description: 'When it was taken.' })
  doneAt: string | null;

  @Field(() => DateTimeType, {
    nullable: true,
    description: 'When somebody’s answer ended it before it came.',
  })
  stoppedAt: string | null;

  @Field({ description: 'The owner told again, since still nobody answered.' })
  reminder: boolean;
}

@Resolver(() => FlagEscalationStep)
export class FlagStepResolver {
  constructor(private readonly reading: FlagStepsRead) {}

  @ResolveField(() => [FlagTold], { description: 'Whom it reached; nobody: it went on at once.' })
  async told(@Parent() { flagId, position }: FlagStepRow): Promise<FlagToldRow[]> {
    return (await this.reading.told(flagId)).filter(({ step }) => step === position);
  }
}

@Resolver(() => DistressFlag)
export class FlagStepsResolver {
  constructor(private readonly reading: FlagStepsRead) {}

  @ResolveField(() => [FlagEscalationStep], {
    description: 'What happens while nobody answers; for the team and whoever was called in.',
  })
  steps(@Parent() flag: DistressFlagRow): Promise<FlagStepRow[]> {
    return this.reading.steps(flag.id);
  }

  @ResolveField(() => [FlagTold], { description: 'Who was told of it, and when; also for the client.' })
  told(@Parent() flag: DistressFlagRow): Promise<FlagToldRow[]> {
    return this.reading.told(flag.id);
  }
}
