import type { FlagLevel } from '@attune/shared';
import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { DateTimeType } from '../../../platform/graphql/index.ts';
import { FlagLevelEnum } from './distress-flag.type.ts';

const MINUTES = { nullable: true, description: 'Minutes; null where there is none yet.' } as const;

@ObjectType({ description: 'How flags of a level were answered.' })
export class LevelResponse {
  @Field(() => FlagLevelEnum)
  level: FlagLevel;

  @Field(() => Int)
  raised: number;

  @Field(() => Int)
  acknowledged: number;

  @Field(() => Int, { description: 'Acknowledged, or out of time; a notice is never due.' })
  due: number;

  @Field(() => Int, { description: 'Acknowledged before their clock ran out; a notice has no clock.' })
  inTime: number;

  @Field(() => Float, MINUTES)
  acknowledgeMedian: number | null;

  @Field(() => Float, { ...MINUTES, description: 'Nine in ten were acknowledged within so many minutes.' })
  acknowledgeP90: number | null;

  @Field(() => Int)
  resolved: number;

  @Field(() => Float, MINUTES)
  resolveMedian: number | null;

  @Field(() => Float, { ...MINUTES, description: 'Nine in ten were resolved within so many minutes.' })
  resolveP90: number | null;
}

@ObjectType({ description: 'How many flags of a level are open, by age.' })
export class OpenFlags {
  @Field(() => FlagLevelEnum)
  level: FlagLevel;

  @Field(() => Int)
  underADay: number;

  @Field(() => Int, { description: 'From a day to a week.' })
  underAWeek: number;

  @Field(() => Int)
  older: number;

  @Field(() => Int)
  unacknowledged: number;

  @Field(() => Int, { description: 'Unacknowledged, and the clock has run out.' })
  overdue: number;
}

@ObjectType({ description: 'How the practice answers distress: numbers and times, of nobody.' })
export class FlagResponse {
  @Field(() => DateTimeType)
  since: string;

  @Field(() => DateTimeType)
  until: string;

  @Field(() => [LevelResponse], { description: 'The levels of which any was raised.' })
  levels: LevelResponse[];

  @Field(() => [OpenFlags], { description: 'The levels of which any is open now, however old.' })
  open: OpenFlags[];
}
