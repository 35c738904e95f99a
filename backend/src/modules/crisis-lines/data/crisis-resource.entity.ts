import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Whom to call in a crisis. */
@Entity({ schema: 'attune', name: 'crisis_resource' })
export class CrisisResourceEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  region: string;

  @Column({ type: 'integer' })
  position: number;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text', nullable: true })
  phone: string | null;

  @Column({ name: 'text_number', type: 'text', nullable: true })
  textNumber: string | null;

  @Column({ type: 'text', nullable: true })
  url: string | null;

  @Column({ name: 'checked_on', type: 'date' })
  checkedOn: string;

  @Column({ type: 'integer', default: 1 })
  version: number;

  @Column({ name: 'removed_at', type: 'timestamptz', nullable: true })
  removedAt: string | null;
}
