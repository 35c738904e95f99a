import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A change of one activity of the plan; where it stands follows from its events. */
@Entity({ schema: 'attune', name: 'plan_adjustment' })
export class PlanAdjustmentEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @Column({ name: 'plan_id', type: 'uuid' })
  planId: string;

  @Column({ name: 'activity_line_id', type: 'uuid' })
  activityLineId: string;

  @Column({ type: 'text' })
  discipline: string;

  @Column({ type: 'text' })
  state: string;

  @Column({ type: 'integer' })
  round: number;

  /** The version of the plan that was made of it. */
  @Column({ type: 'integer', nullable: true })
  version: number | null;

  @Column({ name: 'proposed_by', type: 'uuid' })
  proposedBy: string;

  @Column({ name: 'proposed_at', type: 'timestamptz' })
  proposedAt: string;

  @Column({ name: 'changed_at', type: 'timestamptz' })
  changedAt: string;
}
