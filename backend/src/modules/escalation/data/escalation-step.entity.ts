import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A step of a level in a version of the policy. */
@Entity({ schema: 'attune', name: 'escalation_step' })
export class EscalationStepEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ name: 'policy_id', type: 'uuid' })
  policyId: string;

  @PrimaryColumn({ type: 'text' })
  level: string;

  @PrimaryColumn({ type: 'integer' })
  position: number;

  @Column({ type: 'text' })
  who: string;

  @Column({ name: 'after_minutes', type: 'integer' })
  afterMinutes: number;

  @Column({ type: 'text', array: true })
  channels: string[];
}
