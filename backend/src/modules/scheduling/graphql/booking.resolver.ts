import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Policy } from '../../../platform/authz/index.ts';
import { BookAppointment } from '../app/book-appointment.ts';
import { KeepAppointment } from '../app/keep-appointment.ts';
import { RescheduleAppointment } from '../app/reschedule-appointment.ts';
import { StepAppointment } from '../app/step-appointment.ts';
import type { AppointmentRow } from '../data/appointment-row.ts';
import { forgetLoaded } from '../data/per-request.ts';
import { SchedulingRead } from '../data/scheduling.read.ts';
import {
  AppointmentResult,
  AppointmentStepInput,
  BookAppointmentInput,
  CancelAppointmentInput,
  KeepAppointmentInput,
  RescheduleAppointmentInput,
} from './appointment.type.ts';

@Resolver()
export class BookingResolver {
  constructor(
    private readonly booking: BookAppointment,
    private readonly moving: RescheduleAppointment,
    private readonly keeping: KeepAppointment,
    private readonly stepping: StepAppointment,
    private readonly appointments: SchedulingRead,
  ) {}

  @Mutation(() => AppointmentResult, { description: 'Books a time; a client’s own booking is a request.' })
  @Policy('appointment.book')
  bookAppointment(@Args('input') input: BookAppointmentInput) {
    return this.after(this.booking.run(input));
  }

  @Mutation(() => AppointmentResult, { description: 'Moves an appointment; a client asks for the new time.' })
  @Policy('appointment.change')
  rescheduleAppointment(@Args('input') input: RescheduleAppointmentInput) {
    return this.after(this.moving.run(input));
  }

  @Mutation(() => AppointmentResult, {
    description:
      'The lead psychotherapist keeps an appointment as it is although rules speak against it, with a reason; never against a hold.',
  })
  @Policy('appointment.override')
  keepAppointment(@Args('input') input: KeepAppointmentInput) {
    return this.after(this.keeping.run(input));
  }

  @Mutation(() => AppointmentResult)
  @Policy('appointment.change')
  cancelAppointment(@Args('input') input: CancelAppointmentInput) {
    return this.after(this.stepping.cancel(input));
  }

  @Mutation(() => AppointmentResult, { description: 'The practice’s yes to a client’s request.' })
  @Policy('appointment.confirm')
  confirmAppointment(@Args('input') input: AppointmentStepInput) {
    return this.after(this.stepping.confirm(input));
  }

  @Mutation(() => AppointmentResult, { description: 'The client is there.' })
  @Policy('appointment.receive')
  markArrived(@Args('input') input: AppointmentStepInput) {
    return this.after(this.stepping.arrive(input));
  }

  @Mutation(() => AppointmentResult, { description: 'The client did not come.' })
  @Policy('appointment.receive')
  markNoShow(@Args('input') input: AppointmentStepInput) {
    return this.after(this.stepping.miss(input));
  }

  @Mutation(() => AppointmentResult, {
    description: 'The practitioner begins; never while a hold touches the session.',
  })
  @Policy('appointment.begin')
  beginSession(@Args('input') input: AppointmentStepInput) {
    return this.after(this.stepping.begin(input));
  }

  @Mutation(() => AppointmentResult)
  @Policy('appointment.begin')
  finishSession(@Args('input') input: AppointmentStepInput) {
    return this.after(this.stepping.finish(input));
  }

  private async after(change: Promise<string>): Promise<AppointmentRow | null> {
    const id = await change;
    forgetLoaded();
    return this.appointments.one(id);
  }
}
