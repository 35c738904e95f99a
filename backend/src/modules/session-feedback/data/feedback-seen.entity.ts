import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody has read what a client said after a session. */
@Entity({ schema: 'attune', name: 'feedback_seen' })
export class FeedbackSeenEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ name: 'feedback_id', type: 'uuid' })
  feedbackId: string;

  @PrimaryColumn({ name: 'member_id', type: 'uuid' })
  memberId: string;

  @Column({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @Column({ type: 'timestamptz' })
  at: string;
}
