import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What goes out, sealed. */
@Entity({ schema: 'attune', name: 'disclosure_content' })
export class DisclosureContentEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ name: 'disclosure_id', type: 'uuid' })
  disclosureId: string;

  @Column({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @Column({ name: 'key_version', type: 'integer' })
  keyVersion: number;

  @Column({ type: 'bytea' })
  sealed: Buffer;
}
