import { chooseRemindersSchema } from '@attune/shared';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { ReminderChoicesRepository } from '../data/reminder-choices.repository.ts';

@Injectable()
export class ChooseReminders {
  constructor(
    private readonly work: UnitOfWork,
    private readonly choices: ReminderChoicesRepository,
  ) {}

  /** When the actor is reminded from now on, in this practice; what is not named stays. @throws ProblemError InvalidInput. */
  async run(input: unknown): Promise<void> {
    const { leadHours, eveningSummary, questionnaires } = parseInput(chooseRemindersSchema, input);
    await this.work.run(async (unit) => {
      this.choices.choose(unit, {
        leadHours: leadHours ?? null,
        eveningSummary: eveningSummary ?? null,
        questionnaires: questionnaires ?? null,
      });
    });
  }
}
