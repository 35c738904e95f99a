import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How often the hours of somebody were changed: whoever changes them names what they saw. */
@Entity({ schema: 'attune', name: 'availability_version' })
export class AvailabilityVersionEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ name: 'member_id', type: 'uuid' })
  memberId: string;

  @Column({ type: 'integer' })
  version: number;
}
