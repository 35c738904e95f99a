import { dayOfDate, suits, zoneClock } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { runInContext } from '../../../platform/context/index.ts';
import { RequestContexts } from '../../../platform/http/index.ts';
import { BookingFactsRepository, type FreePlace, offerablePlaces } from '../../scheduling/index.ts';
import { seenKey, type Waiting } from '../data/offers.repository.ts';

const DAY = 86_400_000;
/** Times further ahead than this are not offered yet: whoever waits, waits for something sooner. */
const AHEAD_DAYS = 56;
/** So many of the best times of somebody are looked through. */
const MOST = 1_000;
/** Stands in the audit's place for an address; nothing that is read here is written there. */
const NOWHERE = 'worker';

/** The times that could be offered to somebody who waits. */
@Injectable()
export class PlacesFor {
  constructor(
    private readonly contexts: RequestContexts,
    private readonly facts: BookingFactsRepository,
  ) {}

  /**
   * The free times that suit, that break no rule of the client's plan, and were not offered to them
   * before. They are read as the client would find them on their own screen, with the rights of the
   * client: the worker itself may not read a plan or what sessions are. Nothing of it is kept but the times.
   */
  async run(waiting: Waiting, now: number): Promise<FreePlace[]> {
    const { actor, clientId, serviceId, memberId, seen } = waiting;
    const clock = zoneClock(actor.timeZone);
    const range = {
      from: Math.max(now, clock.instantOf(dayOfDate(waiting.from), 0)),
      to: Math.min(now + AHEAD_DAYS * DAY, clock.instantOf(dayOfDate(waiting.until) + 1, 0)),
    };
    if (range.from >= range.to) {
      return [];
    }
    const facts = await runInContext(this.contexts.forActor(actor, NOWHERE), () =>
      this.facts.now({ clientId, serviceId, practitionerId: memberId, range, moving: null }),
    );
    return facts === null
      ? []
      : offerablePlaces(facts, range, now, MOST).filter(
          ({ practitionerId, session }) =>
            suits(waiting, session.from, now, clock) && !seen.includes(seenKey(practitionerId, session.from)),
        );
  }
}
