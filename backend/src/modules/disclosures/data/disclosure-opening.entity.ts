import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A time at which somebody opened a summary by its link. */
@Entity({ schema: 'attune', name: 'disclosure_opening' })
export class DisclosureOpeningEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'disclosure_id', type: 'uuid' })
  disclosureId: string;

  @Column({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @Column({ type: 'timestamptz' })
  at: string;
}
