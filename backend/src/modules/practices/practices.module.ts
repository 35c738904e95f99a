import { Global, Module } from '@nestjs/common';
import { SetPhone } from './app/set-phone.ts';
import { PracticesRead } from './data/practices.read.ts';
import { MembersResolver } from './graphql/members.resolver.ts';

@Global()
@Module({ providers: [PracticesRead, SetPhone, MembersResolver], exports: [PracticesRead] })
export class PracticesModule {}
