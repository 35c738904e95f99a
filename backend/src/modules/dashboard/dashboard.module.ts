import { Global, Module } from '@nestjs/common';
import { CaseloadRead } from './data/caseload.read.ts';
import { WorkQueueRead } from './data/work-queue.read.ts';
import { CaseloadResolver } from './graphql/caseload.resolver.ts';
import { WorkQueueResolver } from './graphql/work-queue.resolver.ts';

/** What waits for somebody, and how their clients are: the first screen of the day. */
@Global()
@Module({ providers: [WorkQueueRead, CaseloadRead, WorkQueueResolver, CaseloadResolver] })
export class DashboardModule {}
