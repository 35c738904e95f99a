import { openInEmergencySchema } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { Audit } from '../../../platform/audit/index.ts';
import { AUDIT_OF_RELATION } from '../../../platform/authz/index.ts';
import { UnitOfWork } from '../../../platform/database/index.ts';
import { conflict, notFound, rateLimited } from '../../../platform/errors/index.ts';
import { once } from '../../../platform/idempotency/index.ts';
import { Live } from '../../../platform/live/index.ts';
import { Outbox } from '../../../platform/outbox/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { EmergencyRepository } from '../data/emergency.repository.ts';

@Injectable()
export class OpenInEmergency {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: Audit,
    private readonly live: Live,
    private readonly outbox: Outbox,
    private readonly emergencies: EmergencyRepository,
  ) {}

  /**
   * Opens a record for four hours, to read (R27): the client of the practice who has exactly this name.
   * The client and the owner are told with the commit. Each try counts, in a transaction that stays
   * whatever comes of it.
   * @returns the id; of the one that is open already, where there is one.
   * @throws ProblemError NotFound for no such client or several; Conflict for somebody of the team;
   *   RateLimited after five tries within an hour; InvalidInput.
   */
  async run(input: { idempotencyKey?: string | null }): Promise<string> {
    const { clientName, reason } = parseInput(openInEmergencySchema, input);
    const seconds = await this.work.runApart((unit) => this.emergencies.wait(unit));
    if (seconds > 0) {
      throw rateLimited(seconds);
    }
    const call = { operation: 'openInEmergency', key: input.idempotencyKey, input };
    return this.work.run((unit) =>
      once(unit, call, async () => {
        const opened = await this.emergencies.open(unit, newId(), clientName, reason);
        if (!opened) {
          throw notFound();
        }
        const { id, clientId, fresh } = opened;
        if (id === null) {
          throw conflict('You are on this client’s team: the record is open to you.');
        }
        if (fresh) {
          await this.audit.record(unit, {
            ...AUDIT_OF_RELATION.EMERGENCY,
            action: 'emergency.open',
            clientIds: [clientId],
            subjectType: 'EMERGENCY_ACCESS',
            subjectId: id,
          });
          await this.outbox.send(unit, 'record-opened-in-emergency', { accessId: id, clientId });
          await this.live.notify(unit, { kind: 'EMERGENCY_ACCESS', id, clientId });
        }
        return id;
      }),
    );
  }
}
