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

  @Column({ type: 'boolean' })
  granted: boolean;

  @Column({ type: 'timestamptz' })
  at: string;

  @Column({ name: 'user_id', type: 'uuid' })
  userId: string;

  @Column({ type: 'text' })
  screen: string;
}
