import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { RecordClasses } from '../../../platform/audit/index.ts';
import { DateTimeType } from '../../../platform/graphql/index.ts';
import { Summaries } from '../app/summaries.ts';
import { type DisclosureRow, DisclosuresRepository } from '../data/disclosures.repository.ts';
import { Disclosure, SummaryContent } from './disclosure.type.ts';

@Resolver(() => Disclosure)
export class DisclosureFieldsResolver {
  constructor(
    private readonly disclosures: DisclosuresRepository,
    private readonly summaries: Summaries,
  ) {}

  @ResolveField(() => [DateTimeType], {
    description: 'Each time that somebody opened it by its link, the newest first.',
  })
  openings(@Parent() { id }: DisclosureRow): Promise<string[]> {
    return this.disclosures.openingsOf(id);
  }

  @ResolveField(() => SummaryContent, {
    nullable: true,
    description: 'Null for a draft that was thrown away.',
  })
  @RecordClasses('APPOINTMENTS', 'DISCLOSURES', 'FLAGS', 'MEASURES', 'PLAN', 'TEAM')
  content(@Parent() row: DisclosureRow): Promise<SummaryContent | null> {
    return this.summaries.of(row);
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'Names exactly this content: who asks or answers says with it what they looked at.',
  })
  @RecordClasses('DISCLOSURES')
  async contentHash(@Parent() row: DisclosureRow): Promise<string | null> {
    return row.state === 'DRAFT' ? (await this.summaries.compose(row)).hash.toString('hex') : row.contentHash;
  }
}
