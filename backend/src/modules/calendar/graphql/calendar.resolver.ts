import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Policy } from '../../../platform/authz/index.ts';
import { KeepFeed } from '../app/keep-feed.ts';
import { type FeedRow, FeedsRepository } from '../data/feeds.repository.ts';
import {
  CalendarFeed,
  CalendarFeedClosed,
  CalendarFeedInput,
  ChooseCalendarFeedResult,
  OpenCalendarFeedResult,
} from './calendar.type.ts';

@Resolver(() => CalendarFeed)
export class CalendarResolver {
  constructor(
    private readonly feeds: FeedsRepository,
    private readonly keeping: KeepFeed,
  ) {}

  @Query(() => CalendarFeed, {
    nullable: true,
    description: 'The viewer’s own, in this practice; null for none.',
  })
  @Policy('calendar.own')
  calendarFeed(): Promise<FeedRow | null> {
    return this.feeds.mine();
  }

  @Mutation(() => OpenCalendarFeedResult, {
    description: 'Opens a feed at a new address; the address that was open reads nothing any more.',
  })
  @Policy('calendar.own')
  async openCalendarFeed(@Args('input') input: CalendarFeedInput) {
    const address = await this.keeping.open(input);
    return { address, feed: await this.feeds.mine() };
  }

  @Mutation(() => ChooseCalendarFeedResult, {
    description: 'What the open feed shows from its next reading on.',
  })
  @Policy('calendar.own')
  async chooseCalendarFeed(@Args('input') input: CalendarFeedInput) {
    await this.keeping.choose(input);
    return this.feeds.mine();
  }

  @Mutation(() => CalendarFeedClosed, { description: 'Ends the feed at once.' })
  @Policy('calendar.own')
  async closeCalendarFeed(): Promise<CalendarFeedClosed> {
    return { was: await this.keeping.close() };
  }
}
