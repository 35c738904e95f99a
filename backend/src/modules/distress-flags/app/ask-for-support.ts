import { askForSupportSchema, LEVEL_OF_URGENCY } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Authz } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { practiceActor } from '../../../platform/context/index.ts';
import { UnitOfWork } from '../../../platform/database/index.ts';
import { forbidden } from '../../../platform/errors/index.ts';
import { claim } from '../../../platform/idempotency/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { HoldsRead } from '../data/holds.read.ts';
import { withTimeOfWriting } from '../domain/time-of-writing.ts';
import { RaiseDistressFlag } from './raise-distress-flag.ts';

/** R19: the client's own way to say that they need somebody. */
@Injectable()
export class AskForSupport {
  constructor(
    private readonly work: UnitOfWork,
    private readonly authz: Authz,
    private readonly clock: Clock,
    private readonly holds: HoldsRead,
    private readonly raising: RaiseDistressFlag,
  ) {}

  /**
   * How soon decides the level; no choice is taken for *today*.
   * @returns the client's id.
   * @throws ProblemError InvalidInput; Forbidden to whoever is no client here, or is not who wrote it; Conflict for a key used
   *   with other contents.
   */
  async run(input: { idempotencyKey?: string | null }): Promise<string> {
    const { urgency, message, clientId: author, writtenAt } = parseInput(askForSupportSchema, input);
    const { clientId, timeZone } = practiceActor();
    if (clientId === null) {
      throw forbidden('This is for the clients of the practice.');
    }
    if (author !== null && author !== clientId) {
      throw forbidden('Somebody else wrote this. It goes out when they are signed in.');
    }
    return this.work.run(async (unit) => {
      const [, relation, { id, fresh }] = await Promise.all([
        this.holds.takeTurns(unit, clientId, 'ALONE'),
        this.authz.require(unit, 'flag.askForSupport', clientId),
        claim(unit, { operation: 'askForSupport', key: input.idempotencyKey, input }),
      ]);
      if (fresh) {
        const level = urgency === null ? 'ALERT' : LEVEL_OF_URGENCY[urgency];
        await this.raising.write(
          unit,
          id,
          'CLIENT',
          {
            clientId,
            level,
            reason: withTimeOfWriting(message, writtenAt, this.clock.now(), timeZone),
            reasons: ['ASKED_FOR_SUPPORT'],
          },
          { action: 'flag.askForSupport', relation },
        );
      }
      return clientId;
    });
  }
}
