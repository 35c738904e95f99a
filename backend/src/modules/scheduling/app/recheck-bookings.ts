import { type MisfitKind, misfitsOf, PRACTICAL_MISFITS } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/index.ts';
import { LIVE_CHANNEL, type Notice } from '../../../platform/live/index.ts';
import type { WorkerClient } from '../../../platform/outbox/index.ts';
import { Notifier } from '../../notifications/index.ts';
import { type PersonConcerned, type RecheckFacts, RecheckRepository } from '../data/recheck.repository.ts';

/** What made the bookings be looked at again, and who did it. */
export interface Occasion {
  readonly practiceId: string;
  /** People are told of the same appointment once for each. */
  readonly cause: string;
  /** Null where nobody did: time passed. */
  readonly byUserId: string | null;
}

type Found = RecheckFacts['sessions'][number] & { readonly fresh: readonly MisfitKind[] };

const LIVE = { name: 'recheck.live', text: `select pg_notify('${LIVE_CHANNEL}', $1)` };

/** Looks at a client's bookings again when what they rest on has changed; in the worker's transaction. */
@Injectable()
export class RecheckBookings {
  constructor(
    private readonly clock: Clock,
    private readonly bookings: RecheckRepository,
    private readonly notifier: Notifier,
  ) {}

  /**
   * Lists what no longer fits, takes off the list what does again, and tells the people concerned once of
   * what is new. Nothing is cancelled, and the client is told nothing. Doing it twice changes nothing.
   */
  async ofClient(client: WorkerClient, clientId: string, occasion: Occasion): Promise<void> {
    const at = this.clock.nowText();
    const facts = await this.bookings.ground(client, clientId, at);
    const judged = misfitsOf(facts);
    const found: Found[] = [];
    for (const session of facts.sessions) {
      const kinds = judged.get(session.id);
      if (kinds) {
        const fresh = kinds.filter((kind) => !session.kinds.includes(kind));
        const over = session.kinds.filter((kind) => !kinds.includes(kind));
        if (fresh.length > 0) {
          await this.bookings.found(client, clientId, session, fresh, at);
          found.push({ ...session, fresh });
        }
        if (over.length > 0) {
          await this.bookings.ended(client, session.id, over, at);
        }
        if (fresh.length + over.length > 0) {
          await this.notice(client, session.id, clientId, occasion.practiceId, at);
        }
      }
    }
    await this.bookings.checked(client, clientId, at);
    await this.tell(client, clientId, { facts, found }, occasion);
  }

  /** Each person once, led to the first appointment that concerns them. */
  private async tell(
    client: WorkerClient,
    clientId: string,
    { facts, found }: { facts: RecheckFacts; found: readonly Found[] },
    { practiceId, cause, byUserId }: Occasion,
  ): Promise<void> {
    for (const person of facts.people) {
      const first = person.userId === byUserId ? undefined : found.find((one) => concerns(one, person));
      if (first) {
        await this.notifier.tell(client, [person.userId], {
          practiceId,
          kind: 'APPOINTMENT_NO_LONGER_FITS',
          subjectId: first.id,
          clientId,
          occasion: cause,
        });
      }
    }
  }

  private async notice(
    client: WorkerClient,
    id: string,
    clientId: string,
    practiceId: string,
    at: string,
  ): Promise<void> {
    const notice: Notice = { kind: 'APPOINTMENT', practiceId, id, clientId, userId: null, at };
    await client.query({ ...LIVE, values: [JSON.stringify(notice)] });
  }
}

/** Whose session it is, and the lead psychotherapist; who runs the practice where it is theirs to mend. */
function concerns({ memberId, fresh }: Found, person: PersonConcerned): boolean {
  return (
    person.memberId === memberId ||
    person.lead ||
    (person.runs && fresh.some((kind) => PRACTICAL_MISFITS.includes(kind)))
  );
}
