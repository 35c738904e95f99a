import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Policy } from '../../../platform/authz/index.ts';
import { AssignMeasure } from '../app/assign-measure.ts';
import { EndMeasureAssignment } from '../app/end-measure-assignment.ts';
import { MarkMeasureSeen } from '../app/mark-measure-seen.ts';
import { SkipMeasure } from '../app/skip-measure.ts';
import { type AssignmentRow, AssignmentsRead } from '../data/assignments.read.ts';
import {
  AssignMeasureInput,
  EndMeasureAssignmentInput,
  MarkMeasureSeenInput,
  MeasureAssignmentResult,
  MeasureSeenResult,
  SkipMeasureInput,
} from './assignment.type.ts';

@Resolver()
export class AssignmentsResolver {
  constructor(
    private readonly assignments: AssignmentsRead,
    private readonly assigning: AssignMeasure,
    private readonly ending: EndMeasureAssignment,
    private readonly skipping: SkipMeasure,
    private readonly seeing: MarkMeasureSeen,
  ) {}

  @Mutation(() => MeasureAssignmentResult, {
    description: 'A questionnaire becomes part of the plan; with `replaces`, another one of it ends.',
  })
  @Policy('measure.assign')
  async assignMeasure(@Args('input') input: AssignMeasureInput): Promise<AssignmentRow | null> {
    return this.assignments.one(await this.assigning.run(input));
  }

  @Mutation(() => MeasureAssignmentResult, { description: 'The client is not asked for it any more.' })
  @Policy('measure.assign')
  async endMeasureAssignment(@Args('input') input: EndMeasureAssignmentInput): Promise<AssignmentRow | null> {
    return this.assignments.one(await this.ending.run(input));
  }

  @Mutation(() => MeasureAssignmentResult, {
    description: 'The client leaves one time out: "not today". It is never counted as missed.',
  })
  @Policy('measure.skip')
  async skipMeasure(@Args('input') input: SkipMeasureInput): Promise<AssignmentRow | null> {
    return this.assignments.one(await this.skipping.run(input));
  }

  @Mutation(() => MeasureSeenResult, {
    description: 'A psychotherapist has looked at a total that rose, or at a time that was missed.',
  })
  @Policy('measure.see')
  async markMeasureSeen(@Args('input') input: MarkMeasureSeenInput): Promise<{ subjectId: string }> {
    return { subjectId: await this.seeing.run(input) };
  }
}
