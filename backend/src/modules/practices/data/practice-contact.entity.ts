import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Where everybody of a practice reaches it. */
@Entity({ schema: 'attune', name: 'practice_contact' })
export class PracticeContactEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @Column({ type: 'text', nullable: true })
  phone: string | null;
}
