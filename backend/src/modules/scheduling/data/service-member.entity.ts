import { Entity, PrimaryColumn } from 'typeorm';

/** A practitioner who offers a service. */
@Entity({ schema: 'attune', name: 'service_member' })
export class ServiceMemberEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ name: 'service_id', type: 'uuid' })
  serviceId: string;

  @PrimaryColumn({ name: 'member_id', type: 'uuid' })
  memberId: string;
}
