import { Global, Module } from '@nestjs/common';
import { AnswerMeasure } from './app/answer-measure.ts';
import { PlanCheckIns } from './app/plan-check-ins.ts';
import { SubmitCheckIn } from './app/submit-check-in.ts';
import { CheckInRhythmsRepository } from './data/check-in-rhythms.repository.ts';
import { CheckInsRead } from './data/check-ins.read.ts';
import { CheckInsRepository } from './data/check-ins.repository.ts';
import { MeasuresRead } from './data/measures.read.ts';
import { MeasuresRepository } from './data/measures.repository.ts';
import { CheckInRhythmResolver } from './graphql/check-in-rhythm.resolver.ts';
import { CheckInFieldsResolver, ClientCheckInsResolver } from './graphql/client-check-ins.resolver.ts';
import { InstrumentsResolver } from './graphql/instruments.resolver.ts';
import { ClientMeasuresResolver, MeasuresResolver } from './graphql/measures.resolver.ts';
import { NoticeMissedCheckIns } from './jobs/notice-missed-check-ins.ts';

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
    NoticeMissedCheckIns,
    ClientCheckInsResolver,
    CheckInFieldsResolver,
    ClientMeasuresResolver,
    MeasuresResolver,
    InstrumentsResolver,
    CheckInRhythmResolver,
  ],
  exports: [CheckInsRead, MeasuresRead],
})
export class MeasuresModule {}
