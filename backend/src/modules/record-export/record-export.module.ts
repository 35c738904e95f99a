import { Global, Module } from '@nestjs/common';
import { MakeRecordCopy } from './app/make-record-copy.ts';
import { ReadRecordCopy } from './app/read-record-copy.ts';
import { RecordCopiesRepository } from './data/record-copies.repository.ts';
import { RecordCopiesResolver } from './graphql/record-copies.resolver.ts';
import { RecordCopyController } from './http/record-copy.controller.ts';

@Global()
@Module({
  controllers: [RecordCopyController],
  providers: [RecordCopiesRepository, MakeRecordCopy, ReadRecordCopy, RecordCopiesResolver],
})
export class RecordExportModule {}
