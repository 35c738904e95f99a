import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Policy } from '../../../platform/authz/index.ts';
import { Logger } from '../../../platform/logging/index.ts';
import { ConsentRead, CrisisResource, EMERGENCY_RESOURCES } from '../../consent/index.ts';
import { AskForSupport } from '../app/ask-for-support.ts';
import { DistressFlagsRead } from '../data/distress-flags.read.ts';
import { AskForSupportInput, AskForSupportResult, type SupportFor, SupportOnItsWay } from './support.type.ts';

/** R19: what is told after a client said that they need somebody, or an answer of theirs did. */
@Resolver(() => SupportOnItsWay)
export class SupportResolver {
  constructor(
    private readonly asking: AskForSupport,
    private readonly flags: DistressFlagsRead,
    private readonly consent: ConsentRead,
    private readonly logger: Logger,
  ) {}

  @Mutation(() => AskForSupportResult, {
    description: 'The client’s own way to say that they need somebody; answers who is told and whom to call.',
  })
  @Policy('flag.askForSupport')
  async askForSupport(@Args('input') input: AskForSupportInput): Promise<SupportFor> {
    return { clientId: await this.asking.run(input) };
  }

  // It is raised and will be told. Whatever fails from here on, the client gets numbers to call.
  @ResolveField(() => [String], { description: 'The names of those who are told.' })
  told(@Parent() { clientId }: SupportFor): Promise<string[]> {
    return this.orElse(this.flags.namesToTell(clientId), ['Your care team']);
  }

  @ResolveField(() => [CrisisResource])
  async crisisResources(): Promise<readonly CrisisResource[]> {
    const own = await this.orElse(this.consent.crisisResources(null), []);
    return own.length > 0 ? own : [...EMERGENCY_RESOURCES];
  }

  private orElse<Value>(reading: Promise<Value>, instead: Value): Promise<Value> {
    return reading.catch((error: unknown) => {
      this.logger.failure('support.answer', error);
      return instead;
    });
  }
}
