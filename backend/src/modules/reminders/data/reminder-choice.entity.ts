import { Column, Entity, PrimaryColumn } from 'typeorm';

/** When somebody is reminded of what is planned. */
@Entity({ schema: 'attune', name: 'reminder_choice' })
export class ReminderChoiceEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ name: 'user_id', type: 'uuid' })
  userId: string;

  @Column({ name: 'lead_hours', type: 'integer', array: true })
  leadHours: number[];

  @Column({ name: 'evening_summary', type: 'boolean' })
  eveningSummary: boolean;

  @Column({ type: 'boolean', default: true })
  questionnaires: boolean;
}
