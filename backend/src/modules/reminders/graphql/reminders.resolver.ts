import type { ReminderChoice } from '@attune/shared';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Policy } from '../../../platform/authz/index.ts';
import { ChooseReminders } from '../app/choose-reminders.ts';
import { ReminderChoicesRepository } from '../data/reminder-choices.repository.ts';
import { ChooseRemindersInput, ChooseRemindersResult, ReminderChoices } from './reminders.type.ts';

@Resolver(() => ReminderChoices)
export class RemindersResolver {
  constructor(
    private readonly choices: ReminderChoicesRepository,
    private readonly choosing: ChooseReminders,
  ) {}

  @Query(() => ReminderChoices, { description: 'When the viewer is reminded, in this practice.' })
  @Policy('notification.own')
  reminderChoices(): Promise<ReminderChoice> {
    return this.choices.mine();
  }

  @Mutation(() => ChooseRemindersResult)
  @Policy('notification.own')
  async chooseReminders(@Args('input') input: ChooseRemindersInput): Promise<ReminderChoice> {
    await this.choosing.run(input);
    return this.choices.mine();
  }
}
