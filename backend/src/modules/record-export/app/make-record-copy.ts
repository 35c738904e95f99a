import { COPY_OPEN_MINUTES, makeRecordCopySchema, MOST_COPIES_AN_HOUR, RECORD_CLASSES } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { Audit } from '../../../platform/audit/index.ts';
import { AUDIT_OF_RELATION, Authz } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { UnitOfWork } from '../../../platform/database/index.ts';
import { problem, RateLimited } from '../../../platform/errors/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { VerifyPassword } from '../../identity/index.ts';
import { RecordCopiesRepository } from '../data/record-copies.repository.ts';

const HOUR_MS = 3_600_000;

/** Opens the download of a copy of the own record. */
@Injectable()
export class MakeRecordCopy {
  constructor(
    private readonly work: UnitOfWork,
    private readonly authz: Authz,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly password: VerifyPassword,
    private readonly copies: RecordCopiesRepository,
  ) {}

  /**
   * Notes the copy and its trace in one transaction, before the first byte leaves: the trace may say more than
   * was fetched, never less. For ten minutes the client can fetch what is then read.
   * @returns the id.
   * @throws ProblemError NotFound, Forbidden, InvalidInput; Reauthenticate when the last proof of who one is lies
   *   more than fifteen minutes back; RateLimited after six within an hour.
   */
  async run(input: unknown): Promise<string> {
    const { clientId, format, password } = parseInput(makeRecordCopySchema, input);
    // Before the unit: proving who one is takes a while and a connection of its own.
    await this.password.require(
      password,
      'Please give your password once more. A copy of all this is worth it.',
    );
    return this.work.run(async (unit) => {
      const relation = await this.authz.require(unit, 'record.copy', clientId);
      const now = this.clock.now().getTime();
      const { made, first } = await this.copies.madeSince(
        unit,
        clientId,
        new Date(now - HOUR_MS).toISOString(),
      );
      if (made >= MOST_COPIES_AN_HOUR && first !== null) {
        throw problem(RateLimited, {
          message: 'You have made several copies within the last hour. Please try again later.',
          retryAfterSeconds: Math.max(1, Math.ceil((Date.parse(first) + HOUR_MS - now) / 1000)),
        });
      }
      const id = newId();
      this.copies.add(unit, {
        id,
        clientId,
        format,
        at: new Date(now).toISOString(),
        opensUntil: new Date(now + COPY_OPEN_MINUTES * 60_000).toISOString(),
      });
      await this.audit.record(unit, {
        ...AUDIT_OF_RELATION[relation],
        action: 'record.copy',
        clientIds: [clientId],
        subjectType: 'RECORD_EXPORT',
        subjectId: id,
        fieldClasses: [...RECORD_CLASSES],
      });
      return id;
    });
  }
}
