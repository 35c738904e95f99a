import type { RuleFinding as Finding } from '@attune/shared';
import { Field, ObjectType } from '@nestjs/graphql';
import { Problem, type ProblemError, problem } from '../../../platform/errors/index.ts';
import { DateTimeType } from '../../../platform/graphql/index.ts';
import type { DateConflict } from '../domain/joint-schedule/date-conflict.ts';
import { RuleFinding } from './rule-finding.type.ts';

@ObjectType({ description: 'A date that cannot be booked, and why, in words that a client can read.' })
export class SeriesConflict implements DateConflict {
  @Field(() => DateTimeType)
  startsAt: string;

  @Field()
  problem: string;

  @Field(() => [RuleFinding], {
    description: 'What the rules say of it; empty where it is no matter of rules.',
  })
  findings: readonly Finding[];
}

@ObjectType({
  implements: () => [Problem],
  description: 'Some of the dates cannot be booked, so none was; each of them is listed.',
})
export class SeriesConflicts extends Problem {
  override code = 'CONFLICT' as const;

  @Field(() => [SeriesConflict])
  conflicts: readonly DateConflict[];
}

/** Dates that stand in the way of booking several together. */
export function seriesConflicts(conflicts: readonly DateConflict[]): ProblemError {
  const count = conflicts.length === 1 ? 'One of the dates' : `${conflicts.length} of the dates`;
  return problem(SeriesConflicts, {
    message: `${count} cannot be booked, so nothing was booked.`,
    conflicts,
  });
}
