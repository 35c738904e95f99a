import { RESPONSE_SCALES, type ResponseScale } from '@attune/shared';
import { createUnionType, Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf } from '../../../platform/graphql/index.ts';
import { Withheld } from '../../clients/index.ts';

const ResponseScaleEnum = enumOf(RESPONSE_SCALES);
registerEnumType(ResponseScaleEnum, {
  name: 'ResponseScale',
  description: 'A scale of a session, 0–10; the lower the better.',
});

@ObjectType({ description: 'A mean, or a difference of two means, with its interval of 95 %.' })
export class ResponseEstimate {
  @Field(() => Float)
  mean: number;

  @Field(() => Float)
  low: number;

  @Field(() => Float)
  high: number;

  @Field({ description: 'Whether 0 lies outside the interval; inside it there is no clear difference.' })
  clear: boolean;
}

@ObjectType({ description: 'How one scale moved from arrival to departure.' })
export class ScaleChange {
  @Field(() => ResponseScaleEnum)
  scale: ResponseScale;

  @Field(() => Int, { description: 'Sessions in which it was asked both times.' })
  n: number;

  @Field(() => Int, { description: 'So many are needed before anything is shown.' })
  needed: number;

  @Field(() => ResponseEstimate, {
    nullable: true,
    description: 'Departure less arrival: below 0 it was lower on leaving. Null while there are too few.',
  })
  change: ResponseEstimate | null;
}

@ObjectType({ description: 'The sessions with one modality, or with work on one part of the body.' })
export class ResponseGroup {
  @Field({ description: 'Of the modality, or of the part of the body.' })
  code: string;

  @Field()
  name: string;

  @Field(() => Int)
  sessions: number;

  @Field(() => [ScaleChange])
  scales: ScaleChange[];
}

@ObjectType({
  description:
    'Change from arrival to departure, of sessions that are signed. One with two modalities stands in both groups.',
})
export class ResponseChanges {
  @Field(() => Int)
  sessions: number;

  @Field(() => [ScaleChange], { description: 'Of all sessions.' })
  scales: ScaleChange[];

  @Field(() => [ResponseGroup])
  byModality: ResponseGroup[];

  @Field(() => [ResponseGroup], { description: 'From head to foot.' })
  byRegionGroup: ResponseGroup[];
}

@ObjectType()
export class ComparisonSide {
  @Field(() => Int, { description: 'Days with check-ins, or sessions of trauma work.' })
  n: number;

  @Field(() => Float, { nullable: true, description: 'Null while there is too little of something.' })
  mean: number | null;
}

@ObjectType({ description: 'Measures near to bodywork, set against those that are not.' })
export class ResponseComparison {
  @Field(() => Int, { description: 'Sessions of bodywork that it rests on.' })
  sessions: number;

  @Field(() => Int)
  sessionsNeeded: number;

  @Field(() => Int, { description: 'So many are needed on each side.' })
  measuresNeeded: number;

  @Field(() => ComparisonSide)
  withBodywork: ComparisonSide;

  @Field(() => ComparisonSide)
  withoutBodywork: ComparisonSide;

  @Field(() => ResponseEstimate, {
    nullable: true,
    description: 'With bodywork less without. Null while there is too little of something.',
  })
  difference: ResponseEstimate | null;
}

export const ResponseChangesResult = createUnionType({
  name: 'ResponseChangesResult',
  types: () => [ResponseChanges, Withheld] as const,
  resolveType: (value: object) => ('scales' in value ? 'ResponseChanges' : 'Withheld'),
});

export const ResponseComparisonResult = createUnionType({
  name: 'ResponseComparisonResult',
  types: () => [ResponseComparison, Withheld] as const,
  resolveType: (value: object) => ('withBodywork' in value ? 'ResponseComparison' : 'Withheld'),
});

@ObjectType({
  description:
    'How body and days answered to bodywork: one person’s history, no proof, and nothing about why. What is computed from something that is not open to the viewer is withheld with it.',
})
export class ResponseProfile {}
