import {
  BOUNDARY_PROPOSAL_STATES,
  type BoundaryProposalState,
  REGION_CHOICES,
  type RegionChoice,
} from '@attune/shared';
import { createUnionType, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import {
  Conflict,
  Forbidden,
  InvalidInput,
  NotFound,
  Problem,
  StaleVersion,
} from '../../../platform/errors/index.ts';
import { connectionOf, DateTimeType, enumOf } from '../../../platform/graphql/index.ts';

export const RegionChoiceEnum = enumOf(REGION_CHOICES);
registerEnumType(RegionChoiceEnum, { name: 'RegionChoice' });

const BoundaryProposalStateEnum = enumOf(BOUNDARY_PROPOSAL_STATES);
registerEnumType(BoundaryProposalStateEnum, { name: 'BoundaryProposalState' });

@ObjectType()
export class RegionBoundary {
  @Field()
  region: string;

  @Field(() => RegionChoiceEnum)
  choice: RegionChoice;
}

@ObjectType({ description: 'What may be done to the body, by the client alone.' })
export class Boundaries {
  @Field(() => Int, { description: '0 until the client has set any.' })
  version: number;

  @Field(() => Int, { description: 'Greatest pressure, 0–5.' })
  maxPressure: number;

  @Field()
  draping: string;

  @Field(() => String, { nullable: true })
  clothing: string | null;

  @Field()
  scent: boolean;

  @Field()
  talk: string;

  @Field(() => String, { nullable: true })
  music: string | null;

  @Field(() => String, { nullable: true })
  light: string | null;

  @Field(() => String, { nullable: true, description: 'How the client lies or sits.' })
  position: string | null;

  @Field(() => String, { nullable: true, description: 'A word or a sign that stops everything.' })
  stopSignal: string | null;

  @Field(() => String, { nullable: true })
  note: string | null;

  @Field(() => String, { nullable: true, description: 'What helps on the table when distress comes.' })
  whatHelps: string | null;

  @Field(() => DateTimeType, { nullable: true, description: 'When this version was made.' })
  changedAt: string | null;
}

@ObjectType({ description: 'A version of a client’s boundaries, and how it differs from the one before.' })
export class BoundaryVersion {
  @Field(() => Int)
  version: number;

  @Field(() => DateTimeType)
  changedAt: string;

  @Field({ description: 'The client’s name: nobody else can.' })
  changedBy: string;
}

export const BoundaryVersionConnection = connectionOf(BoundaryVersion, 'BoundaryVersion');

@ObjectType({ description: 'A change that a practitioner of the team proposes; the client decides.' })
export class BoundaryProposal {
  @Field(() => ID)
  id: string;

  @Field(() => BoundaryProposalStateEnum)
  state: BoundaryProposalState;

  @Field()
  reason: string;

  @Field(() => DateTimeType)
  proposedAt: string;

  @Field(() => DateTimeType, { nullable: true })
  decidedAt: string | null;

  @Field(() => Int, { nullable: true, description: 'The version it became.' })
  acceptedVersion: number | null;

  @Field({ description: 'Whether the viewer made it.' })
  own: boolean;
}

const nameOf = (name: string) => (value: object) =>
  value instanceof Problem ? value.constructor.name : name;

export const BoundariesResult = createUnionType({
  name: 'BoundariesResult',
  types: () => [Boundaries, Forbidden, InvalidInput, StaleVersion] as const,
  resolveType: nameOf('Boundaries'),
});

export const BoundaryProposalResult = createUnionType({
  name: 'BoundaryProposalResult',
  types: () => [BoundaryProposal, NotFound, Forbidden, InvalidInput, StaleVersion, Conflict] as const,
  resolveType: nameOf('BoundaryProposal'),
});
