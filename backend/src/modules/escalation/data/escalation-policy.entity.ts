import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A version of who is told of a flag that nobody answers; the newest holds. */
@Entity({ schema: 'attune', name: 'escalation_policy' })
export class EscalationPolicyEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'integer' })
  version: number;

  @Column({ name: 'changed_at', type: 'timestamptz' })
  changedAt: string;

  @Column({ name: 'changed_by', type: 'uuid' })
  changedBy: string;

  @Column({ name: 'changed_by_name', type: 'text' })
  changedByName: string;
}
