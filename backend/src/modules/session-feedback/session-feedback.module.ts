import { Global, Module } from '@nestjs/common';
import { AnswerFeedback } from './app/answer-feedback.ts';
import { GiveFeedback } from './app/give-feedback.ts';
import { FeedbackRead } from './data/feedback.read.ts';
import { FeedbackRepository } from './data/feedback.repository.ts';
import {
  ClientFeedbackResolver,
  FeedbackChangeResolver,
  FeedbackFieldsResolver,
  FeedbackOfResponseResolver,
  SessionToTellOfResolver,
} from './graphql/feedback-fields.resolver.ts';
import { FeedbackResolver } from './graphql/feedback.resolver.ts';
import { AskAfterSessions } from './jobs/ask-after-sessions.ts';

@Global()
@Module({
  providers: [
    FeedbackRead,
    FeedbackRepository,
    GiveFeedback,
    AnswerFeedback,
    ClientFeedbackResolver,
    FeedbackFieldsResolver,
    FeedbackOfResponseResolver,
    FeedbackChangeResolver,
    SessionToTellOfResolver,
    FeedbackResolver,
    AskAfterSessions,
  ],
})
export class SessionFeedbackModule {}
