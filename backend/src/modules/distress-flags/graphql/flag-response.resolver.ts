import { FLAG_LEVELS, type FlagLevel, responseDaysSchema } from '@attune/shared';
import { Args, Int, Query, Resolver } from '@nestjs/graphql';
import { Policy } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { FlagResponseRead } from '../data/flag-response.read.ts';
import { FlagResponse } from './flag-response.type.ts';

const DAY_MS = 86_400_000;

@Resolver()
export class FlagResponseResolver {
  constructor(
    private readonly figures: FlagResponseRead,
    private readonly clock: Clock,
  ) {}

  @Query(() => FlagResponse, {
    description: 'How the practice answered distress in the days up to now, the gravest level first.',
  })
  @Policy('flag.responseTimes')
  async flagResponse(
    @Args('days', { type: () => Int, defaultValue: 90, description: 'From 1 to 366.' }) days: number,
  ): Promise<FlagResponse> {
    parseInput(responseDaysSchema, { days });
    const now = this.clock.now();
    const [since, until] = [new Date(now.getTime() - days * DAY_MS).toISOString(), now.toISOString()];
    const [levels, open] = await Promise.all([
      this.figures.between(since, until),
      this.figures.openAt(until),
    ]);
    return { since, until, levels: gravestFirst(levels), open: gravestFirst(open) };
  }
}

function gravestFirst<Row extends { readonly level: FlagLevel }>(rows: readonly Row[]): Row[] {
  return rows.toSorted((a, b) => FLAG_LEVELS.indexOf(b.level) - FLAG_LEVELS.indexOf(a.level));
}
