import { adjustmentSentences, restsOnWords } from '@attune/shared';
import { Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { RecordClass } from '../../../platform/audit/index.ts';
import { currentActor } from '../../../platform/context/index.ts';
import { Client, type ClientRow } from '../../clients/index.ts';
import {
  type AdjustmentEventRow,
  type AdjustmentMisfitRow,
  type AdjustmentRoundRow,
  type AdjustmentRow,
  AdjustmentsRead,
  type RestingRow,
} from '../data/adjustments.read.ts';
import { AdjustedActivity } from '../domain/plan-moved-on.ts';
import { shownValues } from '../domain/shown-values.ts';
import {
  AdjustmentEvent,
  AdjustmentMisfit,
  AdjustmentRound,
  PlanAdjustment,
  RestingResponse,
} from './adjustment.type.ts';

@Resolver(() => Client)
export class ClientAdjustmentsResolver {
  constructor(private readonly adjustments: AdjustmentsRead) {}

  @ResolveField(() => [PlanAdjustment], {
    description:
      'Changes of single activities, the newest first. The client sees those that have become a version, a massage therapist those of bodywork.',
  })
  @RecordClass('PLAN')
  planAdjustments(@Parent() { id }: ClientRow): Promise<AdjustmentRow[]> {
    return this.adjustments.ofClient(id);
  }
}

@Resolver(() => PlanAdjustment)
export class AdjustmentFieldsResolver {
  constructor(private readonly adjustments: AdjustmentsRead) {}

  @ResolveField(() => Boolean, { description: 'Whether the viewer proposed it.' })
  mine(@Parent() { proposedByMember }: AdjustmentRow): boolean {
    return proposedByMember === currentActor().memberId;
  }

  @ResolveField(() => [AdjustmentRound], {
    description: 'In their order; to the client the one that became a version alone.',
  })
  rounds(@Parent() { id }: AdjustmentRow): Promise<AdjustmentRoundRow[]> {
    return this.adjustments.roundsOf(id);
  }

  @ResolveField(() => [AdjustmentEvent], { description: 'What happened to it; nothing of it to the client.' })
  events(@Parent() { id }: AdjustmentRow): Promise<AdjustmentEventRow[]> {
    return this.adjustments.eventsOf(id);
  }

  @ResolveField(() => [AdjustmentMisfit], {
    description: 'In force: bookings that no longer fit, as far as they are open to the viewer.',
  })
  @RecordClass('APPOINTMENTS')
  misfits(@Parent() { id }: AdjustmentRow): Promise<AdjustmentMisfitRow[]> {
    return this.adjustments.misfitsOf(id);
  }
}

@Resolver(() => AdjustmentRound)
export class AdjustmentRoundResolver {
  constructor(private readonly adjustments: AdjustmentsRead) {}

  @ResolveField(() => AdjustedActivity)
  from(@Parent() { from }: AdjustmentRoundRow): AdjustedActivity {
    return shownValues(from);
  }

  @ResolveField(() => AdjustedActivity)
  to(@Parent() { to }: AdjustmentRoundRow): AdjustedActivity {
    return shownValues(to);
  }

  @ResolveField(() => [String], { description: 'From → to, a sentence for each thing that changes.' })
  sentences(@Parent() { from, to }: AdjustmentRoundRow): string[] {
    return adjustmentSentences(from, to);
  }

  @ResolveField(() => Int, { description: 'On how many session responses it rests.' })
  async responseCount(@Parent() round: AdjustmentRoundRow): Promise<number> {
    return (await this.resting(round)).length;
  }

  @ResolveField(() => [RestingResponse], {
    description: 'Those of them that are open to the viewer, by time; the client decides to whom they are.',
  })
  @RecordClass('SESSION_RESPONSES')
  async responses(@Parent() round: AdjustmentRoundRow): Promise<RestingResponse[]> {
    return readableOf(await this.resting(round));
  }

  @ResolveField(() => String, {
    description: 'On how many it rests, and how many are not shared with the viewer.',
  })
  async restsOn(@Parent() round: AdjustmentRoundRow): Promise<string> {
    const all = await this.resting(round);
    return restsOnWords(all.length, readableOf(all).length);
  }

  private resting({ adjustmentId, round }: AdjustmentRoundRow): Promise<RestingRow[]> {
    return this.adjustments.restingOf(adjustmentId, round);
  }
}

function readableOf(all: readonly RestingRow[]): RestingResponse[] {
  return all.flatMap(({ at, modalities, noteId, arrivalDistress, departureDistress }) =>
    at === null ? [] : [{ noteId, at, arrivalDistress, departureDistress, modalities: modalities ?? [] }],
  );
}
