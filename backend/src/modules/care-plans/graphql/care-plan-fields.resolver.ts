import { comparePlans, planIntakeWarnings, type PlanState, planWarnings, ruleSentence } from '@attune/shared';
import { Args, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { RecordClass } from '../../../platform/audit/index.ts';
import { currentActor, practiceActor } from '../../../platform/context/index.ts';
import { ConsentRead } from '../../consent/index.ts';
import { IntakeRead } from '../../intake/index.ts';
import {
  type ActivityRow,
  type AgreementRow,
  type CarePlanRow,
  CarePlansRead,
  type GoalRow,
  type RuleRow,
} from '../data/care-plans.read.ts';
import { type PlanReviewRow, PlanReviewsRepository } from '../data/plan-reviews.repository.ts';
import { stateOfVersion } from '../domain/plan-state.ts';
import { reviewSentence } from '../domain/review-sentence.ts';
import { Activity, Agreement, CarePlan, CoordinationRule, Goal, PlanStateEnum } from './care-plan.type.ts';
import { PlanReview } from './goal.type.ts';
import { Modality, modalityByCode } from './modality.type.ts';

@Resolver(() => CarePlan)
export class CarePlanFieldsResolver {
  constructor(
    private readonly plans: CarePlansRead,
    private readonly consent: ConsentRead,
    private readonly intakes: IntakeRead,
    private readonly reviews: PlanReviewsRepository,
  ) {}

  @ResolveField(() => PlanStateEnum, {
    description:
      'DRAFT and PROPOSED before this version is in force, then the plan’s state; COMPLETED once a later version took its place, REVOKED when it was withdrawn.',
  })
  state(@Parent() plan: CarePlanRow): PlanState {
    return stateOfVersion(plan.planState, plan.versionState);
  }

  @ResolveField(() => [Goal])
  goals(@Parent() plan: CarePlanRow): Promise<GoalRow[]> {
    return this.plans.goalsOf(plan.versionId);
  }

  @ResolveField(() => [Activity], { description: 'To a massage therapist, bodywork only.' })
  activities(@Parent() plan: CarePlanRow): Promise<ActivityRow[]> {
    return this.plans.activitiesOf(plan.versionId);
  }

  @ResolveField(() => [CoordinationRule])
  rules(@Parent() plan: CarePlanRow): Promise<RuleRow[]> {
    return this.plans.rulesOf(plan.versionId);
  }

  @ResolveField(() => [Agreement], { description: 'Who agreed to this very version.' })
  async agreements(@Parent() plan: CarePlanRow): Promise<AgreementRow[]> {
    const all = await this.plans.agreementsOf(plan.id);
    return all.filter((one) => one.version === plan.version);
  }

  @ResolveField(() => [Agreement], {
    description: 'The newest agreement of each person, to whichever version.',
  })
  async latestAgreements(@Parent() plan: CarePlanRow): Promise<AgreementRow[]> {
    const all = await this.plans.agreementsOf(plan.id);
    const newest = new Map<string, AgreementRow>();
    for (const one of all) {
      if (one.version >= (newest.get(one.userId)?.version ?? 0)) {
        newest.set(one.userId, one);
      }
    }
    return [...newest.values()];
  }

  @ResolveField(() => PlanReview, { nullable: true, description: 'When the plan is looked at again.' })
  async nextReview(@Parent() plan: CarePlanRow): Promise<PlanReviewRow | null> {
    return (await this.reviews.ofPlan(plan.id)).find((one) => one.heldAt === null) ?? null;
  }

  @ResolveField(() => [PlanReview], { description: 'What was decided when it was, the latest first.' })
  async heldReviews(@Parent() plan: CarePlanRow): Promise<PlanReviewRow[]> {
    return (await this.reviews.ofPlan(plan.id)).filter((one) => one.heldAt !== null);
  }

  @ResolveField(() => Boolean)
  async agreedByViewer(@Parent() plan: CarePlanRow): Promise<boolean> {
    return (await this.agreedVersions(plan)).includes(plan.version);
  }

  @ResolveField(() => Int, {
    nullable: true,
    description: 'The newest version of this plan that the viewer agreed to.',
  })
  async agreedVersion(@Parent() plan: CarePlanRow): Promise<number | null> {
    return (await this.agreedVersions(plan)).at(-1) ?? null;
  }

  @ResolveField(() => [String], {
    nullable: true,
    description:
      'What changed since another version, line by line; null when that one is not open to the viewer.',
  })
  async changes(
    @Parent() plan: CarePlanRow,
    @Args('since', { type: () => Int }) since: number,
  ): Promise<string[] | null> {
    const earlier = await this.plans.sibling(plan, since);
    return earlier ? this.compare(earlier, plan) : null;
  }

  @ResolveField(() => [String], {
    nullable: true,
    description: 'What changed since the version that the viewer agreed to before; null when there is none.',
  })
  async changesSinceAgreed(@Parent() plan: CarePlanRow): Promise<string[] | null> {
    const agreed = await this.agreedVersions(plan);
    if (agreed.includes(plan.version)) {
      return [];
    }
    const before = agreed.filter((version) => version < plan.version).at(-1);
    const earlier = before === undefined ? null : await this.plans.sibling(plan, before);
    return earlier && [...(await this.compare(earlier, plan)), ...(await this.reviewedSince(earlier))];
  }

  @ResolveField(() => [String], {
    description:
      'What to know of this version before agreeing to it; none of it refuses. To whoever sees a part of the plan only, the health warnings alone.',
  })
  @RecordClass('MEDICAL')
  async warnings(@Parent() plan: CarePlanRow): Promise<string[]> {
    const health = await this.healthWarnings(plan);
    if (!plan.whole) {
      return health;
    }
    const [content, boundaries] = await Promise.all([
      this.plans.comparable(plan),
      this.consent.boundaries(plan.clientId),
    ]);
    return [...planWarnings(content, boundaries), ...health];
  }

  @ResolveField(() => [String], {
    description:
      'Of the warnings, what the health answers of today say to bodywork of this version, as far as they are open to the viewer; none for a version that is past.',
  })
  @RecordClass('MEDICAL')
  async healthWarnings(@Parent() plan: CarePlanRow): Promise<string[]> {
    if (!['DRAFT', 'PROPOSED', 'IN_FORCE'].includes(plan.versionState)) {
      return [];
    }
    const [activities, entries] = await Promise.all([
      this.plans.activitiesOf(plan.versionId),
      this.intakes.current(plan.clientId),
    ]);
    return planIntakeWarnings(activities, entries);
  }

  /** What was decided about the plan since the viewer agreed to a version of it. */
  private async reviewedSince({ id, version }: CarePlanRow): Promise<string[]> {
    const { userId } = currentActor();
    const [agreements, reviews] = await Promise.all([this.plans.agreementsOf(id), this.reviews.ofPlan(id)]);
    const since = agreements.find((one) => one.userId === userId && one.version === version)?.at;
    const held = reviews.filter(({ heldAt }) => since && heldAt && Date.parse(heldAt) > Date.parse(since));
    return held.reverse().map((review) => reviewSentence(review, practiceActor().timeZone));
  }

  private async compare(earlier: CarePlanRow, later: CarePlanRow): Promise<string[]> {
    const [was, now] = await Promise.all([this.plans.comparable(earlier), this.plans.comparable(later)]);
    return comparePlans(was, now);
  }

  /** The versions that the viewer agreed to, in rising order. */
  private async agreedVersions(plan: CarePlanRow): Promise<number[]> {
    const { userId } = currentActor();
    return (await this.plans.agreementsOf(plan.id))
      .filter((one) => one.userId === userId)
      .map((one) => one.version)
      .sort((one, other) => one - other);
  }
}

@Resolver(() => Activity)
export class ActivityResolver {
  @ResolveField(() => Modality)
  modality(@Parent() activity: ActivityRow): Modality {
    return modalityByCode(activity.modality, activity.discipline);
  }
}

@Resolver(() => CoordinationRule)
export class CoordinationRuleResolver {
  @ResolveField(() => String)
  sentence(@Parent() rule: RuleRow): string {
    return ruleSentence(rule);
  }
}
