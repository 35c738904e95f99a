import { decide } from '@attune/shared';
import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { RecordClasses } from '../../../platform/audit/index.ts';
import { Authz, Policy } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { practiceActor } from '../../../platform/context/index.ts';
import { LookAhead } from '../../../platform/graphql/index.ts';
import { Client, type ClientRow } from '../../clients/index.ts';
import { ExportTimeLine } from '../app/export-time-line.ts';
import { TimeLineRead } from '../data/time-line.read.ts';
import { assemble } from '../domain/assemble.ts';
import { LONGEST_YEARS, stretchOf, USUAL_DAYS } from '../domain/stretch.ts';
import { withheldLanes } from '../domain/withheld.ts';
import {
  ExportTimeLineInput,
  ExportTimeLineResult,
  TimeLine,
  TimeLineArgs,
  type TimeLineExported,
} from './time-line.type.ts';

@Resolver(() => Client)
export class TimeLineResolver {
  private readonly lineOf: (id: string, args: TimeLineArgs) => Promise<TimeLine | null>;

  constructor(
    private readonly reading: TimeLineRead,
    private readonly exporting: ExportTimeLine,
    private readonly authz: Authz,
    private readonly clock: Clock,
    ahead: LookAhead,
  ) {
    this.lineOf = ahead.field('Client', 'timeLine', (id, args: TimeLineArgs) => this.read(id, args));
  }

  @ResolveField(() => TimeLine, {
    nullable: true,
    description: `From \`from\` to before \`to\`, at most ${LONGEST_YEARS} years; left out, the last ${USUAL_DAYS} days. For the practitioners of the team and in an emergency; null to others, who have the parts that are theirs elsewhere.`,
  })
  @RecordClasses('APPOINTMENTS', 'FLAGS', 'MEASURES', 'NOTES', 'PLAN', 'SESSION_RESPONSES')
  timeLine(@Parent() { id }: ClientRow, @Args() args: TimeLineArgs): Promise<TimeLine | null> {
    return this.lineOf(id, args);
  }

  @Mutation(() => ExportTimeLineResult, {
    description:
      'Notes that the viewer saves what they see of a client’s time line outside Attune; the file itself is made by the browser.',
  })
  @Policy('timeLine.export')
  exportTimeLine(@Args('input') input: ExportTimeLineInput): Promise<TimeLineExported> {
    return this.exporting.run(input);
  }

  private async read(id: string, args: TimeLineArgs): Promise<TimeLine | null> {
    const stretch = stretchOf(args, this.clock.now());
    // Both asked in one tick, so they travel together.
    const [facts, rows] = await Promise.all([
      this.authz.factsOf(id),
      this.reading.ofClient(id, stretch, practiceActor().timeZone),
    ]);
    return decide('timeLine.read', facts).allow
      ? { ...stretch, ...assemble(rows), withheld: withheldLanes(facts) }
      : null;
  }
}
