import type { RuleFinding as Finding } from '@attune/shared';
import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Problem, type ProblemError, problem } from '../../../platform/errors/index.ts';
import { DateTimeType } from '../../../platform/graphql/index.ts';
import type { DateConflict } from '../domain/joint-schedule/date-conflict.ts';
import { RuleFinding } from './rule-finding.type.ts';

@ObjectType({ description: 'A date that cannot be booked, and why, in words that a client can read.' })
export class SeriesConflict implements DateConflict {
  @Field(() => DateTimeType)
  startsAt: string;

  @Field(() => Int, { nullable: true, description: 'Which date of a series it is, from 1.' })
  position: number | null;

  @Field()
  problem: string;

  @Field(() => [RuleFinding], {
    description: 'What the rules say of it; empty where it is no matter of rules.',
  })
  findings: readonly Finding[];
}

@ObjectType({
  implements: () => [Problem],
  description: 'Some of the dates cannot be, so nothing was done; each of them is listed.',
})
export class SeriesConflicts extends Problem {
  override code = 'CONFLICT' as const;

  @Field(() => [SeriesConflict])
  conflicts: readonly DateConflict[];
}

/** What is done with several dates at once. */
export type DoneTogether = 'booked' | 'changed' | 'confirmed';

/** Dates that stand in the way of booking, changing or confirming several together. */
export function seriesConflicts(
  conflicts: readonly DateConflict[],
  done: DoneTogether = 'booked',
): ProblemError {
  const count = conflicts.length === 1 ? 'One of the dates' : `${conflicts.length} of the dates`;
  return problem(SeriesConflicts, {
    message: `${count} cannot be ${done}, so nothing was ${done}.`,
    conflicts,
  });
}
