import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Whether somebody is told of a topic by mail and by push. */
@Entity({ schema: 'attune', name: 'notification_choice' })
export class NotificationChoiceEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ name: 'user_id', type: 'uuid' })
  userId: string;

  @PrimaryColumn({ type: 'text' })
  topic: string;

  @Column({ type: 'boolean' })
  mail: boolean;

  @Column({ type: 'boolean' })
  push: boolean;
}
