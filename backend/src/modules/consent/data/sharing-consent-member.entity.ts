import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the client shares with one person of the team, where that differs from the discipline. */
@Entity({ schema: 'attune', name: 'sharing_consent_member' })
export class SharingConsentMemberEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @PrimaryColumn({ type: 'text' })
  category: string;

  @PrimaryColumn({ type: 'text' })
  discipline: string;

  @PrimaryColumn({ name: 'member_id', type: 'uuid' })
  memberId: string;

  /** Null: as the discipline. */
  @Column({ type: 'boolean', nullable: true })
  granted: boolean | null;

  @Column({ type: 'timestamptz' })
  since: string;
}
