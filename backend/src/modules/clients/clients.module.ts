import { Global, Module } from '@nestjs/common';
import { ClientsRead } from './data/clients.read.ts';
import { ClientsResolver } from './graphql/clients.resolver.ts';

@Global()
@Module({ providers: [ClientsRead, ClientsResolver], exports: [ClientsRead] })
export class ClientsModule {}
