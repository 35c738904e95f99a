import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a client asks to be corrected in a note. */
@Entity({ schema: 'attune', name: 'amendment' })
export class AmendmentEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'note_id', type: 'uuid' })
  noteId: string;

  @Column({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @Column({ name: 'author_member_id', type: 'uuid' })
  authorMemberId: string;

  @Column({ name: 'answered_by_member_id', type: 'uuid', nullable: true })
  answeredByMemberId: string | null;

  @Column({ type: 'text' })
  state: string;

  @Column({ type: 'text' })
  wish: string;

  @Column({ name: 'requested_at', type: 'timestamptz' })
  requestedAt: string;

  @Column({ name: 'due_at', type: 'timestamptz' })
  dueAt: string;

  @Column({ name: 'answered_at', type: 'timestamptz', nullable: true })
  answeredAt: string | null;

  @Column({ type: 'text', nullable: true })
  reason: string | null;

  @Column({ name: 'addendum_id', type: 'uuid', nullable: true })
  addendumId: string | null;

  @Column({ type: 'text', nullable: true })
  statement: string | null;

  @Column({ name: 'stated_at', type: 'timestamptz', nullable: true })
  statedAt: string | null;
}
