import {
  DISCLOSURE_STATES,
  type DisclosureState,
  LINK_DAYS,
  RECIPIENT_KINDS,
  type RecipientKind,
  SUMMARY_PARTS,
  type SummaryPart,
} from '@attune/shared';
import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Conflict, Forbidden, InvalidInput, NotFound, Problem } from '../../../platform/errors/index.ts';
import { DateTimeType, enumOf, LocalDateType } from '../../../platform/graphql/index.ts';

export const DisclosureStateEnum = enumOf(DISCLOSURE_STATES);
registerEnumType(DisclosureStateEnum, {
  name: 'DisclosureState',
  description:
    'DRAFT: being put together. ASKED: waits for the client. CONSENTED: the link may be made. OPEN: the link opens. EXPIRED, REVOKED, DECLINED: it has ended.',
});
export const RecipientKindEnum = enumOf(RECIPIENT_KINDS);
registerEnumType(RecipientKindEnum, { name: 'RecipientKind' });
export const SummaryPartEnum = enumOf(SUMMARY_PARTS);
registerEnumType(SummaryPartEnum, { name: 'SummaryPart' });

@ObjectType({ description: 'A summary for somebody outside the practice, from the draft to its end.' })
export class Disclosure {
  @Field(() => ID)
  id: string;

  @Field(() => DisclosureStateEnum)
  state: DisclosureState;

  @Field(() => RecipientKindEnum)
  recipientKind: RecipientKind;

  @Field()
  recipientName: string;

  @Field(() => String, { nullable: true })
  recipientOrganisation: string | null;

  @Field(() => String, { nullable: true })
  recipientEmail: string | null;

  @Field({ description: 'What it is for.' })
  reason: string;

  @Field(() => [SummaryPartEnum], { description: 'What of the record it holds.' })
  parts: readonly SummaryPart[];

  @Field(() => LocalDateType)
  from: string;

  @Field(() => LocalDateType)
  to: string;

  @Field(() => Int, { description: 'How many days the link opens.' })
  openDays: number;

  @Field(() => String, {
    nullable: true,
    description: 'Of a draft: the psychotherapist’s own words; afterwards they stand in the summary.',
  })
  narrative: string | null;

  @Field({ description: 'The psychotherapist’s name.' })
  composedBy: string;

  @Field(() => DateTimeType)
  createdAt: string;

  @Field(() => DateTimeType, { nullable: true })
  askedAt: string | null;

  @Field(() => DateTimeType, { nullable: true, description: 'When the client said yes or no.' })
  answeredAt: string | null;

  @Field(() => DateTimeType, { nullable: true, description: 'When its link was first made.' })
  linkedAt: string | null;

  @Field(() => DateTimeType, {
    nullable: true,
    description: 'Until when the link opens; before there is one, until when it may be made.',
  })
  expiresAt: string | null;

  @Field(() => DateTimeType, { nullable: true })
  endedAt: string | null;

  @Field({ description: 'Whether the client ended it, by declining or taking it back.' })
  endedByClient: boolean;

  @Field({ description: 'Whether the code was wrong too often: another link can be made.' })
  locked: boolean;
}

@ObjectType()
export class SummaryClient {
  @Field()
  name: string;

  @Field(() => String, { nullable: true })
  preferredName: string | null;

  @Field(() => String, { nullable: true })
  pronouns: string | null;
}

@ObjectType()
export class SummarySender {
  @Field()
  name: string;

  @Field()
  practice: string;

  @Field(() => String, { nullable: true })
  phone: string | null;
}

@ObjectType()
export class SummaryRecipient {
  @Field(() => RecipientKindEnum)
  kind: RecipientKind;

  @Field()
  name: string;

  @Field(() => String, { nullable: true })
  organisation: string | null;
}

@ObjectType()
export class SummaryPeriod {
  @Field(() => LocalDateType)
  from: string;

  @Field(() => LocalDateType)
  to: string;
}

@ObjectType()
export class SummaryPhase {
  @Field()
  name: string;

  @Field()
  meaning: string;
}

@ObjectType()
export class SummaryGoal {
  @Field()
  statement: string;

  @Field(() => [String], { description: 'How it goes, a sentence each.' })
  progress: readonly string[];
}

@ObjectType()
export class SummarySessions {
  @Field()
  discipline: string;

  @Field(() => Int)
  count: number;
}

@ObjectType()
export class SummaryScoreWords {
  @Field({ description: 'Such as “12 of 27, moderate”.' })
  words: string;

  @Field(() => LocalDateType)
  on: string;
}

@ObjectType()
export class SummaryMeasure {
  @Field()
  name: string;

  @Field(() => SummaryScoreWords)
  first: SummaryScoreWords;

  @Field(() => SummaryScoreWords, { nullable: true, description: 'Null where there is one alone.' })
  last: SummaryScoreWords | null;

  @Field()
  change: string;
}

@ObjectType()
export class SummaryHold {
  @Field()
  hold: string;

  @Field(() => LocalDateType)
  from: string;

  @Field(() => LocalDateType, { nullable: true })
  until: string | null;
}

@ObjectType()
export class SummaryTeamMember {
  @Field()
  name: string;

  @Field()
  role: string;
}

@ObjectType({
  description:
    'What goes out, word for word; a part that was not chosen is null. Of a draft: as the record stands now.',
})
export class SummaryContent {
  @Field(() => SummaryClient)
  client: SummaryClient;

  @Field(() => SummarySender)
  sender: SummarySender;

  @Field(() => SummaryRecipient)
  recipient: SummaryRecipient;

  @Field()
  reason: string;

  @Field(() => SummaryPeriod)
  period: SummaryPeriod;

  @Field(() => Int)
  openDays: number;

  @Field(() => SummaryPhase, { nullable: true })
  phase: SummaryPhase | null;

  @Field(() => [SummaryGoal], { nullable: true })
  goals: readonly SummaryGoal[] | null;

  @Field(() => [SummarySessions], { nullable: true })
  sessions: readonly SummarySessions[] | null;

  @Field(() => [SummaryMeasure], { nullable: true })
  measures: readonly SummaryMeasure[] | null;

  @Field(() => [SummaryHold], { nullable: true })
  holds: readonly SummaryHold[] | null;

  @Field(() => [SummaryTeamMember], { nullable: true })
  team: readonly SummaryTeamMember[] | null;

  @Field(() => String, { nullable: true })
  narrative: string | null;
}

@ObjectType({ description: 'A link and its code. They are shown this once and cannot be asked for again.' })
export class DisclosureLink {
  @Field({ description: 'For the recipient; it opens nothing without the code.' })
  address: string;

  @Field({ description: 'To be told by another way than the link.' })
  spokenCode: string;

  @Field(() => Disclosure)
  disclosure: Disclosure;
}

@InputType()
export class DraftDisclosureInput {
  @Field(() => ID)
  clientId: string;

  @Field(() => ID, { nullable: true, description: 'A draft that is changed; left out, another one.' })
  disclosureId?: string | null;

  @Field(() => RecipientKindEnum)
  recipientKind: RecipientKind;

  @Field()
  recipientName: string;

  @Field(() => String, { nullable: true })
  recipientOrganisation?: string | null;

  @Field(() => String, { nullable: true })
  recipientEmail?: string | null;

  @Field()
  reason: string;

  @Field(() => [SummaryPartEnum])
  parts: SummaryPart[];

  @Field(() => LocalDateType, { description: 'The first day it tells of.' })
  from: string;

  @Field(() => LocalDateType, { description: 'The last, today at the latest.' })
  to: string;

  @Field(() => Int, {
    nullable: true,
    description: `At most ${LINK_DAYS.most}; left out ${LINK_DAYS.usual}.`,
  })
  openDays?: number | null;

  @Field(() => String, { nullable: true, description: 'A paragraph in the psychotherapist’s own words.' })
  narrative?: string | null;

  @Field(() => ID, { nullable: true })
  idempotencyKey?: string | null;
}

@InputType()
export class AskForDisclosureInput {
  @Field(() => ID)
  disclosureId: string;

  @Field({
    description: 'Of what was looked at: where the record says something else by now, it is refused.',
  })
  contentHash: string;
}

@InputType()
export class AnswerDisclosureInput {
  @Field(() => ID)
  disclosureId: string;

  @Field({ description: 'Of what was looked at.' })
  contentHash: string;

  @Field()
  agree: boolean;
}

@InputType()
export class DisclosureStepInput {
  @Field(() => ID)
  disclosureId: string;
}

export const DisclosureResult = createUnionType({
  name: 'DisclosureResult',
  types: () => [Disclosure, NotFound, Forbidden, InvalidInput, Conflict] as const,
  resolveType: (value: object) => (value instanceof Problem ? value.constructor.name : 'Disclosure'),
});

export const DisclosureLinkResult = createUnionType({
  name: 'DisclosureLinkResult',
  types: () => [DisclosureLink, NotFound, Forbidden, InvalidInput, Conflict] as const,
  resolveType: (value: object) => (value instanceof Problem ? value.constructor.name : 'DisclosureLink'),
});
