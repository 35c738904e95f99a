import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The encrypted text of a process note. */
@Entity({ schema: 'attune', name: 'process_note_text' })
export class ProcessNoteTextEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ name: 'note_id', type: 'uuid' })
  noteId: string;

  @Column({ name: 'author_member_id', type: 'uuid' })
  authorMemberId: string;

  @Column({ name: 'key_version', type: 'integer' })
  keyVersion: number;

  @Column({ type: 'bytea' })
  sealed: Buffer;
}
