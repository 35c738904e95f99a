import { createUnionType, Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { InvalidInput, Problem } from '../../../platform/errors/index.ts';

@ObjectType({ description: 'When the viewer is reminded, in this practice.' })
export class ReminderChoices {
  @Field(() => [Int], {
    description: 'How long before an own visit, in hours: of 48, 24 and 2 those chosen. None: no reminders.',
  })
  leadHours: readonly number[];

  @Field({ description: 'For who treats: the evening before, how many appointments the next day has.' })
  eveningSummary: boolean;

  @Field({ description: 'For clients: when a questionnaire of the plan may be answered.' })
  questionnaires: boolean;
}

@InputType()
export class ChooseRemindersInput {
  @Field(() => [Int], { nullable: true, description: 'Left out, they stay.' })
  leadHours?: number[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Left out, it stays.' })
  eveningSummary?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Left out, it stays.' })
  questionnaires?: boolean | null;
}

export const ChooseRemindersResult = createUnionType({
  name: 'ChooseRemindersResult',
  types: () => [ReminderChoices, InvalidInput] as const,
  resolveType: (value: object) => (value instanceof Problem ? value.constructor.name : 'ReminderChoices'),
});
