import { Global, Module } from '@nestjs/common';
import { KeepFeed } from './app/keep-feed.ts';
import { ReadFeed } from './app/read-feed.ts';
import { CalendarRead } from './data/calendar.read.ts';
import { FeedsRepository } from './data/feeds.repository.ts';
import { CalendarResolver } from './graphql/calendar.resolver.ts';
import { CalendarController } from './http/calendar.controller.ts';

@Global()
@Module({
  controllers: [CalendarController],
  providers: [FeedsRepository, CalendarRead, KeepFeed, ReadFeed, CalendarResolver],
})
export class CalendarModule {}
