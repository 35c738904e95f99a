import { zoneClock } from '@attune/shared';
import { Args, Info, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { fieldClassesOf } from '../../../platform/audit/index.ts';
import { Policy } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { practiceActor } from '../../../platform/context/index.ts';
import { type Connection, PageArgs, pageRequest, toConnection } from '../../../platform/graphql/index.ts';
import { type Moment, WorkQueueRead, type WorkRow } from '../data/work-queue.read.ts';
import { detailOf, titleOf, toldOf } from '../domain/work-titles.ts';
import { type WorkItem, WorkItemConnection } from './work-item.type.ts';

@Resolver()
export class WorkQueueResolver {
  constructor(
    private readonly queue: WorkQueueRead,
    private readonly clock: Clock,
  ) {}

  @Query(() => WorkItemConnection, {
    description:
      'What waits for the viewer. First a crisis that nobody answers, then what runs out, by when; then holds, and then all else, the longest waiting first.',
  })
  @Policy('work.queue')
  async needsYouNow(@Args() args: PageArgs, @Info() info: GraphQLResolveInfo): Promise<Connection<WorkItem>> {
    const request = pageRequest(args, 4);
    const moment = this.moment();
    const rows = await this.queue.page(moment, request, fieldClassesOf(info));
    return toConnection(rows, request, placeOf, (row) => itemOf(row, moment));
  }

  private moment(): Moment {
    const { timeZone } = practiceActor();
    const now = this.clock.now();
    const clock = zoneClock(timeZone);
    const today = clock.instantOf(clock.dayOf(now.getTime()), 0);
    return { now: now.toISOString(), today: new Date(today).toISOString(), timeZone };
  }
}

function placeOf({ tier, at, rank, id }: WorkRow): string[] {
  return [String(tier), at, String(rank), id];
}

function itemOf(row: WorkRow, { timeZone, now }: Moment): WorkItem {
  const { client_id: clientId, client_name: name } = row;
  return {
    kind: row.kind,
    title: titleOf(row, timeZone),
    detail: detailOf(row),
    client:
      clientId === null || name === null
        ? null
        : { id: clientId, name, preferredName: row.preferred_name, pronouns: row.pronouns },
    dueAt: row.due,
    since: row.since,
    level: row.level,
    told: toldOf(row, timeZone, now),
    toCall:
      row.kind === 'UNANSWERED'
        ? (row.told ?? []).map(({ memberId: id, name: of }) => ({ id, name: of }))
        : [],
    targetId: row.id,
  };
}
