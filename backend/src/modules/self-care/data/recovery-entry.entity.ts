import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a practitioner noted for themselves after a session. */
@Entity({ schema: 'attune', name: 'recovery_entry' })
export class RecoveryEntryEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'member_id', type: 'uuid' })
  memberId: string;

  @Column({ type: 'timestamptz' })
  at: string;

  @Column({ type: 'integer' })
  heaviness: number;

  @Column({ type: 'text', array: true })
  helped: string[];

  @Column({ name: 'key_version', type: 'integer', nullable: true })
  keyVersion: number | null;

  @Column({ type: 'bytea', nullable: true })
  sealed: Buffer | null;
}
