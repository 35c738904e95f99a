import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A try at a name in an emergency, found or not. */
@Entity({ schema: 'attune', name: 'emergency_attempt' })
export class EmergencyAttemptEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'member_id', type: 'uuid' })
  memberId: string;

  @Column({ type: 'timestamptz' })
  at: string;
}
