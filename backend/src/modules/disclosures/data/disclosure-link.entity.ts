import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The link that opens a summary now: hashes of its token and its code. */
@Entity({ schema: 'attune', name: 'disclosure_link' })
export class DisclosureLinkEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ name: 'disclosure_id', type: 'uuid' })
  disclosureId: string;

  @Column({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @Column({ name: 'token_hash', type: 'bytea' })
  tokenHash: Buffer;

  @Column({ name: 'code_hash', type: 'text' })
  codeHash: string;

  @Column({ name: 'made_at', type: 'timestamptz' })
  madeAt: string;
}
