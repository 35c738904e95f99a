import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A summary for somebody outside the practice, from the draft to its end. */
@Entity({ schema: 'attune', name: 'disclosure' })
export class DisclosureEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @Column({ type: 'text' })
  state: string;

  @Column({ name: 'recipient_kind', type: 'text' })
  recipientKind: string;

  @Column({ name: 'recipient_name', type: 'text' })
  recipientName: string;

  @Column({ name: 'recipient_organisation', type: 'text', nullable: true })
  recipientOrganisation: string | null;

  @Column({ name: 'recipient_email', type: 'text', nullable: true })
  recipientEmail: string | null;

  @Column({ type: 'text' })
  reason: string;

  @Column({ type: 'text', array: true })
  parts: string[];

  @Column({ name: 'from_day', type: 'date' })
  fromDay: string;

  @Column({ name: 'to_day', type: 'date' })
  toDay: string;

  @Column({ name: 'open_days', type: 'integer' })
  openDays: number;

  @Column({ type: 'text', nullable: true })
  narrative: string | null;

  @Column({ name: 'composed_by', type: 'uuid' })
  composedBy: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: string;

  @Column({ name: 'asked_at', type: 'timestamptz', nullable: true })
  askedAt: string | null;

  @Column({ name: 'content_hash', type: 'bytea', nullable: true })
  contentHash: Buffer | null;

  @Column({ name: 'answered_at', type: 'timestamptz', nullable: true })
  answeredAt: string | null;

  @Column({ name: 'consented_hash', type: 'bytea', nullable: true })
  consentedHash: Buffer | null;

  @Column({ name: 'opened_at', type: 'timestamptz', nullable: true })
  openedAt: string | null;

  @Column({ name: 'expires_at', type: 'timestamptz', nullable: true })
  expiresAt: string | null;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt: string | null;

  @Column({ name: 'ended_by', type: 'uuid', nullable: true })
  endedBy: string | null;

  @Column({ type: 'integer', default: 0 })
  tries: number;
}
