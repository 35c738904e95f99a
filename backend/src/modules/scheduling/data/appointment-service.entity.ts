import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What an appointment is for; apart, since not all who see the time see the class. */
@Entity({ schema: 'attune', name: 'appointment_service' })
export class AppointmentServiceEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ name: 'appointment_id', type: 'uuid' })
  appointmentId: string;

  @Column({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @Column({ name: 'member_id', type: 'uuid' })
  memberId: string;

  @Column({ type: 'text' })
  discipline: string;

  @Column({ name: 'service_id', type: 'uuid' })
  serviceId: string;

  @Column({ type: 'text' })
  class: string;
}
