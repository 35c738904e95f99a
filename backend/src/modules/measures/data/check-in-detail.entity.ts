import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The part of a check-in that a massage therapist sees where the client shares measures. */
@Entity({ schema: 'attune', name: 'check_in_detail' })
export class CheckInDetailEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ name: 'check_in_id', type: 'uuid' })
  checkInId: string;

  @Column({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @Column({ type: 'integer', nullable: true })
  mood: number | null;

  @Column({ type: 'integer', nullable: true })
  arousal: number | null;

  @Column({ type: 'integer', nullable: true })
  irritability: number | null;

  @Column({ name: 'body_connection', type: 'integer', nullable: true })
  bodyConnection: number | null;

  @Column({ type: 'text', nullable: true })
  words: string | null;
}
