import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person who works in the practice. */
@Entity({ schema: 'attune', name: 'member' })
export class MemberEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'user_id', type: 'uuid' })
  userId: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: string;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt: string | null;
}
