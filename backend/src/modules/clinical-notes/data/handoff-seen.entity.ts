import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That a psychotherapist took over what bodywork observed. */
@Entity({ schema: 'attune', name: 'handoff_seen' })
export class HandoffSeenEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ name: 'note_id', type: 'uuid' })
  noteId: string;

  @Column({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @Column({ name: 'member_id', type: 'uuid' })
  memberId: string;

  @Column({ type: 'timestamptz' })
  at: string;
}
