import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a version of the policy sets for one level, in minutes. */
@Entity({ schema: 'attune', name: 'escalation_level' })
export class EscalationLevelEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ name: 'policy_id', type: 'uuid' })
  policyId: string;

  @PrimaryColumn({ type: 'text' })
  level: string;

  @Column({ name: 'acknowledge_within', type: 'integer', nullable: true })
  acknowledgeWithin: number | null;

  @Column({ name: 'remind_every', type: 'integer', nullable: true })
  remindEvery: number | null;
}
