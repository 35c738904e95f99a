import { Global, Module } from '@nestjs/common';
import { ChooseReminders } from './app/choose-reminders.ts';
import { ReminderChoicesRepository } from './data/reminder-choices.repository.ts';
import { RemindersRepository } from './data/reminders.repository.ts';
import { RemindersResolver } from './graphql/reminders.resolver.ts';
import { PlanReminders } from './jobs/plan-reminders.ts';
import { RemindPeople } from './jobs/remind-people.ts';
import { SumUpTomorrow } from './jobs/sum-up-tomorrow.ts';

@Global()
@Module({
  providers: [
    ReminderChoicesRepository,
    RemindersRepository,
    ChooseReminders,
    PlanReminders,
    RemindPeople,
    SumUpTomorrow,
    RemindersResolver,
  ],
})
export class RemindersModule {}
