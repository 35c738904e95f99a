import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Where the practice's people reach one of them. */
@Entity({ schema: 'attune', name: 'member_contact' })
export class MemberContactEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ name: 'member_id', type: 'uuid' })
  memberId: string;

  @Column({ type: 'text', nullable: true })
  phone: string | null;
}
