import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A record opened for some hours by a psychotherapist outside the team (R27). */
@Entity({ schema: 'attune', name: 'emergency_access' })
export class EmergencyAccessEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @Column({ name: 'member_id', type: 'uuid' })
  memberId: string;

  @Column({ name: 'member_name', type: 'text' })
  memberName: string;

  @Column({ type: 'text' })
  reason: string;

  @Column({ name: 'opened_at', type: 'timestamptz' })
  openedAt: string;

  @Column({ name: 'ends_at', type: 'timestamptz' })
  endsAt: string;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt: string | null;
}
