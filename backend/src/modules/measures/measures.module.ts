import { Global, Module } from '@nestjs/common';
import { AnswerMeasure } from './app/answer-measure.ts';
import { AssignMeasure } from './app/assign-measure.ts';
import { EndMeasureAssignment } from './app/end-measure-assignment.ts';
import { MarkMeasureSeen } from './app/mark-measure-seen.ts';
import { PlanCheckIns } from './app/plan-check-ins.ts';
import { SkipMeasure } from './app/skip-measure.ts';
import { SubmitCheckIn } from './app/submit-check-in.ts';
import { AssignmentsRead } from './data/assignments.read.ts';
import { AssignmentsRepository } from './data/assignments.repository.ts';
import { CheckInRhythmsRepository } from './data/check-in-rhythms.repository.ts';
import { CheckInsRead } from './data/check-ins.read.ts';
import { CheckInsRepository } from './data/check-ins.repository.ts';
import { MeasureWatchRepository } from './data/measure-watch.repository.ts';
import { MeasuresRead } from './data/measures.read.ts';
import { MeasuresRepository } from './data/measures.repository.ts';
import { AssignmentsResolver } from './graphql/assignments.resolver.ts';
import { CheckInRhythmResolver } from './graphql/check-in-rhythm.resolver.ts';
import {
  AssignmentFieldsResolver,
  ClientAssignmentsResolver,
} from './graphql/client-assignments.resolver.ts';
import { CheckInFieldsResolver, ClientCheckInsResolver } from './graphql/client-check-ins.resolver.ts';
import { InstrumentsResolver } from './graphql/instruments.resolver.ts';
import { ClientMeasuresResolver, MeasuresResolver } from './graphql/measures.resolver.ts';
import { NoticeMissedCheckIns } from './jobs/notice-missed-check-ins.ts';
import { RemindOfMeasures } from './jobs/remind-of-measures.ts';
import { TellOfSilence } from './jobs/tell-of-silence.ts';
import { WatchMeasures } from './jobs/watch-measures.ts';

/** How clients are, in their own words and numbers. */
@Global()
@Module({
  providers: [
    CheckInsRead,
    CheckInsRepository,
    CheckInRhythmsRepository,
    MeasuresRead,
    MeasuresRepository,
    SubmitCheckIn,
    AnswerMeasure,
    PlanCheckIns,
    AssignmentsRead,
    AssignmentsRepository,
    MeasureWatchRepository,
    AssignMeasure,
    EndMeasureAssignment,
    SkipMeasure,
    MarkMeasureSeen,
    TellOfSilence,
    NoticeMissedCheckIns,
    WatchMeasures,
    RemindOfMeasures,
    ClientCheckInsResolver,
    CheckInFieldsResolver,
    ClientMeasuresResolver,
    MeasuresResolver,
    InstrumentsResolver,
    CheckInRhythmResolver,
    ClientAssignmentsResolver,
    AssignmentFieldsResolver,
    AssignmentsResolver,
  ],
  exports: [CheckInsRead, MeasuresRead],
})
export class MeasuresModule {}
