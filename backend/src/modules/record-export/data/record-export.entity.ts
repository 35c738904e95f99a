import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A copy of a record that its client asked for. */
@Entity({ schema: 'attune', name: 'record_export' })
export class RecordExportEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @Column({ name: 'user_id', type: 'uuid' })
  userId: string;

  @Column({ type: 'text' })
  format: string;

  @Column({ type: 'timestamptz' })
  at: Date;

  @Column({ name: 'opens_until', type: 'timestamptz' })
  opensUntil: Date;
}
