import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { RecordClass } from '../../../platform/audit/index.ts';
import { Policy } from '../../../platform/authz/index.ts';
import { Client, type ClientRow } from '../../clients/index.ts';
import { MakeRecordCopy } from '../app/make-record-copy.ts';
import { RecordCopiesRepository, type RecordCopyRow } from '../data/record-copies.repository.ts';
import { MakeRecordCopyInput, RecordCopy, RecordCopyResult } from './record-copy.type.ts';

@Resolver(() => Client)
export class RecordCopiesResolver {
  constructor(
    private readonly copies: RecordCopiesRepository,
    private readonly making: MakeRecordCopy,
  ) {}

  @ResolveField(() => [RecordCopy], {
    description: 'The newest twenty copies that the client made; empty for everybody else.',
  })
  @RecordClass('ACCESS_LOG')
  recordCopies(@Parent() { id }: ClientRow): Promise<RecordCopyRow[]> {
    return this.copies.ofClient(id);
  }

  @Mutation(() => RecordCopyResult, {
    description: 'A client asks for a copy of everything that is theirs; it can be fetched for ten minutes.',
  })
  @Policy('record.copy')
  async makeRecordCopy(@Args('input') input: MakeRecordCopyInput): Promise<RecordCopyRow | null> {
    return this.copies.one(await this.making.run(input));
  }
}
