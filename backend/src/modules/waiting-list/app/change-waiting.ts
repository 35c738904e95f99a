import { waitingEntrySchema, waitingUrgencySchema } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/index.ts';
import { AUDIT_OF_RELATION, Authz } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { type Unit, UnitOfWork } from '../../../platform/database/index.ts';
import { forbidden, invalid, notFound, staleVersion } from '../../../platform/errors/index.ts';
import { Live } from '../../../platform/live/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { type EntryHead, WaitingListRepository } from '../data/waiting-list.repository.ts';

interface Wanted {
  readonly entryId: string;
  readonly expectedVersion: number;
}

/** What becomes of an entry beside offers. */
@Injectable()
export class ChangeWaiting {
  constructor(
    private readonly work: UnitOfWork,
    private readonly authz: Authz,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly live: Live,
    private readonly waiting: WaitingListRepository,
  ) {}

  /** Ends the waiting; what is offered at this moment is taken back. @throws ProblemError NotFound, Forbidden, StaleVersion, InvalidInput. */
  withdraw(input: unknown): Promise<string> {
    return this.change(
      parseInput(waitingEntrySchema, input),
      'waiting.withdraw',
      true,
      async (unit, { id }) => {
        const at = this.clock.nowText();
        const offer = await this.waiting.lockOpenOffer(unit, id);
        if (offer) {
          await this.waiting.release(unit, offer.id);
          this.waiting.answer(unit, offer.id, 'WITHDRAWN', at);
        }
        this.waiting.close(unit, id, 'WITHDRAWN', at);
      },
    );
  }

  /** Says how soon somebody needs a time: for whoever treats them and the practice, not for themselves. @throws as {@link withdraw}. */
  setUrgency(input: unknown): Promise<string> {
    const { urgent, ...wanted } = parseInput(waitingUrgencySchema, input);
    return this.change(wanted, 'waiting.urgency', false, async (unit, { id }) => {
      this.waiting.rank(unit, id, urgent);
    });
  }

  private change(
    { entryId, expectedVersion }: Wanted,
    action: string,
    bySelf: boolean,
    write: (unit: Unit, entry: EntryHead) => Promise<void>,
  ): Promise<string> {
    return this.work.run(async (unit) => {
      const seen = await this.waiting.find(unit, entryId);
      if (!seen) {
        throw notFound();
      }
      const { clientId, discipline } = seen;
      const relation = await this.authz.require(unit, 'waiting.write', clientId, discipline === 'MASSAGE');
      if (relation === 'SELF' && !bySelf) {
        throw forbidden('Your care team decides how soon a time is needed.');
      }
      const entry = await this.waiting.lock(unit, entryId);
      if (!entry) {
        throw notFound();
      }
      if (entry.version !== expectedVersion) {
        throw staleVersion(entry.version);
      }
      if (entry.state !== 'WAITING') {
        throw invalid({
          path: 'entryId',
          message: 'This is not on the waiting list any more. To wait again, please join the list anew.',
        });
      }
      await write(unit, entry);
      await this.audit.record(unit, {
        ...AUDIT_OF_RELATION[relation],
        action,
        clientIds: [clientId],
        subjectType: 'WAITING_ENTRY',
        subjectId: entryId,
        fieldClasses: ['APPOINTMENTS'],
      });
      await this.live.notify(unit, { kind: 'APPOINTMENT', id: entryId, clientId });
      return entryId;
    });
  }
}
