import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a client wrote freely about their health; one row for each part. */
@Entity({ schema: 'attune', name: 'intake_text' })
export class IntakeTextEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @PrimaryColumn({ type: 'text' })
  part: string;

  @Column({ type: 'text' })
  words: string;

  @Column({ name: 'written_at', type: 'timestamptz' })
  writtenAt: string;

  @Column({ name: 'written_by', type: 'uuid' })
  writtenBy: string;
}
