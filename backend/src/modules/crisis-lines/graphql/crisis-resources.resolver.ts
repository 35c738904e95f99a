import { Args, Query, Resolver } from '@nestjs/graphql';
import { Public } from '../../../platform/authz/index.ts';
import { currentContext } from '../../../platform/context/index.ts';
import { CrisisLinesRead, type CrisisResourceRow, PUBLIC_NUMBERS } from '../data/crisis-lines.read.ts';
import { CrisisResource } from './crisis-resource.type.ts';

@Resolver()
export class CrisisResourcesResolver {
  constructor(private readonly lines: CrisisLinesRead) {}

  @Query(() => [CrisisResource], {
    description:
      'Whom the practice tells its clients to call; the numbers of its country where it names nobody, those of public record where nobody is signed in.',
  })
  @Public('somebody in need must not have to sign in first')
  async crisisResources(
    @Args('region', { type: () => String, nullable: true }) region?: string | null,
  ): Promise<CrisisResourceRow[]> {
    const wanted = region?.slice(0, 20).replaceAll('\0', '').toUpperCase() || null;
    return currentContext().actor?.practiceId
      ? this.lines.ofPractice(wanted)
      : PUBLIC_NUMBERS.filter((one) => wanted === null || one.region === wanted);
  }
}
