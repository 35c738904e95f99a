import { Global, Module } from '@nestjs/common';
import { KeepIntake } from './app/keep-intake.ts';
import { IntakeRead } from './data/intake.read.ts';
import { IntakeRepository } from './data/intake.repository.ts';
import { ClientIntakeResolver, IntakeEntryResolver, IntakeResolver } from './graphql/intake.resolver.ts';

@Global()
@Module({
  providers: [
    IntakeRead,
    IntakeRepository,
    KeepIntake,
    ClientIntakeResolver,
    IntakeResolver,
    IntakeEntryResolver,
  ],
  exports: [IntakeRead],
})
export class IntakeModule {}
