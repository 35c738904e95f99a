import { Global, Module } from '@nestjs/common';
import { PracticesRead } from './data/practices.read.ts';
import { MembersResolver } from './graphql/members.resolver.ts';

@Global()
@Module({ providers: [PracticesRead, MembersResolver], exports: [PracticesRead] })
export class PracticesModule {}
