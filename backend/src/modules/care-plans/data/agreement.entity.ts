import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One person's agreement to one version. */
@Entity({ schema: 'attune', name: 'agreement' })
export class AgreementEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ name: 'plan_id', type: 'uuid' })
  planId: string;

  @PrimaryColumn({ type: 'integer' })
  version: number;

  @Column({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @PrimaryColumn({ name: 'user_id', type: 'uuid' })
  userId: string;

  @Column({ name: 'member_id', type: 'uuid', nullable: true })
  memberId: string | null;

  /** The version agreed to before, from which the changes were shown. */
  @Column({ name: 'since_version', type: 'integer', nullable: true })
  sinceVersion: number | null;

  @Column({ type: 'text' })
  role: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'timestamptz' })
  at: string;
}
