import { decide, SHARING_CATEGORY_WORDS } from '@attune/shared';
import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { RecordClass } from '../../../platform/audit/index.ts';
import { Authz, Policy } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { Client, type ClientRow, Withheld } from '../../clients/index.ts';
import { SubmitCheckIn } from '../app/submit-check-in.ts';
import { type CheckInRow, CheckInsRead } from '../data/check-ins.read.ts';
import { LONGEST_DAYS, rangeOf, USUAL_DAYS } from '../domain/ranges.ts';
import { CheckIn, CheckInInput, CheckInResult, CheckInsArgs } from './check-in.type.ts';

const PARTLY_WITHHELD: Withheld = {
  reason: `The client decides who sees ${SHARING_CATEGORY_WORDS.MEASURES}, and has not shared all of a check-in with you.`,
  category: 'MEASURES',
};

@Resolver(() => Client)
export class ClientCheckInsResolver {
  constructor(
    private readonly checkIns: CheckInsRead,
    private readonly authz: Authz,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => [CheckIn], {
    name: 'checkIns',
    description: `From \`from\` to before \`to\`, by time; at most ${LONGEST_DAYS} days, left out the last ${USUAL_DAYS}. Empty for whom they are not open to.`,
  })
  @RecordClass('MEASURES')
  async ofClient(@Parent() client: ClientRow, @Args() args: CheckInsArgs): Promise<CheckInRow[]> {
    const range = rangeOf(args, this.clock.now());
    // Both asked in one tick, so they travel together.
    const [facts, rows] = await Promise.all([
      this.authz.factsOf(client.id),
      this.checkIns.ofClient(client.id, range),
    ]);
    return decide('checkIn.read', facts).allow ? rows : [];
  }
}

@Resolver(() => CheckIn)
export class CheckInFieldsResolver {
  constructor(
    private readonly checkIns: CheckInsRead,
    private readonly submitting: SubmitCheckIn,
  ) {}

  @ResolveField(() => Withheld, {
    nullable: true,
    description: 'Why the rest of it is not open to the viewer; null when they are.',
  })
  withheld(@Parent() checkIn: CheckInRow): Withheld | null {
    return checkIn.whole ? null : PARTLY_WITHHELD;
  }

  @Mutation(() => CheckInResult, { description: 'The client says how they are, in under a minute.' })
  @Policy('checkIn.write')
  async submitCheckIn(@Args('input') input: CheckInInput): Promise<CheckInRow | null> {
    return this.checkIns.one(await this.submitting.run(input));
  }
}
