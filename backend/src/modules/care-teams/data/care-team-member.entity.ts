import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A practitioner's place on a client's care team. */
@Entity({ schema: 'attune', name: 'care_team_member' })
export class CareTeamMemberEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @Column({ name: 'member_id', type: 'uuid' })
  memberId: string;

  @Column({ type: 'text' })
  discipline: string;

  @Column({ type: 'boolean' })
  lead: boolean;

  @Column({ type: 'text' })
  state: string;

  @Column({ name: 'proposed_at', type: 'timestamptz' })
  proposedAt: string;

  @Column({ name: 'proposed_by', type: 'uuid' })
  proposedBy: string;

  @Column({ name: 'trial_at', type: 'timestamptz', nullable: true })
  trialAt: string | null;

  @Column({ name: 'active_at', type: 'timestamptz', nullable: true })
  activeAt: string | null;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt: string | null;

  @Column({ name: 'ended_by', type: 'uuid', nullable: true })
  endedBy: string | null;

  @Column({ name: 'end_reason', type: 'text', nullable: true })
  endReason: string | null;
}
