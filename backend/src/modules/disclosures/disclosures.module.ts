import { Global, Module } from '@nestjs/common';
import { AnswerDisclosure } from './app/answer-disclosure.ts';
import { AskForDisclosure } from './app/ask-for-disclosure.ts';
import { DisclosureSteps } from './app/disclosure-steps.ts';
import { DraftDisclosure } from './app/draft-disclosure.ts';
import { LinkDisclosure } from './app/link-disclosure.ts';
import { OpenShared } from './app/open-shared.ts';
import { RevokeDisclosure } from './app/revoke-disclosure.ts';
import { Summaries } from './app/summaries.ts';
import { DisclosuresRepository } from './data/disclosures.repository.ts';
import { SharedLinksRepository } from './data/shared-links.repository.ts';
import { SummaryRead } from './data/summary.read.ts';
import { DisclosureFieldsResolver } from './graphql/disclosure-fields.resolver.ts';
import { ClientDisclosuresResolver, DisclosuresResolver } from './graphql/disclosures.resolver.ts';
import { SharedController } from './http/shared.controller.ts';
import { ExpireDisclosures } from './jobs/expire-disclosures.ts';

/** Summaries for somebody outside the practice, with the client's consent. */
@Global()
@Module({
  controllers: [SharedController],
  providers: [
    DisclosuresRepository,
    SharedLinksRepository,
    SummaryRead,
    Summaries,
    DisclosureSteps,
    DraftDisclosure,
    AskForDisclosure,
    AnswerDisclosure,
    LinkDisclosure,
    RevokeDisclosure,
    OpenShared,
    ExpireDisclosures,
    DisclosuresResolver,
    ClientDisclosuresResolver,
    DisclosureFieldsResolver,
  ],
})
export class DisclosuresModule {}
