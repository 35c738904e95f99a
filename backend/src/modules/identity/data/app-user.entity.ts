import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Whoever signs in; belongs to no practice. */
@Entity({ schema: 'attune', name: 'app_user' })
export class AppUserEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  email: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ name: 'password_hash', type: 'text' })
  passwordHash: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: string;
}
