import { zoneClock } from '@attune/shared';
import { Args, Info, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { fieldClassesOf } from '../../../platform/audit/index.ts';
import { Policy } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { practiceActor } from '../../../platform/context/index.ts';
import { type Connection, pageRequest, toConnection } from '../../../platform/graphql/index.ts';
import { type CaseloadMoment, CaseloadRead, type CaseloadRow, WEEKS } from '../data/caseload.read.ts';
import { CaseloadArgs, CaseloadConnection, type CaseloadEntry } from './caseload.type.ts';

/** Longest text that is looked for. */
const LONGEST_SEARCH = 100;

@Resolver()
export class CaseloadResolver {
  constructor(
    private readonly reading: CaseloadRead,
    private readonly clock: Clock,
  ) {}

  @Query(() => CaseloadConnection, { description: 'The clients on whose teams the viewer is, by name.' })
  @Policy('caseload.read')
  async caseload(
    @Args() args: CaseloadArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<CaseloadEntry>> {
    const request = pageRequest(args, 2);
    const search = args.search?.replaceAll('\0', '').slice(0, LONGEST_SEARCH).trim() || null;
    const rows = await this.reading.page(this.moment(), search, request, fieldClassesOf(info));
    return toConnection(rows, request, (row) => [row.name, row.id], entryOf);
  }

  private moment(): CaseloadMoment {
    const now = this.clock.now();
    const clock = zoneClock(practiceActor().timeZone);
    const tomorrow = clock.dayOf(now.getTime()) + 1;
    // Local days, so that a check-in at midnight belongs to the same week all year round.
    const weeks = Array.from({ length: WEEKS + 1 }, (_, number) =>
      clock.instantOf(tomorrow - 7 * (WEEKS - number), 0),
    );
    return { now: now.toISOString(), weeks: weeks.map((instant) => new Date(instant).toISOString()) };
  }
}

function entryOf(row: CaseloadRow): CaseloadEntry {
  const { id, name, preferredName, pronouns } = row;
  return {
    client: { id, name, preferredName, pronouns },
    phase: row.phase,
    hold: row.hold,
    distress: row.distress,
    lastPsychotherapyAt: row.lastPsychotherapyAt,
    lastBodyworkAt: row.lastBodyworkAt,
    nextPsychotherapyAt: row.nextPsychotherapyAt,
    nextBodyworkAt: row.nextBodyworkAt,
  };
}
