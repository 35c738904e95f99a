import { Column, Entity, PrimaryColumn } from 'typeorm';

/** When a plan is looked at again, and what was decided then. */
@Entity({ schema: 'attune', name: 'plan_review' })
export class PlanReviewEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'plan_id', type: 'uuid' })
  planId: string;

  @Column({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @Column({ name: 'due_on', type: 'date' })
  dueOn: string;

  @Column({ name: 'set_by', type: 'uuid' })
  setBy: string;

  @Column({ name: 'set_at', type: 'timestamptz' })
  setAt: string;

  @Column({ name: 'held_at', type: 'timestamptz', nullable: true })
  heldAt: string | null;

  @Column({ name: 'held_by', type: 'uuid', nullable: true })
  heldBy: string | null;

  @Column({ type: 'text', nullable: true })
  decision: string | null;

  @Column({ type: 'text', nullable: true })
  words: string | null;

  /** Another day took its place. */
  @Column({ name: 'moved_at', type: 'timestamptz', nullable: true })
  movedAt: string | null;
}
