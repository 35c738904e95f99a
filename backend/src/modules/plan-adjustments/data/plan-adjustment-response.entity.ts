import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A session response that a round rests on. */
@Entity({ schema: 'attune', name: 'plan_adjustment_response' })
export class PlanAdjustmentResponseEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ name: 'adjustment_id', type: 'uuid' })
  adjustmentId: string;

  @PrimaryColumn({ type: 'integer' })
  round: number;

  @PrimaryColumn({ name: 'note_id', type: 'uuid' })
  noteId: string;

  @Column({ name: 'client_id', type: 'uuid' })
  clientId: string;
}
