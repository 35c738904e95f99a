import { seriesInWords } from '@attune/shared';
import { Args, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Policy } from '../../../platform/authz/index.ts';
import { BookSeries } from '../app/book-series.ts';
import { ChangeSeries } from '../app/change-series.ts';
import { PreviewSeries, type PreviewedSeries } from '../app/preview-series.ts';
import { PreviewSeriesChange } from '../app/preview-series-change.ts';
import { StepSeries } from '../app/step-series.ts';
import type { AppointmentRow } from '../data/appointment-row.ts';
import { JointScheduleRead } from '../data/joint-schedule.read.ts';
import { forgetLoaded } from '../data/per-request.ts';
import { SeriesRepository } from '../data/series.repository.ts';
import { isException, patternOf } from '../domain/series/series-row.ts';
import { Appointment, AppointmentStepInput } from './appointment.type.ts';
import {
  AppointmentSeries,
  BookSeriesInput,
  BookSeriesResult,
  CancelSeriesInput,
  ChangeSeriesInput,
  ChangeSeriesResult,
  SeriesPreview,
} from './series.type.ts';

@Resolver()
export class SeriesResolver {
  constructor(
    private readonly previewing: PreviewSeries,
    private readonly previewingChange: PreviewSeriesChange,
    private readonly booking: BookSeries,
    private readonly changing: ChangeSeries,
    private readonly stepping: StepSeries,
  ) {}

  @Query(() => SeriesPreview, {
    description:
      'Every date of a series: free, or what is in the way, with other times near it. None is left out silently.',
  })
  @Policy('appointment.book')
  previewSeries(@Args('input') input: BookSeriesInput): Promise<PreviewedSeries> {
    return this.previewing.run(input);
  }

  @Query(() => SeriesPreview, {
    description:
      'Every date that a change of a series is meant for: what it becomes, or what is in the way, with other times near it.',
  })
  @Policy('appointment.change')
  previewSeriesChange(@Args('input') input: ChangeSeriesInput): Promise<PreviewedSeries> {
    return this.previewingChange.run(input);
  }

  @Mutation(() => BookSeriesResult, {
    description: 'Books one appointment every so many weeks, all of them or none; a client asks for them.',
  })
  @Policy('appointment.book')
  bookSeries(@Args('input') input: BookSeriesInput) {
    return after(this.booking.run(input));
  }

  @Mutation(() => ChangeSeriesResult, {
    description:
      'Changes this and following appointments of a series, or all to come, in time, practitioner, room or service: all of them or none. What was changed by itself stays.',
  })
  @Policy('appointment.change')
  changeSeries(@Args('input') input: ChangeSeriesInput) {
    return after(this.changing.run(input));
  }

  @Mutation(() => ChangeSeriesResult, {
    description: 'Cancels this and following appointments of a series, or all to come.',
  })
  @Policy('appointment.change')
  cancelSeries(@Args('input') input: CancelSeriesInput) {
    return after(this.stepping.cancel(input));
  }

  @Mutation(() => ChangeSeriesResult, {
    description: 'The practice’s yes to all of a series that a client asked for.',
  })
  @Policy('appointment.confirm')
  confirmSeries(@Args('input') input: AppointmentStepInput) {
    return after(this.stepping.confirm(input));
  }
}

async function after(change: Promise<string>): Promise<{ id: string }> {
  const id = await change;
  forgetLoaded();
  return { id };
}

@Resolver(() => AppointmentSeries)
export class AppointmentSeriesResolver {
  constructor(
    private readonly reading: JointScheduleRead,
    private readonly series: SeriesRepository,
  ) {}

  @ResolveField(() => [Appointment], { description: 'By time.' })
  appointments(@Parent() { id }: AppointmentSeries): Promise<AppointmentRow[]> {
    return this.reading.ofSeries(id);
  }

  @ResolveField(() => Int, {
    nullable: true,
    description: 'How many weeks lie between its dates; null for the weeks of a plan.',
  })
  async everyWeeks(@Parent() { id }: AppointmentSeries): Promise<number | null> {
    return (await this.series.one(id))?.everyWeeks ?? null;
  }

  @ResolveField(() => Int, { nullable: true, description: 'How many dates it has; null likewise.' })
  async count(@Parent() { id }: AppointmentSeries): Promise<number | null> {
    return (await this.series.one(id))?.count ?? null;
  }

  @ResolveField(() => String, { nullable: true, description: 'The rhythm in words; null likewise.' })
  async sentence(@Parent() { id }: AppointmentSeries): Promise<string | null> {
    const row = await this.series.one(id);
    const pattern = row && patternOf(row);
    return pattern ? seriesInWords(pattern) : null;
  }
}

@Resolver(() => Appointment)
export class AppointmentInSeriesResolver {
  constructor(private readonly series: SeriesRepository) {}

  @ResolveField(() => AppointmentSeries, {
    name: 'series',
    nullable: true,
    description: 'What it was booked together with; null for one that was booked by itself.',
  })
  seriesOf(@Parent() { seriesId }: AppointmentRow): { id: string } | null {
    return seriesId === null ? null : { id: seriesId };
  }

  @ResolveField(() => Int, { nullable: true, description: 'Which of the series it is, from 1.' })
  seriesPosition(@Parent() appointment: AppointmentRow): number | null {
    return appointment.seriesPosition;
  }

  @ResolveField(() => Boolean, {
    description: 'It was moved by itself: it stands otherwise than its series has it.',
  })
  async seriesException(@Parent() appointment: AppointmentRow): Promise<boolean> {
    const row = appointment.seriesId === null ? null : await this.series.one(appointment.seriesId);
    return row !== null && isException(row, appointment);
  }
}
