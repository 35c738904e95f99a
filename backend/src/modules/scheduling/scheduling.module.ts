import { Global, Module } from '@nestjs/common';
import { Optimiser } from '../../platform/optimiser/index.ts';
import { BookAppointment } from './app/book-appointment.ts';
import { BookJointSchedule } from './app/book-joint-schedule.ts';
import { BookSeries } from './app/book-series.ts';
import { ChangeSeries } from './app/change-series.ts';
import { PreviewSeries } from './app/preview-series.ts';
import { PreviewSeriesChange } from './app/preview-series-change.ts';
import { SeriesDesk } from './app/series-desk.ts';
import { StepSeries } from './app/step-series.ts';
import { BookingDesk } from './app/booking-desk.ts';
import { FindPlacement } from './app/find-placement.ts';
import { Findings } from './app/findings.ts';
import { RecheckBookings } from './app/recheck-bookings.ts';
import { JointPlanner } from './app/joint-planner.ts';
import { ProposeJointSchedule } from './app/propose-joint-schedule.ts';
import { KeepAppointment } from './app/keep-appointment.ts';
import { RescheduleAppointment } from './app/reschedule-appointment.ts';
import { SetLoadLimits } from './app/set-load-limits.ts';
import { SetPreferredTimes } from './app/set-preferred-times.ts';
import { StepAppointment } from './app/step-appointment.ts';
import { SuggestSlots } from './app/suggest-slots.ts';
import { AppointmentsRepository } from './data/appointments.repository.ts';
import { BookingFactsRepository } from './data/booking-facts.repository.ts';
import { LoadRepository } from './data/load.repository.ts';
import { PreferredTimesRepository } from './data/preferred-times.repository.ts';
import { RecheckRepository } from './data/recheck.repository.ts';
import { SeriesRepository } from './data/series.repository.ts';
import { SlotLikingsRead } from './data/slot-likings.read.ts';
import { CalendarRead } from './data/calendar.read.ts';
import { JointScheduleRead } from './data/joint-schedule.read.ts';
import { SchedulingRead } from './data/scheduling.read.ts';
import { WorkingHoursRead } from './data/working-hours.read.ts';
import { ServicesRead } from './data/services.read.ts';
import {
  AppointmentsResolver,
  ClientAppointmentsResolver,
  SlotSuggestionResolver,
} from './graphql/appointments.resolver.ts';
import { BookingResolver } from './graphql/booking.resolver.ts';
import { LoadResolver } from './graphql/load.resolver.ts';
import { PeopleToTellRead } from './data/people-to-tell.read.ts';
import { CheckBookings } from './jobs/check-bookings.ts';
import { TellOfAppointments } from './jobs/tell-of-appointments.ts';
import { PreferredTimesResolver } from './graphql/preferred-times.resolver.ts';
import { CalendarResolver, ClientRestTimesResolver } from './graphql/calendar.resolver.ts';
import {
  JointLeftOutResolver,
  JointScheduleResolver,
  JointSlotResolver,
} from './graphql/joint-schedule.resolver.ts';
import {
  AppointmentInSeriesResolver,
  AppointmentSeriesResolver,
  SeriesResolver,
} from './graphql/series.resolver.ts';
import { ServicesResolver } from './graphql/services.resolver.ts';

@Global()
@Module({
  providers: [
    SchedulingRead,
    ServicesRead,
    WorkingHoursRead,
    AppointmentsRepository,
    BookingFactsRepository,
    SlotLikingsRead,
    LoadRepository,
    RecheckRepository,
    RecheckBookings,
    CheckBookings,
    PeopleToTellRead,
    TellOfAppointments,
    PreferredTimesRepository,
    SetLoadLimits,
    SetPreferredTimes,
    LoadResolver,
    PreferredTimesResolver,
    CalendarRead,
    FindPlacement,
    Findings,
    BookingDesk,
    BookAppointment,
    KeepAppointment,
    RescheduleAppointment,
    StepAppointment,
    SuggestSlots,
    AppointmentsResolver,
    SlotSuggestionResolver,
    ClientAppointmentsResolver,
    BookingResolver,
    ServicesResolver,
    CalendarResolver,
    ClientRestTimesResolver,
    Optimiser,
    JointPlanner,
    JointScheduleRead,
    ProposeJointSchedule,
    BookJointSchedule,
    JointScheduleResolver,
    JointSlotResolver,
    JointLeftOutResolver,
    AppointmentSeriesResolver,
    AppointmentInSeriesResolver,
    SeriesRepository,
    SeriesDesk,
    PreviewSeries,
    PreviewSeriesChange,
    BookSeries,
    ChangeSeries,
    StepSeries,
    SeriesResolver,
  ],
  exports: [SchedulingRead, WorkingHoursRead, Findings, BookAppointment, BookingFactsRepository],
})
export class SchedulingModule {}
