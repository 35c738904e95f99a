import { Column, Entity, PrimaryColumn } from 'typeorm';

/** On which days a client is to check in. */
@Entity({ schema: 'attune', name: 'check_in_rhythm' })
export class CheckInRhythmEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @Column({ type: 'integer', array: true })
  weekdays: number[];

  @Column({ name: 'every_days', type: 'integer', nullable: true })
  everyDays: number | null;

  @Column({ name: 'starts_on', type: 'date' })
  startsOn: string;

  @Column({ name: 'set_by', type: 'uuid' })
  setBy: string;

  @Column({ name: 'set_at', type: 'timestamptz' })
  setAt: string;
}
