import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What happened to a change, and by whom. */
@Entity({ schema: 'attune', name: 'plan_adjustment_event' })
export class PlanAdjustmentEventEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'adjustment_id', type: 'uuid' })
  adjustmentId: string;

  @Column({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @Column({ type: 'integer' })
  round: number;

  @Column({ type: 'text' })
  kind: string;

  @Column({ type: 'text', nullable: true })
  words: string | null;

  @Column({ type: 'integer', nullable: true })
  version: number | null;

  @Column({ type: 'timestamptz' })
  at: string;

  @Column({ name: 'by_user', type: 'uuid', nullable: true })
  byUser: string | null;

  @Column({ name: 'by_member', type: 'uuid', nullable: true })
  byMember: string | null;

  @Column({ name: 'by_name', type: 'text' })
  byName: string;
}
