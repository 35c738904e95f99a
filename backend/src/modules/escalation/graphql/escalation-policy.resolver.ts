import { changesOfEscalation, ESCALATION_WHO, LEVEL_OF_URGENCY, SUPPORT_URGENCIES } from '@attune/shared';
import { Args, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Policy } from '../../../platform/authz/index.ts';
import { practiceActor } from '../../../platform/context/index.ts';
import { ChangeEscalationPolicy } from '../app/change-escalation-policy.ts';
import { EscalationPolicyRepository, type EscalationVersion } from '../data/escalation-policy.repository.ts';
import {
  AnswerTime,
  ChangeEscalationPolicyInput,
  ChangeEscalationPolicyResult,
  EscalationPeople,
  EscalationPolicy,
} from './escalation-policy.type.ts';

@Resolver(() => EscalationPolicy)
export class EscalationPolicyResolver {
  constructor(
    private readonly policies: EscalationPolicyRepository,
    private readonly changing: ChangeEscalationPolicy,
  ) {}

  @Query(() => EscalationPolicy, { description: 'Who is told of a flag that nobody answers, and when.' })
  @Policy('escalation.read')
  async escalationPolicy() {
    return policyOf(await this.policies.versions());
  }

  @Query(() => [AnswerTime], {
    description: 'Within what time a client who asks for support is to be answered, as the practice set it.',
  })
  @Policy('escalation.times')
  async answerTimes(): Promise<AnswerTime[]> {
    const times = await this.policies.answerTimes();
    return SUPPORT_URGENCIES.flatMap((urgency) => {
      const within = times.find(({ level }) => level === LEVEL_OF_URGENCY[urgency])?.withinMinutes;
      return within ? [{ urgency, withinMinutes: within }] : [];
    });
  }

  @Mutation(() => ChangeEscalationPolicyResult)
  @Policy('escalation.change')
  async changeEscalationPolicy(@Args('input') input: ChangeEscalationPolicyInput) {
    await this.changing.run(input);
    return policyOf(await this.policies.versions());
  }

  @ResolveField(() => [EscalationPeople], {
    description: 'Whom each kind of step would reach today, of those whom the viewer may know of.',
  })
  async people(): Promise<EscalationPeople[]> {
    const people = await this.policies.people();
    return ESCALATION_WHO.map((who) => ({
      who,
      names: people.filter((one) => one.who === who).map(({ name }) => name),
    }));
  }
}

function policyOf(versions: readonly EscalationVersion[]) {
  const [newest] = versions;
  return {
    // One for each practice: a new version is a new state of the same thing.
    id: practiceActor().practiceId,
    version: newest?.version ?? 0,
    levels: newest?.levels ?? [],
    history: versions.flatMap(({ version, changedAt, changedBy, levels }, index) => {
      const before = versions[index + 1];
      return changedAt === null || changedBy === null || !before
        ? []
        : [{ version, changedAt, changedBy, changes: changesOfEscalation(before.levels, levels) }];
    }),
  };
}
