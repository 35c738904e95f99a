import { SHARING_CATEGORIES } from '@attune/shared';
import { createUnionType, Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, enumOf } from '../../../platform/graphql/index.ts';
import type { SharingCategory } from '@attune/shared';

export const SharingCategoryEnum = enumOf(SHARING_CATEGORIES);
registerEnumType(SharingCategoryEnum, { name: 'SharingCategory' });

@ObjectType({
  description: 'Somebody the practice cares for. What is behind each field is asked when it is read.',
})
export class Client {
  @Field(() => ID)
  id: string;

  @Field()
  name: string;

  @Field(() => String, { nullable: true })
  preferredName: string | null;

  @Field(() => String, { nullable: true })
  pronouns: string | null;
}

@ObjectType()
export class ClientContact {
  @Field(() => String, { nullable: true })
  phone: string | null;

  @Field(() => String, { nullable: true })
  email: string | null;
}

export const ClientConnection = connectionOf(Client, 'Client');

@ObjectType()
export class ClientCapabilities {
  @Field()
  raiseFlag: boolean;

  @Field()
  liftHold: boolean;

  @Field()
  writeProgressNote: boolean;

  @Field()
  writeSessionResponse: boolean;

  @Field()
  editPlan: boolean;

  @Field({ description: 'Say when the plan is looked at again, and what was decided when it was.' })
  reviewPlan: boolean;

  @Field({ description: 'Propose a change of one activity of the plan.' })
  proposeAdjustment: boolean;

  @Field({ description: 'As lead psychotherapist, acknowledge such a change or object to it.' })
  answerAdjustment: boolean;

  @Field()
  recordGoalProgress: boolean;

  @Field()
  writeIntake: boolean;

  @Field()
  proposeBoundaries: boolean;

  @Field({ description: 'Say on which days the client is to check in.' })
  planCheckIns: boolean;

  @Field({ description: 'Say which questionnaires the client is asked for, and when.' })
  assignMeasures: boolean;

  @Field()
  writeSafetyPlan: boolean;

  @Field()
  book: boolean;

  @Field({ description: 'Plan the coming weeks and book them together.' })
  bookJointly: boolean;

  @Field({ description: 'Save the time line as a file.' })
  exportTimeLine: boolean;

  @Field({ description: 'Put a summary together for somebody outside the practice.' })
  shareSummary: boolean;
}

@ObjectType({ description: 'There is something here that is not open to the viewer, and why.' })
export class Withheld {
  @Field()
  reason: string;

  @Field(() => SharingCategoryEnum, { nullable: true })
  category: SharingCategory | null;
}

@ObjectType()
export class NoteText {
  @Field()
  text: string;
}

export const NoteBody = createUnionType({
  name: 'NoteBody',
  types: () => [NoteText, Withheld] as const,
  resolveType: (value: object) => ('text' in value ? 'NoteText' : 'Withheld'),
});

export type NoteBodyValue = NoteText | Withheld;
