import { answerOfferSchema } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/index.ts';
import { AUDIT_OF_RELATION, Authz } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { type Unit, UnitOfWork } from '../../../platform/database/index.ts';
import { conflict, notFound, type ProblemError } from '../../../platform/errors/index.ts';
import { Live } from '../../../platform/live/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { BookAppointment } from '../../scheduling/index.ts';
import { type OfferHead, WaitingListRepository } from '../data/waiting-list.repository.ts';

@Injectable()
export class AnswerOffer {
  constructor(
    private readonly work: UnitOfWork,
    private readonly authz: Authz,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly live: Live,
    private readonly waiting: WaitingListRepository,
    private readonly booking: BookAppointment,
  ) {}

  /**
   * Takes an offered time, which is booked by the rules of booking, or turns it down; by the client, or
   * for them by the practice. The offer's row is locked first, so that of two answers, and of an answer
   * and the end of its time, one counts. The place is freed and booked within one transaction, so nobody
   * comes in between.
   * @returns the entry's id.
   * @throws ProblemError NotFound, Forbidden; Conflict when it is no longer open; and what booking refuses.
   */
  async run(input: unknown): Promise<string> {
    const { offerId, accept } = parseInput(answerOfferSchema, input);
    return this.work.run(async (unit) => {
      const seen = await this.waiting.offer(unit, offerId);
      if (!seen) {
        throw notFound();
      }
      const { clientId, discipline } = seen;
      const relation = await this.authz.require(unit, 'waiting.write', clientId, discipline === 'MASSAGE');
      const offer = await this.waiting.lockOffer(unit, offerId);
      const now = this.clock.now();
      if (!offer?.serviceId) {
        throw notFound();
      }
      const gone = goneOf(offer, now.getTime());
      if (gone) {
        throw gone;
      }
      await this.waiting.release(unit, offerId);
      if (accept) {
        await this.take(unit, offer, offer.serviceId, now.toISOString());
      } else {
        this.waiting.answer(unit, offerId, 'DECLINED', now.toISOString());
      }
      await this.audit.record(unit, {
        ...AUDIT_OF_RELATION[relation],
        action: accept ? 'waiting.accept' : 'waiting.decline',
        clientIds: [clientId],
        subjectType: 'SLOT_OFFER',
        subjectId: offerId,
        fieldClasses: ['APPOINTMENTS'],
      });
      await this.live.notify(unit, { kind: 'APPOINTMENT', id: offerId, clientId });
      return offer.entryId;
    });
  }

  private async take(
    unit: Unit,
    { id, entryId, clientId, memberId, startsAt }: OfferHead,
    serviceId: string,
    at: string,
  ): Promise<void> {
    const appointmentId = await this.booking.run({
      clientId,
      practitionerId: memberId,
      serviceId,
      startsAt,
    } as object);
    this.waiting.answer(unit, id, 'ACCEPTED', at, appointmentId);
    this.waiting.close(unit, entryId, 'BOOKED', at);
  }
}

/** Why it can be answered no more; null while it can. */
function goneOf({ state, expiresAt }: OfferHead, now: number): ProblemError | null {
  if (state === 'OFFERED') {
    return Date.parse(expiresAt) > now
      ? null
      : conflict(
          'The time to answer is over. The place on the list stays, and the next free time is offered as before.',
        );
  }
  return conflict(
    state === 'ACCEPTED'
      ? 'This time was accepted already. It is among the appointments.'
      : 'This time is no longer offered. The place on the list stays.',
  );
}
