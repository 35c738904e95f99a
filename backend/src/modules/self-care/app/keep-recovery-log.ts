import { deleteRecoverySchema, keepRecoverySchema } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/index.ts';
import { UnitOfWork } from '../../../platform/database/index.ts';
import { notFound } from '../../../platform/errors/index.ts';
import { claim } from '../../../platform/idempotency/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { RecoveryLogRepository } from '../data/recovery-log.repository.ts';

/**
 * A practitioner's own recovery log. It leaves no audit event: the audit is read by those who run the practice,
 * and even that somebody wrote after a session is theirs alone.
 */
@Injectable()
export class KeepRecoveryLog {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly log: RecoveryLogRepository,
  ) {}

  /**
   * Keeps an entry.
   * @returns its id. @throws ProblemError InvalidInput.
   */
  async keep(input: { idempotencyKey?: string | null }): Promise<string> {
    const { heaviness, helped, note } = parseInput(keepRecoverySchema, input);
    return this.work.run(async (unit) => {
      // The key alone is remembered: no digest of what was written outlives the entry.
      const { id, fresh } = await claim(unit, {
        operation: 'keepRecovery',
        key: input.idempotencyKey,
        input: {},
      });
      if (fresh) {
        await this.log.keep(unit, { id, at: this.clock.nowText(), heaviness, helped, note });
      }
      return id;
    });
  }

  /** Takes an entry away for good. @returns its id. @throws ProblemError NotFound for what is not the actor's. */
  async delete(input: unknown): Promise<string> {
    const { id } = parseInput(deleteRecoverySchema, input);
    return this.work.run(async (unit) => {
      if (!(await this.log.delete(unit, id))) {
        throw notFound();
      }
      return id;
    });
  }
}
