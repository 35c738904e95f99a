import { Global, Module } from '@nestjs/common';
import { RecordSearchRead } from './data/record-search.read.ts';
import { RecordSearchResolver, SearchHitResolver } from './graphql/record-search.resolver.ts';

/** Finding words in one client's record. */
@Global()
@Module({ providers: [RecordSearchRead, RecordSearchResolver, SearchHitResolver] })
export class RecordSearchModule {}
