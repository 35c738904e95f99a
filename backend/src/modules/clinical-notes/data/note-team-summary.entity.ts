import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a progress note says to the team. */
@Entity({ schema: 'attune', name: 'note_team_summary' })
export class NoteTeamSummaryEntity {
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
}
