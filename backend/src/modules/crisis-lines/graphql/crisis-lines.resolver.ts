import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Policy } from '../../../platform/authz/index.ts';
import { KeepCrisisLines } from '../app/keep-crisis-lines.ts';
import { type CrisisLineRow, CrisisLinesRead } from '../data/crisis-lines.read.ts';
import {
  CrisisLine,
  CrisisLines,
  CrisisLinesResult,
  OrderCrisisLinesInput,
  RemoveCrisisLineInput,
  SaveCrisisLineInput,
} from './crisis-line.type.ts';

@Resolver(() => CrisisLine)
export class CrisisLinesResolver {
  constructor(
    private readonly keeping: KeepCrisisLines,
    private readonly read: CrisisLinesRead,
  ) {}

  @Query(() => CrisisLines, {
    description: 'The practice’s own lines; empty: clients get the numbers of the country.',
  })
  @Policy('crisisLine.manage')
  async crisisLines(): Promise<CrisisLines> {
    return { lines: await this.read.kept() };
  }

  @Mutation(() => CrisisLinesResult, { description: 'Adds a line, or changes one.' })
  @Policy('crisisLine.manage')
  async saveCrisisLine(@Args('input') input: SaveCrisisLineInput) {
    await this.keeping.save(input);
    return this.crisisLines();
  }

  @Mutation(() => CrisisLinesResult)
  @Policy('crisisLine.manage')
  async removeCrisisLine(@Args('input') input: RemoveCrisisLineInput) {
    await this.keeping.remove(input);
    return this.crisisLines();
  }

  @Mutation(() => CrisisLinesResult)
  @Policy('crisisLine.manage')
  async orderCrisisLines(@Args('input') input: OrderCrisisLinesInput) {
    await this.keeping.order(input);
    return this.crisisLines();
  }

  @ResolveField(() => Boolean, { description: 'Checked more than six months ago: to be looked up again.' })
  old(@Parent() line: CrisisLineRow): boolean {
    return this.keeping.isOld(line.checkedOn);
  }
}
