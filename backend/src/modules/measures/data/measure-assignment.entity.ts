import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A questionnaire that a client is asked for, and in which rhythm. */
@Entity({ schema: 'attune', name: 'measure_assignment' })
export class MeasureAssignmentEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @Column({ type: 'text' })
  code: string;

  @Column({ type: 'text' })
  rhythm: string;

  @Column({ name: 'every_weeks', type: 'integer', nullable: true })
  everyWeeks: number | null;

  @Column({ type: 'integer', nullable: true })
  weekday: number | null;

  @Column({ type: 'text' })
  clock: string;

  @Column({ type: 'text', nullable: true })
  discipline: string | null;

  @Column({ name: 'starts_on', type: 'date' })
  startsOn: string;

  @Column({ name: 'ends_on', type: 'date', nullable: true })
  endsOn: string | null;

  @Column({ name: 'assigned_by', type: 'uuid' })
  assignedBy: string;

  @Column({ name: 'assigned_at', type: 'timestamptz' })
  assignedAt: string;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt: string | null;

  @Column({ name: 'ended_by', type: 'uuid', nullable: true })
  endedBy: string | null;
}
