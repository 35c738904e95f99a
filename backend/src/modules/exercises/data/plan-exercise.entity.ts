import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An exercise beside a client's plan. */
@Entity({ schema: 'attune', name: 'plan_exercise' })
export class PlanExerciseEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @Column({ type: 'text' })
  exercise: string;

  @Column({ name: 'in_seconds', type: 'integer', nullable: true })
  inSeconds: number | null;

  @Column({ name: 'out_seconds', type: 'integer', nullable: true })
  outSeconds: number | null;

  @Column({ type: 'integer', nullable: true })
  minutes: number | null;

  @Column({ type: 'text' })
  sentence: string;

  @Column({ name: 'assigned_by', type: 'uuid' })
  assignedBy: string;

  @Column({ name: 'assigned_at', type: 'timestamptz' })
  assignedAt: string;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt: string | null;

  @Column({ name: 'ended_by', type: 'uuid', nullable: true })
  endedBy: string | null;
}
