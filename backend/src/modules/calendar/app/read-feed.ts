import { CANCELLED_STAYS_DAYS, dateOf, FEED_DAYS, zoneClock } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/index.ts';
import { practiceActor, runInContext } from '../../../platform/context/index.ts';
import { RequestContexts } from '../../../platform/http/index.ts';
import { CalendarRead, type Window } from '../data/calendar.read.ts';
import { FeedsRepository } from '../data/feeds.repository.ts';
import { calendarText } from '../domain/calendar-text.ts';
import { hashOfSecret } from './keep-feed.ts';

/** Gives calendars their text. */
@Injectable()
export class ReadFeed {
  constructor(
    private readonly clock: Clock,
    private readonly contexts: RequestContexts,
    private readonly feeds: FeedsRepository,
    private readonly appointments: CalendarRead,
  ) {}

  /**
   * The appointments behind a secret, as its owner may see them at this instant (R10): what they may no
   * longer see is gone with this reading. Null for a secret that opens nothing, whether it never was one
   * or was taken back: both take the same way.
   */
  async bySecret(secret: string, address: string): Promise<string | null> {
    const feed = await this.feeds.bySecret(hashOfSecret(secret));
    if (!feed) {
      return null;
    }
    const { actor, feedId, shows } = feed;
    return runInContext(this.contexts.forActor(actor, address), async () => {
      const rows = await this.appointments.ofFeed(feedId, this.windowIn(actor.timeZone));
      return calendarText(rows, actor.timeZone, shows);
    });
  }

  /** One of the signed-in person's own appointments; null for any other. */
  async ofAppointment(id: string): Promise<string | null> {
    const [row, feed] = await Promise.all([this.appointments.one(id), this.feeds.mine()]);
    return row && calendarText([row], practiceActor().timeZone, feed?.shows ?? 'TIME');
  }

  /** By whole days of the practice, so that the text is the same all day while nothing changes. */
  private windowIn(timeZone: string): Window {
    const clock = zoneClock(timeZone);
    const today = clock.dayOf(this.clock.now().getTime());
    const startOf = (day: number) => new Date(clock.instantOf(day, 0)).toISOString();
    return {
      from: startOf(today - FEED_DAYS.back),
      to: startOf(today + FEED_DAYS.ahead + 1),
      cancelledSince: startOf(today - CANCELLED_STAYS_DAYS),
      day: dateOf(today),
    };
  }
}
