import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Policy } from '../../../platform/authz/index.ts';
import { Logger } from '../../../platform/logging/index.ts';
import { ConsentRead, EMERGENCY_RESOURCES } from '../../consent/index.ts';
import { AskForSupport } from '../app/ask-for-support.ts';
import { DistressFlagsRead } from '../data/distress-flags.read.ts';
import { AskForSupportInput, AskForSupportResult, type SupportOnItsWay } from './support.type.ts';

@Resolver()
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
  async askForSupport(@Args('input') input: AskForSupportInput): Promise<SupportOnItsWay> {
    const clientId = await this.asking.run(input);
    // It is raised and will be told. Whatever fails from here on, the client gets numbers to call.
    const [told, own] = await Promise.all([
      this.orElse(this.flags.namesToTell(clientId), ['Your care team']),
      this.orElse(this.consent.crisisResources(null), []),
    ]);
    return { told, crisisResources: own.length > 0 ? own : [...EMERGENCY_RESOURCES] };
  }

  private orElse<Value>(reading: Promise<Value>, instead: Value): Promise<Value> {
    return reading.catch((error: unknown) => {
      this.logger.failure('support.answer', error);
      return instead;
    });
  }
}
