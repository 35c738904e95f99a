import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A change of sharing, for ever. */
@Entity({ schema: 'attune', name: 'sharing_consent_event' })
export class SharingConsentEventEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @Column({ type: 'text' })
  category: string;

  @Column({ type: 'text' })
  discipline: string;

  /** The person it is about; null where it is about all of a discipline. */
  @Column({ name: 'member_id', type: 'uuid', nullable: true })
  memberId: string | null;

  /** Null: the person is to be as the discipline again. */
  @Column({ type: 'boolean', nullable: true })
  granted: boolean | null;

  @Column({ type: 'timestamptz' })
  at: string;

  @Column({ name: 'user_id', type: 'uuid' })
  userId: string;

  @Column({ type: 'text' })
  screen: string;
}
