import type { HoldLevel, Phase } from '@attune/shared';
import { ArgsType, Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, DateTimeType, PageArgs } from '../../../platform/graphql/index.ts';
import { PhaseEnum } from '../../care-plans/index.ts';
import { Client, type ClientRow } from '../../clients/index.ts';
import { HoldLevelEnum } from '../../distress-flags/index.ts';

@ObjectType({ description: 'A client of the viewer’s in one line.' })
export class CaseloadEntry {
  @Field(() => Client)
  client: ClientRow;

  @Field(() => PhaseEnum, {
    nullable: true,
    description: 'The phase of the plan in force, where the viewer sees the plan.',
  })
  phase: Phase | null;

  @Field(() => HoldLevelEnum, { description: 'The strictest hold on bodywork that is on now.' })
  hold: HoldLevel;

  @Field(() => [Float], {
    nullable: 'items',
    description:
      'Mean distress (0–10) of each of the last eight weeks, oldest first; the last ends with today.',
  })
  distress: readonly (number | null)[];

  @Field(() => DateTimeType, {
    nullable: true,
    description: 'The start of the last session that took place.',
  })
  lastPsychotherapyAt: string | null;

  @Field(() => DateTimeType, { nullable: true })
  lastBodyworkAt: string | null;

  @Field(() => DateTimeType, {
    nullable: true,
    description: 'The start of the next one, requested or booked.',
  })
  nextPsychotherapyAt: string | null;

  @Field(() => DateTimeType, { nullable: true })
  nextBodyworkAt: string | null;
}

export const CaseloadConnection = connectionOf(CaseloadEntry, 'Caseload');

@ArgsType()
export class CaseloadArgs extends PageArgs {
  @Field(() => Int, { nullable: true, defaultValue: 30 })
  override first: number | null;

  @Field(() => String, { nullable: true, description: 'A part of the name.' })
  search?: string | null;
}
