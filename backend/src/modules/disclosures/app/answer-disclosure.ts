import { answerDisclosureSchema, CONSENT_WAITS_DAYS } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/index.ts';
import { UnitOfWork } from '../../../platform/database/index.ts';
import { conflict } from '../../../platform/errors/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { DisclosuresRepository } from '../data/disclosures.repository.ts';
import { DisclosureSteps } from './disclosure-steps.ts';

const DAY = 86_400_000;

@Injectable()
export class AnswerDisclosure {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly steps: DisclosureSteps,
    private readonly disclosures: DisclosuresRepository,
  ) {}

  /**
   * The client's yes or no to exactly what was on the screen. A no ends it and asks for no reason.
   * @returns its id. @throws ProblemError InvalidInput, NotFound, Forbidden; Conflict where it waits for no answer,
   *   or is not what was on the screen.
   */
  async run(input: unknown): Promise<string> {
    const { disclosureId, contentHash, agree } = parseInput(answerDisclosureSchema, input);
    return this.work.run(async (unit) => {
      const { row, relation } = await this.steps.take(
        unit,
        disclosureId,
        'disclosure.answer',
        agree ? 'CONSENT' : 'DECLINE',
      );
      if (row.contentHash !== contentHash) {
        throw conflict('This is not what was shown to you. Please open it again.');
      }
      const now = this.clock.now();
      const at = now.toISOString();
      if (agree) {
        const until = new Date(now.getTime() + CONSENT_WAITS_DAYS * DAY).toISOString();
        this.disclosures.consent(unit, row.id, Buffer.from(contentHash, 'hex'), at, until);
      } else {
        this.disclosures.decline(unit, row.id, at);
      }
      await this.steps.leaveTrace(unit, row, relation, agree ? 'disclosure.consent' : 'disclosure.decline');
      await this.steps.tell(unit, row, 'DISCLOSURE_ANSWERED');
      return row.id;
    });
  }
}
