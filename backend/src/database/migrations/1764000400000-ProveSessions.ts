import type { MigrationInterface, QueryRunner } from 'typeorm';
import { run } from './sql-support.ts';

/** When the person behind a session last proved who they are, known to every server alike. */
export class ProveSessions1764000400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await run(
      runner,
      `
alter table attune.user_session add column proved_at timestamptz;

create function attune.prove_session(wanted uuid, of_user uuid, at_time timestamptz)
  returns void language sql volatile security definer set search_path = attune, pg_temp as $$
  update attune.user_session set proved_at = at_time
  where id = wanted and user_id = of_user and revoked_at is null and coalesce(proved_at, created_at) < at_time
$$;

-- Opening a session is a proof too. Nothing for a session that is not the user's, or has ended.
create function attune.session_proved_at(wanted uuid, of_user uuid)
  returns timestamptz language sql stable security definer set search_path = attune, pg_temp as $$
  select coalesce(proved_at, created_at) from attune.user_session
  where id = wanted and user_id = of_user and revoked_at is null
$$;
revoke execute on function attune.prove_session, attune.session_proved_at from public;
grant execute on function attune.prove_session, attune.session_proved_at to attune_app;`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(
      runner,
      `drop function attune.prove_session, attune.session_proved_at;
       alter table attune.user_session drop column proved_at;`,
    );
  }
}
