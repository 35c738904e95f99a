import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Outbox } from './outbox.ts';
import { Worker } from './worker.ts';

@Global()
@Module({ imports: [DiscoveryModule], providers: [Outbox, Worker], exports: [Outbox, Worker] })
export class OutboxModule {}
