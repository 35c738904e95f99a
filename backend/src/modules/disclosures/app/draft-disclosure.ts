import { draftDisclosureSchema, localDateOf, zoneClock } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/index.ts';
import { AUDIT_OF_RELATION, Authz } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { practiceActor } from '../../../platform/context/index.ts';
import { UnitOfWork } from '../../../platform/database/index.ts';
import { conflict, invalid, notFound } from '../../../platform/errors/index.ts';
import { claim } from '../../../platform/idempotency/index.ts';
import { Live } from '../../../platform/live/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { DisclosuresRepository } from '../data/disclosures.repository.ts';
import { classesOf } from '../domain/classes.ts';

@Injectable()
export class DraftDisclosure {
  constructor(
    private readonly work: UnitOfWork,
    private readonly authz: Authz,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly live: Live,
    private readonly disclosures: DisclosuresRepository,
  ) {}

  /**
   * A psychotherapist of the team chooses what a summary holds and for whom; again with its id, changes that.
   * @returns its id. @throws ProblemError InvalidInput, NotFound, Forbidden; Conflict where it was asked about
   *   already, or for a key used with other contents.
   */
  async run(input: { idempotencyKey?: string | null }): Promise<string> {
    const { clientId, disclosureId, ...choice } = parseInput(draftDisclosureSchema, input);
    const today = localDateOf(zoneClock(practiceActor().timeZone), this.clock.now().getTime());
    if (choice.to > today) {
      throw invalid({ path: 'to', message: 'A summary can tell of what has been, up to today.' });
    }
    return this.work.run(async (unit) => {
      const relation = await this.authz.require(unit, 'disclosure.compose', clientId);
      const { id, fresh } = disclosureId
        ? { id: disclosureId, fresh: true }
        : await claim(unit, { operation: 'draftDisclosure', key: input.idempotencyKey, input });
      if (!fresh) {
        return id;
      }
      if (disclosureId) {
        const row = await this.disclosures.lock(unit, id);
        if (row?.clientId !== clientId) {
          throw notFound();
        }
        if (row.state !== 'DRAFT') {
          throw conflict('The client was asked about this as it is. Please begin another one.');
        }
        this.disclosures.change(unit, id, choice);
      } else {
        this.disclosures.add(unit, id, clientId, choice, this.clock.nowText());
      }
      await this.audit.record(unit, {
        ...AUDIT_OF_RELATION[relation],
        action: 'disclosure.draft',
        clientIds: [clientId],
        subjectType: 'DISCLOSURE',
        subjectId: id,
        fieldClasses: classesOf(choice.parts),
      });
      await this.live.notify(unit, { kind: 'DISCLOSURE', id, clientId });
      return id;
    });
  }
}
