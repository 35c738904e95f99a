import { Global, Module } from '@nestjs/common';
import { SetPhone } from './app/set-phone.ts';
import { SetPracticePhone } from './app/set-practice-phone.ts';
import { PracticesRead } from './data/practices.read.ts';
import { MembersResolver } from './graphql/members.resolver.ts';
import { PracticePhoneResolver } from './graphql/practice-phone.resolver.ts';

@Global()
@Module({
  providers: [PracticesRead, SetPhone, MembersResolver, SetPracticePhone, PracticePhoneResolver],
  exports: [PracticesRead],
})
export class PracticesModule {}
