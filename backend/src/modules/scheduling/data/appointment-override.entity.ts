import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A hard rule set aside by the lead psychotherapist. */
@Entity({ schema: 'attune', name: 'appointment_override' })
export class AppointmentOverrideEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'appointment_id', type: 'uuid' })
  appointmentId: string;

  @Column({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @Column({ name: 'by_user', type: 'uuid' })
  byUser: string;

  @Column({ name: 'by_name', type: 'text' })
  byName: string;

  @Column({ type: 'text' })
  reason: string;

  @Column({ type: 'text', array: true })
  sentences: string[];

  @Column({ type: 'timestamptz' })
  at: string;
}
