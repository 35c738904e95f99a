import type { MigrationInterface, QueryRunner } from 'typeorm';
import { run } from './sql-support.ts';

/**
 * The clock of a flag is the database's to write, by the practice's policy (`flag_gets_clock`): what the worker
 * passed when it told of a silence was never looked at.
 */
export class DropClockArgument1764101110000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await run(
      runner,
      `drop function attune.raise_missed_check_ins;${RAISE({ argument: '', column: '', value: '' })}`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(
      runner,
      `drop function attune.raise_missed_check_ins;${RAISE({
        argument: ', acknowledge_by timestamptz',
        column: ' acknowledge_by,',
        value: ' acknowledge_by,',
      })}`,
    );
  }
}

const RAISE = (clock: { readonly argument: string; readonly column: string; readonly value: string }) => `
-- The one flag that the worker may raise: silence, for information or within a day, once for each (R20). It
-- is written in the name of the client, whose silence it is; its source says that a rule raised it.
create function attune.raise_missed_check_ins(new_flag uuid, of_client uuid, of_level text, said text, cause text,
    at timestamptz${clock.argument}) returns boolean
  language plpgsql volatile security definer set search_path = attune, pg_temp as $$
declare of_user uuid;
begin
  if of_level not in ('NOTICE', 'CONCERN') or cause not like 'check-ins-missed:%' then
    raise exception 'not for the worker to raise' using errcode = 'insufficient_privilege';
  end if;
  perform attune.lock_client(of_client, true);
  select c.user_id into of_user from attune.client c
  where c.practice_id = attune.practice_id() and c.id = of_client and c.user_id is not null;
  if not found then return false; end if;
  insert into attune.distress_flag (practice_id, id, client_id, level, state, hold, source, raised_by_user,
    raised_at,${clock.column} cause_key, updated_at)
  values (attune.practice_id(), new_flag, of_client, of_level, 'RAISED', 'NONE', 'RULE', of_user,
    at,${clock.value} cause, at)
  on conflict on constraint distress_flag_cause_key do nothing;
  if not found then return false; end if;
  insert into attune.distress_flag_reason (practice_id, flag_id, client_id, raised_by_user, text)
  values (attune.practice_id(), new_flag, of_client, of_user, said);
  insert into attune.flag_event (practice_id, id, flag_id, client_id, at, kind, actor_user, actor_name)
  values (attune.practice_id(), gen_random_uuid(), new_flag, of_client, at, 'RAISED', of_user, 'Attune');
  insert into attune.audit_event (practice_id, action, ground, client_ids, subject_type, subject_id, field_classes)
  values (attune.practice_id(), 'flag.raise', 'SYSTEM', array[of_client], 'DISTRESS_FLAG', new_flag, array['FLAGS']);
  return true;
end $$;
revoke execute on all functions in schema attune from public;
grant execute on function attune.raise_missed_check_ins to attune_worker;
`;
