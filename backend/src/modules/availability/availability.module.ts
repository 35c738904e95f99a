import { Global, Module } from '@nestjs/common';
import { AvailabilityDesk } from './app/availability-desk.ts';
import { ChangeHours } from './app/change-hours.ts';
import { KeepPracticeRules } from './app/keep-practice-rules.ts';
import { KeepTimeOff } from './app/keep-time-off.ts';
import { OutsideHours } from './app/outside-hours.ts';
import { AvailabilityRead } from './data/availability.read.ts';
import { AvailabilityRepository } from './data/availability.repository.ts';
import { PracticeRulesRepository } from './data/practice-rules.repository.ts';
import { HoursResolver } from './graphql/hours.resolver.ts';
import { PracticeRulesResolver } from './graphql/practice-rules.resolver.ts';

@Global()
@Module({
  providers: [
    AvailabilityRead,
    AvailabilityRepository,
    PracticeRulesRepository,
    AvailabilityDesk,
    ChangeHours,
    KeepTimeOff,
    KeepPracticeRules,
    OutsideHours,
    HoursResolver,
    PracticeRulesResolver,
  ],
})
export class AvailabilityModule {}
