import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Policy } from '../../../platform/authz/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { KeepRecoveryLog } from '../app/keep-recovery-log.ts';
import { type HeavySession as HeavySessionRow, HeavySessionsRead } from '../data/heavy-sessions.read.ts';
import { type RecoveryEntry as EntryRow, RecoveryLogRepository } from '../data/recovery-log.repository.ts';
import {
  DeleteRecoveryInput,
  DeleteRecoveryResult,
  HeavySession,
  KeepRecoveryInput,
  KeepRecoveryResult,
  RecoveryDeleted,
  RecoveryEntry,
} from './self-care.type.ts';

/** How long after a session an exercise is offered, in milliseconds. */
const OFFERED_FOR_MS = 12 * 3_600_000;
const MOST = 200;

/** What is a practitioner's own; each operation is about the actor and takes nobody's name. */
@Resolver()
export class SelfCareResolver {
  constructor(
    private readonly clock: Clock,
    private readonly log: RecoveryLogRepository,
    private readonly heavy: HeavySessionsRead,
    private readonly keeping: KeepRecoveryLog,
  ) {}

  @Query(() => [RecoveryEntry], { description: 'One’s own recovery log, newest first.' })
  @Policy('selfCare.own')
  recoveryLog(
    @Args('first', { type: () => Int, nullable: true, defaultValue: 50 }) first: number,
  ): Promise<EntryRow[]> {
    return this.log.newest(Math.min(Math.max(first, 1), MOST));
  }

  @Query(() => [HeavySession], {
    description:
      'One’s own sessions of the last twelve hours that were heavy: by what they were, by distress that rose by three or more, or for a flag.',
  })
  @Policy('selfCare.own')
  heavySessions(): Promise<HeavySessionRow[]> {
    const now = this.clock.now().getTime();
    return this.heavy.between(new Date(now - OFFERED_FOR_MS).toISOString(), new Date(now).toISOString());
  }

  @Mutation(() => KeepRecoveryResult, { description: 'Keeps an entry in one’s own recovery log.' })
  @Policy('selfCare.own')
  async keepRecovery(@Args('input') input: KeepRecoveryInput): Promise<EntryRow | null> {
    return this.log.one(await this.keeping.keep(input));
  }

  @Mutation(() => DeleteRecoveryResult, { description: 'Takes an entry of one’s own away for good.' })
  @Policy('selfCare.own')
  async deleteRecovery(@Args('input') input: DeleteRecoveryInput): Promise<RecoveryDeleted> {
    return { id: await this.keeping.delete(input) };
  }
}
