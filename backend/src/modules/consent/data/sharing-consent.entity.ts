import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the client shares with a discipline, as it stands. */
@Entity({ schema: 'attune', name: 'sharing_consent' })
export class SharingConsentEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @PrimaryColumn({ type: 'text' })
  category: string;

  @PrimaryColumn({ type: 'text' })
  discipline: string;

  @Column({ type: 'boolean' })
  granted: boolean;

  @Column({ type: 'timestamptz' })
  since: string;
}
