import { assignmentSentence, instrumentOf, measureRhythmWords } from '@attune/shared';
import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { RecordClass } from '../../../platform/audit/index.ts';
import { Clock } from '../../../platform/clock/index.ts';
import { practiceActor } from '../../../platform/context/index.ts';
import { Client, type ClientRow } from '../../clients/index.ts';
import { type AssignmentRow, AssignmentsRead } from '../data/assignments.read.ts';
import { occurrencesOf, shownStretch } from '../domain/occurrences-of.ts';
import { shownOccurrence } from '../domain/shown-occurrence.ts';
import { MeasureAssignment, MeasureOccurrence } from './assignment.type.ts';

@Resolver(() => Client)
export class ClientAssignmentsResolver {
  constructor(
    private readonly assignments: AssignmentsRead,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => [MeasureAssignment], {
    description:
      'Questionnaires of the plan: what the client is asked for, and with `ended` what they were asked for before. Empty for whom scores are not open to.',
  })
  @RecordClass('MEASURES')
  async measureAssignments(
    @Parent() { id }: ClientRow,
    @Args('ended', { type: () => Boolean, defaultValue: false }) ended: boolean,
  ): Promise<AssignmentRow[]> {
    const all = await this.assignments.ofClient(id);
    return ended ? all : all.filter(({ endedAt }) => endedAt === null);
  }

  @ResolveField(() => [MeasureOccurrence], {
    description:
      'What may be answered now, what closes first on top; of each questionnaire once. An answer stands for all windows that are open.',
  })
  @RecordClass('MEASURES')
  async measuresDue(@Parent() { id }: ClientRow) {
    const at = { now: this.clock.now(), timeZone: practiceActor().timeZone };
    const stretch = shownStretch(at.now);
    // Both asked in one tick, so they travel together.
    const [assigned, facts] = await Promise.all([
      this.assignments.ofClient(id),
      this.assignments.facts(id, stretch),
    ]);
    return assigned
      .filter(({ endedAt }) => endedAt === null)
      .flatMap((one) => {
        const [first] = occurrencesOf(one, facts, stretch, at)
          .filter(({ state }) => state === 'DUE')
          .toSorted((former, later) => former.closesAt - later.closesAt);
        return first ? [{ closesAt: first.closesAt, shown: shownOccurrence(one, first, at) }] : [];
      })
      .toSorted((one, other) => one.closesAt - other.closesAt)
      .map(({ shown }) => shown);
  }
}

@Resolver(() => MeasureAssignment)
export class AssignmentFieldsResolver {
  constructor(
    private readonly assignments: AssignmentsRead,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => String, { description: 'In short: "PCL-5 every two weeks".' })
  words(@Parent() assignment: AssignmentRow): string {
    return `${nameOf(assignment)} ${measureRhythmWords(assignment)}`;
  }

  @ResolveField(() => String, { description: 'The whole of it, with day, time, beginning and end.' })
  sentence(@Parent() assignment: AssignmentRow): string {
    return assignmentSentence(nameOf(assignment), assignment);
  }

  @ResolveField(() => [MeasureOccurrence], {
    description: 'Of the last twelve weeks and the next fortnight, by when they open.',
  })
  async occurrences(@Parent() assignment: AssignmentRow) {
    const at = { now: this.clock.now(), timeZone: practiceActor().timeZone };
    const stretch = shownStretch(at.now);
    const facts = await this.assignments.facts(assignment.clientId, stretch);
    return occurrencesOf(assignment, facts, stretch, at).map((one) => shownOccurrence(assignment, one, at));
  }
}

const nameOf = ({ code }: AssignmentRow) => instrumentOf(code)?.name ?? code;
