import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a practitioner proposes to change in a client's boundaries. */
@Entity({ schema: 'attune', name: 'boundary_proposal' })
export class BoundaryProposalEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @Column({ name: 'member_id', type: 'uuid' })
  memberId: string;

  @Column({ type: 'jsonb' })
  changes: unknown;

  @Column({ type: 'text' })
  reason: string;

  @Column({ name: 'on_version', type: 'integer' })
  onVersion: number;

  @Column({ type: 'text' })
  state: string;

  @Column({ name: 'proposed_at', type: 'timestamptz' })
  proposedAt: string;

  @Column({ name: 'decided_at', type: 'timestamptz', nullable: true })
  decidedAt: string | null;

  @Column({ name: 'accepted_version', type: 'integer', nullable: true })
  acceptedVersion: number | null;
}
