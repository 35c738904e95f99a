import { Global, Module } from '@nestjs/common';
import { BookAppointment } from './app/book-appointment.ts';
import { BookingDesk } from './app/booking-desk.ts';
import { FindPlacement } from './app/find-placement.ts';
import { Findings } from './app/findings.ts';
import { RescheduleAppointment } from './app/reschedule-appointment.ts';
import { StepAppointment } from './app/step-appointment.ts';
import { SuggestSlots } from './app/suggest-slots.ts';
import { AppointmentsRepository } from './data/appointments.repository.ts';
import { BookingFactsRepository } from './data/booking-facts.repository.ts';
import { CalendarRead } from './data/calendar.read.ts';
import { SchedulingRead } from './data/scheduling.read.ts';
import { ServicesRead } from './data/services.read.ts';
import {
  AppointmentsResolver,
  ClientAppointmentsResolver,
  SlotSuggestionResolver,
} from './graphql/appointments.resolver.ts';
import { BookingResolver } from './graphql/booking.resolver.ts';
import { CalendarResolver, ClientRestTimesResolver } from './graphql/calendar.resolver.ts';
import { ServicesResolver } from './graphql/services.resolver.ts';

@Global()
@Module({
  providers: [
    SchedulingRead,
    ServicesRead,
    AppointmentsRepository,
    BookingFactsRepository,
    CalendarRead,
    FindPlacement,
    Findings,
    BookingDesk,
    BookAppointment,
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
  ],
  exports: [SchedulingRead, Findings],
})
export class SchedulingModule {}
