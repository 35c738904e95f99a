import { Entity, PrimaryColumn } from 'typeorm';

/** A role a member holds. */
@Entity({ schema: 'attune', name: 'member_role' })
export class MemberRoleEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ name: 'member_id', type: 'uuid' })
  memberId: string;

  @PrimaryColumn({ type: 'text' })
  role: string;
}
