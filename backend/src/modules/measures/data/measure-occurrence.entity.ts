import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One time at which a questionnaire was asked for, as the worker came upon it. */
@Entity({ schema: 'attune', name: 'measure_occurrence' })
export class MeasureOccurrenceEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'assignment_id', type: 'uuid' })
  assignmentId: string;

  @Column({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @Column({ type: 'text' })
  code: string;

  @Column({ type: 'text' })
  occurrence: string;

  @Column({ name: 'appointment_id', type: 'uuid', nullable: true })
  appointmentId: string | null;

  @Column({ name: 'opens_at', type: 'timestamptz' })
  opensAt: string;

  @Column({ name: 'closes_at', type: 'timestamptz' })
  closesAt: string;

  @Column({ type: 'text' })
  state: string;

  @Column({ name: 'remind_at', type: 'timestamptz' })
  remindAt: string;

  @Column({ name: 'reminder_settled_at', type: 'timestamptz', nullable: true })
  reminderSettledAt: string | null;

  @Column({ name: 'reminder_outcome', type: 'text', nullable: true })
  reminderOutcome: string | null;
}
