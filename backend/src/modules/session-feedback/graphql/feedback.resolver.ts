import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Policy } from '../../../platform/authz/index.ts';
import { AnswerFeedback } from '../app/answer-feedback.ts';
import { GiveFeedback } from '../app/give-feedback.ts';
import { FeedbackRead, type FeedbackRow } from '../data/feedback.read.ts';
import {
  GiveSessionFeedbackInput,
  MarkFeedbackSeenInput,
  SayWhatChangedInput,
  SessionFeedbackResult,
} from './feedback.type.ts';

@Resolver()
export class FeedbackResolver {
  constructor(
    private readonly giving: GiveFeedback,
    private readonly answering: AnswerFeedback,
    private readonly feedback: FeedbackRead,
  ) {}

  @Mutation(() => SessionFeedbackResult, {
    description:
      'The client says how a session of bodywork was, once and within seven days. It raises no flag; what asks for care waits for whose session it was and for the lead psychotherapist.',
  })
  @Policy('feedback.give')
  async giveSessionFeedback(@Args('input') input: GiveSessionFeedbackInput): Promise<FeedbackRow | null> {
    return this.feedback.one(await this.giving.run(input));
  }

  @Mutation(() => SessionFeedbackResult, {
    description: 'Whose session it was says what was changed; the client reads it beside the answer.',
  })
  @Policy('feedback.answer')
  async sayWhatChanged(@Args('input') input: SayWhatChangedInput): Promise<FeedbackRow | null> {
    return this.feedback.one(await this.answering.sayWhatChanged(input));
  }

  @Mutation(() => SessionFeedbackResult, { description: 'It was read, and waits for the reader no more.' })
  @Policy('feedback.see')
  async markFeedbackSeen(@Args('input') input: MarkFeedbackSeenInput): Promise<FeedbackRow | null> {
    return this.feedback.one(await this.answering.see(input));
  }
}
