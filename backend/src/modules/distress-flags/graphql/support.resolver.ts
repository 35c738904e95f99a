import { setImmediate as nextTurn } from 'node:timers/promises';
import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Policy } from '../../../platform/authz/index.ts';
import { Logger } from '../../../platform/logging/index.ts';
import {
  CrisisLinesRead,
  CrisisResource,
  type CrisisResourceRow,
  PUBLIC_NUMBERS,
} from '../../crisis-lines/index.ts';
import { SafetyPlan, type SafetyPlanRow, SafetyPlansRead } from '../../safety-plans/index.ts';
import { AskForSupport } from '../app/ask-for-support.ts';
import { DistressFlagsRead } from '../data/distress-flags.read.ts';
import { AskForSupportInput, AskForSupportResult, SupportOnItsWay } from './support.type.ts';

/** That support is on its way to a client; whom, what and how to call is read from this alone. */
export interface SupportRow {
  readonly clientId: string;
}

/**
 * R19: it is raised and will be told. Whatever fails from here on fails by itself: the client gets the
 * rest of the answer, and numbers to call in any case. What is read in one turn travels, and fails,
 * together: so each waits for a turn of its own.
 */
@Resolver(() => SupportOnItsWay)
export class SupportResolver {
  constructor(
    private readonly asking: AskForSupport,
    private readonly flags: DistressFlagsRead,
    private readonly lines: CrisisLinesRead,
    private readonly plans: SafetyPlansRead,
    private readonly logger: Logger,
  ) {}

  @Mutation(() => AskForSupportResult, {
    description: 'The client’s own way to say that they need somebody; answers who is told and whom to call.',
  })
  @Policy('flag.askForSupport')
  async askForSupport(@Args('input') input: AskForSupportInput): Promise<SupportRow> {
    return { clientId: await this.asking.run(input) };
  }

  @ResolveField(() => [String], { description: 'The names of those who are told.' })
  told(@Parent() { clientId }: SupportRow): Promise<string[]> {
    return this.orElse(this.flags.namesToTell(clientId), ['Your care team']);
  }

  @ResolveField(() => [CrisisResource])
  async crisisResources(): Promise<readonly CrisisResourceRow[]> {
    await nextTurn();
    const lines = await this.orElse(this.lines.ofPractice(null), []);
    return lines.length > 0 ? lines : PUBLIC_NUMBERS;
  }

  @ResolveField(() => SafetyPlan, {
    nullable: true,
    description: 'The client’s own; null where there is none.',
  })
  async safetyPlan(@Parent() { clientId }: SupportRow): Promise<SafetyPlanRow | null> {
    await nextTurn();
    await nextTurn();
    return this.orElse(this.plans.newest(clientId), null);
  }

  private orElse<Value>(reading: Promise<Value>, instead: Value): Promise<Value> {
    return reading.catch((error: unknown) => {
      this.logger.failure('support.answer', error);
      return instead;
    });
  }
}
