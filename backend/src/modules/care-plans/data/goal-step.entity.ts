import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A step towards a goal, in its order. */
@Entity({ schema: 'attune', name: 'goal_step' })
export class GoalStepEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'plan_id', type: 'uuid' })
  planId: string;

  @Column({ type: 'integer' })
  version: number;

  @Column({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @Column({ name: 'goal_id', type: 'uuid' })
  goalId: string;

  @Column({ type: 'integer' })
  position: number;

  @Column({ type: 'text' })
  text: string;

  /** The same step through all versions. */
  @Column({ name: 'line_id', type: 'uuid' })
  lineId: string;
}
