import { searchRecordSchema } from '@attune/shared';
import { Args, ID, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Policy } from '../../../platform/authz/index.ts';
import { parseInput } from '../../../platform/validation/index.ts';
import { Member, PracticesRead } from '../../practices/index.ts';
import { RecordSearchRead, type SearchHitRow } from '../data/record-search.read.ts';
import { partsOf, type SnippetPart } from '../domain/snippet.ts';
import { SearchHit, SearchSnippetPart } from './record-search.type.ts';

@Resolver()
export class RecordSearchResolver {
  constructor(private readonly reading: RecordSearchRead) {}

  @Query(() => [SearchHit], {
    description:
      'Words in what the viewer may read of a client’s record, the best hits first; never in process notes. Quotation marks keep words together, a minus leaves a word out.',
  })
  @Policy('record.search')
  async searchRecord(
    @Args('clientId', { type: () => ID }) clientId: string,
    @Args('words') words: string,
    @Args('first', { type: () => Int, defaultValue: 20 }) first: number,
  ): Promise<SearchHitRow[]> {
    const asked = parseInput(searchRecordSchema, { clientId, words, first });
    return this.reading.find(asked.clientId, asked.words, asked.first);
  }
}

@Resolver(() => SearchHit)
export class SearchHitResolver {
  constructor(private readonly practices: PracticesRead) {}

  @ResolveField(() => Member, {
    nullable: true,
    description: 'Who wrote it; null for what a client or a rule said.',
  })
  author(@Parent() { authorId }: SearchHitRow) {
    return authorId === null ? null : this.practices.member(authorId);
  }

  @ResolveField(() => [SearchSnippetPart])
  snippet(@Parent() { snippet }: SearchHitRow): SnippetPart[] {
    return partsOf(snippet);
  }
}
