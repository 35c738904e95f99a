import { Global, Module } from '@nestjs/common';
import { ExportTimeLine } from './app/export-time-line.ts';
import { TimeLineRead } from './data/time-line.read.ts';
import { TimeLineResolver } from './graphql/time-line.resolver.ts';

/** How it goes with one client, over time. */
@Global()
@Module({ providers: [TimeLineRead, ExportTimeLine, TimeLineResolver] })
export class TimeLineModule {}
