import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The body of a progress or contact note. */
@Entity({ schema: 'attune', name: 'note_text' })
export class NoteTextEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ name: 'note_id', type: 'uuid' })
  noteId: string;

  @Column({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @Column({ name: 'author_member_id', type: 'uuid' })
  authorMemberId: string;

  @Column({ type: 'boolean' })
  signed: boolean;

  @Column({ type: 'text' })
  text: string;

  @Column({ name: 'tolerance_of_trauma_work', type: 'integer', nullable: true })
  toleranceOfTraumaWork: number | null;
}
