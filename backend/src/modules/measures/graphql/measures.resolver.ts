import { changeRuleInWords, decide } from '@attune/shared';
import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { RecordClass } from '../../../platform/audit/index.ts';
import { Authz, Policy } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { Client, type ClientRow, Withheld } from '../../clients/index.ts';
import type { SupportRow } from '../../distress-flags/index.ts';
import { AnswerMeasure } from '../app/answer-measure.ts';
import { type MeasureScoreRow, MeasuresRead } from '../data/measures.read.ts';
import { itemAnswersOf } from '../domain/item-answers.ts';
import { changesOf, questionnaire, scoreInWords } from '../domain/score-in-words.ts';
import { LONGEST_DAYS, rangeOf } from '../domain/ranges.ts';
import {
  AnswerMeasureInput,
  MeasureAnswers,
  MeasureResult,
  MeasureScore,
  MeasureScoresArgs,
} from './measure.type.ts';

@Resolver(() => Client)
export class ClientMeasuresResolver {
  constructor(
    private readonly measures: MeasuresRead,
    private readonly authz: Authz,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => [MeasureScore], {
    name: 'measureScores',
    description: `From \`from\` to before \`to\`, by time; at most ${LONGEST_DAYS} days, left out the last of them. Empty for whom they are not open to; \`measuresWithheld\` says why.`,
  })
  @RecordClass('MEASURES')
  ofClient(@Parent() { id }: ClientRow, @Args() args: MeasureScoresArgs): Promise<MeasureScoreRow[]> {
    return this.measures.ofClient(id, args.codes ?? null, rangeOf(args, this.clock.now(), LONGEST_DAYS));
  }

  @ResolveField(() => Withheld, {
    nullable: true,
    description: 'Why questionnaires are not open to somebody of the team; null where they are.',
  })
  async measuresWithheld(@Parent() { id }: ClientRow): Promise<Withheld | null> {
    const decision = decide('measure.read', await this.authz.factsOf(id));
    return decision.allow ? null : { reason: decision.reason, category: 'MEASURES' };
  }
}

@Resolver(() => MeasureScore)
export class MeasuresResolver {
  constructor(
    private readonly measures: MeasuresRead,
    private readonly answering: AnswerMeasure,
    private readonly authz: Authz,
  ) {}

  @ResolveField(() => String, {
    description: 'Since the first answers: IMPROVED, WORSE, NO_RELIABLE_CHANGE or TOO_FEW to compare.',
  })
  change(@Parent() score: MeasureScoreRow): string {
    return changesOf(score).start;
  }

  @ResolveField(() => String, { description: 'The same since the answers before these.' })
  changeSinceLast(@Parent() score: MeasureScoreRow): string {
    return changesOf(score).last;
  }

  @ResolveField(() => [String], {
    description: 'What stands beside the number, a sentence each: what it says, and how it moved; never why.',
  })
  words(@Parent() score: MeasureScoreRow): string[] {
    return scoreInWords(score);
  }

  @ResolveField(() => String, {
    nullable: true,
    description:
      'The rule by which a change is called more than chance, with its source; null where none is kept.',
  })
  changeRule(@Parent() score: MeasureScoreRow): string | null {
    return changeRuleInWords(questionnaire(score));
  }

  @ResolveField(() => MeasureAnswers, {
    description: 'Question by question; for the client and the psychotherapists of the team.',
  })
  async answers(@Parent() score: MeasureScoreRow) {
    const [row, facts] = await Promise.all([
      this.measures.answers(score.id),
      this.authz.factsOf(score.clientId),
    ]);
    const decision = decide('measure.readAnswers', facts);
    if (!decision.allow || !row) {
      const reason = decision.allow ? 'The answers are not open to you.' : decision.reason;
      return { reason, category: null } satisfies Withheld;
    }
    return itemAnswersOf(questionnaire(score), row);
  }

  @Mutation(() => MeasureResult, {
    description:
      'The client’s answers, scored. An answer above 0 to a question about self-harm answers whom to call instead, and tells the team.',
  })
  @Policy('measure.answer')
  async answerMeasure(
    @Args('input') input: AnswerMeasureInput,
  ): Promise<MeasureScoreRow | SupportRow | null> {
    const { id, clientId, needsSupport } = await this.answering.run(input);
    return needsSupport ? { clientId } : this.measures.one(id);
  }
}
