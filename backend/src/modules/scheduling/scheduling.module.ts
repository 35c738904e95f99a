import { Global, Module } from '@nestjs/common';
import { BookAppointment } from './app/book-appointment.ts';
import { BookingDesk } from './app/booking-desk.ts';
import { Findings } from './app/findings.ts';
import { RescheduleAppointment } from './app/reschedule-appointment.ts';
import { StepAppointment } from './app/step-appointment.ts';
import { SuggestSlots } from './app/suggest-slots.ts';
import { AppointmentsRepository } from './data/appointments.repository.ts';
import { BookingFactsRepository } from './data/booking-facts.repository.ts';
import { SchedulingRead } from './data/scheduling.read.ts';
import { ServicesRead } from './data/services.read.ts';
import {
  AppointmentsResolver,
  ClientAppointmentsResolver,
  SlotSuggestionResolver,
} from './graphql/appointments.resolver.ts';
import { BookingResolver } from './graphql/booking.resolver.ts';
import { ServicesResolver } from './graphql/services.resolver.ts';

@Global()
@Module({
  providers: [
    SchedulingRead,
    ServicesRead,
    AppointmentsRepository,
    BookingFactsRepository,
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
  ],
  exports: [SchedulingRead, Findings, BookAppointment, BookingFactsRepository],
})
export class SchedulingModule {}
