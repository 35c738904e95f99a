import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What was changed after what a client said. */
@Entity({ schema: 'attune', name: 'feedback_change' })
export class FeedbackChangeEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'feedback_id', type: 'uuid' })
  feedbackId: string;

  @Column({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @Column({ name: 'member_id', type: 'uuid' })
  memberId: string;

  @Column({ type: 'text' })
  text: string;

  @Column({ type: 'timestamptz' })
  at: string;
}
