import { chooseNotificationsSchema, mailStays } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { practiceActor } from '../../../platform/context/index.ts';
import { UnitOfWork } from '../../../platform/database/index.ts';
import { invalid } from '../../../platform/errors/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { ChoicesRepository } from '../data/choices.repository.ts';

@Injectable()
export class ChooseNotifications {
  constructor(
    private readonly work: UnitOfWork,
    private readonly choices: ChoicesRepository,
  ) {}

  /**
   * How the actor is told from now on, in this practice; what is not named stays.
   * @throws ProblemError InvalidInput, also where a psychotherapist turns off mails of distress.
   */
  async run(input: unknown): Promise<void> {
    const { topics, quietHours } = parseInput(chooseNotificationsSchema, input);
    const isPsychotherapist = practiceActor().roles.includes('PSYCHOTHERAPIST');
    if (topics.some(({ topic, mail }) => !mail && mailStays(topic, isPsychotherapist))) {
      throw invalid({
        path: 'topics',
        message: 'Mails about the distress of your own clients stay on, so that you hear of it in any case.',
      });
    }
    await this.work.run(async (unit) => {
      for (const choice of topics) {
        this.choices.choose(unit, choice);
      }
      if (quietHours !== undefined) {
        this.choices.rest(unit, quietHours);
      }
    });
  }
}
