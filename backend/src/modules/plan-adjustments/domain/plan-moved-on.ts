import type { AdjustedValues } from '@attune/shared';
import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Problem } from '../../../platform/errors/index.ts';

@ObjectType({ description: 'What of an activity a change may be about.' })
export class AdjustedActivity implements AdjustedValues {
  @Field()
  modality: string;

  @Field()
  modalityName: string;

  @Field(() => Int)
  minutes: number;

  @Field(() => Int)
  everyWeeks: number;

  @Field(() => Int, { nullable: true, description: '0–5; null: what the client allows.' })
  maxPressure: number | null;
}

@ObjectType({
  implements: () => [Problem],
  description:
    'Another version was drafted or proposed since the change was made: what is in it, and what the activity would be if the change went on top of it.',
})
export class PlanMovedOn extends Problem {
  override code = 'STALE_VERSION' as const;

  @Field(() => Int, {
    description: 'The newest version; sent as `ontoVersion`, the change goes on top of it.',
  })
  currentVersion: number;

  @Field(() => [String], { description: 'What that version changes since the one the change was made on.' })
  changes: string[];

  @Field(() => AdjustedActivity, { description: 'The activity as the newest version has it.' })
  now: AdjustedActivity;

  @Field(() => AdjustedActivity, { description: 'The activity with the change on top.' })
  rebased: AdjustedActivity;
}
