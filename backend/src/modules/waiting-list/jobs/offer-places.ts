import { compareWaiting, offerUntil } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Public } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { exclusionOf } from '../../../platform/database/index.ts';
import { Recurring, type WorkerClient } from '../../../platform/outbox/index.ts';
import { Notifier } from '../../notifications/index.ts';
import type { FreePlace } from '../../scheduling/index.ts';
import { PlacesFor } from '../app/places-for.ts';
import { OffersRepository, type Waiting } from '../data/offers.repository.ts';

const EVERY_SECONDS = 15;
/** So many who wait are looked at together in one practice; the others at the next look. */
const MOST = 300;

/** A time for somebody who waits. */
interface Match {
  readonly waiting: Waiting;
  readonly place: FreePlace;
  readonly until: number;
}

/**
 * Ends offers whose time is over, and offers what is free to whom it fits best: to one person at a time,
 * and to each person one. Free again, a place goes to the next. All of it stands or falls with the
 * worker's transaction; what was to be looked at is looked at again when it falls.
 */
@Injectable()
export class OfferPlaces {
  constructor(
    private readonly offers: OffersRepository,
    private readonly places: PlacesFor,
    private readonly notifier: Notifier,
    private readonly clock: Clock,
  ) {}

  @Recurring('waiting.offer', EVERY_SECONDS)
  @Public('a task of the worker; times are found with the rights of the client who waits')
  async offer(client: WorkerClient): Promise<void> {
    const at = this.clock.nowText();
    for (const ended of await this.offers.expire(client, at)) {
      await this.offers.standIn(client, ended.practiceId);
      await this.offers.announce(client, ended, at);
    }
    for (const practiceId of await this.offers.practices(client)) {
      const waiting = await this.offers.waitingIn(client, practiceId, MOST);
      await this.offerIn(client, practiceId, waiting);
    }
  }

  private async offerIn(
    client: WorkerClient,
    practiceId: string,
    waiting: readonly Waiting[],
  ): Promise<void> {
    const now = this.clock.now().getTime();
    const matches = (await Promise.all(waiting.map((one) => this.matchesOf(one, now)))).flat();
    const served = new Set<string>();
    for (const match of matches.toSorted((one, other) =>
      compareWaiting(candidateOf(one), candidateOf(other)),
    )) {
      const { entryId, clientId, actor } = match.waiting;
      if (served.has(entryId)) continue;
      const offerId = await this.keep(client, match, now);
      if (offerId === null) continue;
      served.add(entryId);
      await this.notifier.tell(client, [actor.userId], {
        practiceId,
        kind: 'SLOT_OFFERED',
        subjectId: offerId,
        clientId,
      });
      await this.offers.announce(client, { practiceId, offerId, clientId }, this.clock.nowText());
    }
  }

  private async matchesOf(waiting: Waiting, now: number): Promise<Match[]> {
    const places = await this.places.run(waiting, now);
    return places.flatMap((place) => {
      const until = offerUntil(now, place.session.from, waiting.quietHours);
      return until === null ? [] : [{ waiting, place, until }];
    });
  }

  /** Null where the place is another's by now, or the person waits no more. */
  private async keep(
    client: WorkerClient,
    { waiting, place, until }: Match,
    now: number,
  ): Promise<string | null> {
    await client.query('savepoint place');
    try {
      return await this.offers.offer(client, waiting.entryId, place, until, now);
    } catch (error) {
      if (exclusionOf(error) === null) throw error;
      await client.query('rollback to savepoint place');
      return null;
    }
  }
}

function candidateOf({ waiting, place }: Match) {
  return {
    entryId: waiting.entryId,
    urgent: waiting.urgent,
    unmet: place.unmet,
    since: Date.parse(waiting.since),
    startsAt: place.session.from,
  };
}
