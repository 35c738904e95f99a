import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The head of a note; its contents stand apart. */
@Entity({ schema: 'attune', name: 'note' })
export class NoteEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @Column({ name: 'author_member_id', type: 'uuid' })
  authorMemberId: string;

  @Column({ type: 'text' })
  kind: string;

  @Column({ type: 'text' })
  state: string;

  @Column({ type: 'integer' })
  version: number;

  @Column({ name: 'appointment_id', type: 'uuid', nullable: true })
  appointmentId: string | null;

  @Column({ name: 'has_team_summary', type: 'boolean' })
  hasTeamSummary: boolean;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: string;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: string;

  @Column({ name: 'signed_at', type: 'timestamptz', nullable: true })
  signedAt: string | null;

  @Column({ name: 'credential_id', type: 'uuid', nullable: true })
  credentialId: string | null;

  @Column({ name: 'content_hash', type: 'bytea', nullable: true })
  contentHash: Buffer | null;

  @Column({ name: 'error_reason', type: 'text', nullable: true })
  errorReason: string | null;
}
