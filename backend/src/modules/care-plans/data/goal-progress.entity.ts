import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How a goal goes, or which of its steps is reached, as somebody said it once. */
@Entity({ schema: 'attune', name: 'goal_progress' })
export class GoalProgressEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'plan_id', type: 'uuid' })
  planId: string;

  @Column({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @Column({ name: 'line_id', type: 'uuid' })
  lineId: string;

  @Column({ type: 'text', nullable: true })
  achievement: string | null;

  @Column({ name: 'step_line_id', type: 'uuid', nullable: true })
  stepLineId: string | null;

  /** Null takes back that the step was reached. */
  @Column({ name: 'reached_on', type: 'date', nullable: true })
  reachedOn: string | null;

  @Column({ type: 'text', nullable: true })
  note: string | null;

  @Column({ type: 'timestamptz' })
  at: string;

  @Column({ name: 'by_user', type: 'uuid' })
  byUser: string;

  @Column({ name: 'by_member', type: 'uuid', nullable: true })
  byMember: string | null;

  @Column({ name: 'by_name', type: 'text' })
  byName: string;
}
