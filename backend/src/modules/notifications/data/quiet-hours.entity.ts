import { Column, Entity, PrimaryColumn } from 'typeorm';

/** When somebody is not to be disturbed. */
@Entity({ schema: 'attune', name: 'quiet_hours' })
export class QuietHoursEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ name: 'user_id', type: 'uuid' })
  userId: string;

  @Column({ type: 'text' })
  starts: string;

  @Column({ type: 'text' })
  ends: string;

  @Column({ name: 'time_zone', type: 'text' })
  timeZone: string;
}
