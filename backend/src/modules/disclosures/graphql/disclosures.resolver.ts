import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { RecordClass } from '../../../platform/audit/index.ts';
import { Policy } from '../../../platform/authz/index.ts';
import { Client, type ClientRow } from '../../clients/index.ts';
import { AnswerDisclosure } from '../app/answer-disclosure.ts';
import { AskForDisclosure } from '../app/ask-for-disclosure.ts';
import { DraftDisclosure } from '../app/draft-disclosure.ts';
import { LinkDisclosure } from '../app/link-disclosure.ts';
import { RevokeDisclosure } from '../app/revoke-disclosure.ts';
import { type DisclosureRow, DisclosuresRepository } from '../data/disclosures.repository.ts';
import {
  AnswerDisclosureInput,
  AskForDisclosureInput,
  Disclosure,
  DisclosureLinkResult,
  DisclosureResult,
  DisclosureStepInput,
  DraftDisclosureInput,
} from './disclosure.type.ts';

@Resolver(() => Disclosure)
export class DisclosuresResolver {
  constructor(
    private readonly disclosures: DisclosuresRepository,
    private readonly drafting: DraftDisclosure,
    private readonly asking: AskForDisclosure,
    private readonly answering: AnswerDisclosure,
    private readonly linking: LinkDisclosure,
    private readonly revoking: RevokeDisclosure,
  ) {}

  @Mutation(() => DisclosureResult, {
    description:
      'Chooses what a summary holds and for whom, or changes a draft; its content shows what would go out.',
  })
  @Policy('disclosure.compose')
  async draftDisclosure(@Args('input') input: DraftDisclosureInput): Promise<DisclosureRow | null> {
    return this.disclosures.one(await this.drafting.run(input));
  }

  @Mutation(() => DisclosureResult, {
    description: 'Freezes exactly what was looked at, and asks the client about it.',
  })
  @Policy('disclosure.compose')
  async askForDisclosure(@Args('input') input: AskForDisclosureInput): Promise<DisclosureRow | null> {
    return this.disclosures.one(await this.asking.run(input));
  }

  @Mutation(() => DisclosureResult, {
    description:
      'The client’s yes or no to exactly what was looked at. A no ends it, and asks for no reason.',
  })
  @Policy('disclosure.answer')
  async answerDisclosure(@Args('input') input: AnswerDisclosureInput): Promise<DisclosureRow | null> {
    return this.disclosures.one(await this.answering.run(input));
  }

  @Mutation(() => DisclosureLinkResult, {
    description:
      'Makes the link to what the client agreed to, and its code; where one is open, another in its place until the same day.',
  })
  @Policy('disclosure.compose')
  async linkDisclosure(@Args('input') input: DisclosureStepInput) {
    const { disclosureId, ...link } = await this.linking.run(input);
    return { ...link, disclosure: await this.disclosures.one(disclosureId) };
  }

  @Mutation(() => DisclosureResult, {
    description: 'The client or a psychotherapist takes it back: its link opens nothing any more.',
  })
  @Policy('disclosure.revoke')
  async revokeDisclosure(@Args('input') input: DisclosureStepInput): Promise<DisclosureRow | null> {
    return this.disclosures.one(await this.revoking.run(input));
  }
}

@Resolver(() => Client)
export class ClientDisclosuresResolver {
  constructor(private readonly summaries: DisclosuresRepository) {}

  @ResolveField(() => [Disclosure], {
    description:
      'Summaries for somebody outside, the newest first; to the client those that they were asked about, to the psychotherapists of the team all. Empty to everybody else.',
  })
  @RecordClass('DISCLOSURES')
  disclosures(@Parent() { id }: ClientRow): Promise<DisclosureRow[]> {
    return this.summaries.ofClient(id);
  }
}
