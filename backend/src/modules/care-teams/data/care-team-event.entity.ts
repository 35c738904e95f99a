import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A step in the life of a team membership. */
@Entity({ schema: 'attune', name: 'care_team_event' })
export class CareTeamEventEntity {
  @PrimaryColumn({ name: 'practice_id', type: 'uuid' })
  practiceId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'client_id', type: 'uuid' })
  clientId: string;

  @Column({ name: 'care_team_member_id', type: 'uuid' })
  careTeamMemberId: string;

  @Column({ type: 'timestamptz' })
  at: string;

  @Column({ type: 'text' })
  kind: string;

  @Column({ name: 'user_id', type: 'uuid' })
  userId: string;

  @Column({ type: 'text', nullable: true })
  text: string | null;
}
