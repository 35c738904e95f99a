import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A correction of a signed note. */
@Entity({ schema: 'attune', name: 'addendum' })
export class AddendumEntity {
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

  @Column({ type: 'text', nullable: true })
  text: string | null;

  @Column({ name: 'key_version', type: 'integer', nullable: true })
  keyVersion: number | null;

  @Column({ type: 'bytea', nullable: true })
  sealed: Buffer | null;

  @Column({ type: 'timestamptz' })
  at: string;
}
