import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ADMINISTRATOR, closeTable, oneOf, run } from './sql-support.ts';

/** How a practice has set the rules that raise flags, within limits that nobody can leave (R20). */
export class ConfigureFlagRules1764100100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await run(runner, TABLES);
    await run(
      runner,
      closeTable({
        table: 'flag_rule',
        rows: {
          // A client's answer and a therapist's signature are held against the rules in their own transaction.
          select: 'true',
          insert: `${ADMINISTRATOR} and changed_by = (select attune.user_id())`,
        },
        worker: { select: 'true' },
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, 'drop table attune.flag_rule; drop function attune.flag_rules_are_append_only;');
  }
}

const ANY = `'NOTICE', 'CONCERN', 'ALERT', 'CRISIS'`;

const TABLES = `
-- Each change is a version; the newest of a code holds. A practice without one has the rule as it ships.
create table attune.flag_rule (
  practice_id uuid not null references attune.practice (id),
  code text not null ${oneOf('code', [
    'SELF_HARM_ANY',
    'SELF_HARM_OFTEN',
    'CHECK_IN_DISTRESS',
    'CHECK_IN_DISTRESS_RUN',
    'PCL5_RISE',
    'SESSION_DISTRESS_RISE',
    'SESSION_GOING_AWAY',
    'SESSION_STOPPED_BY_CLIENT',
    'CHECK_INS_MISSED',
  ])},
  version integer not null constraint flag_rule_version_check check (version >= 1),
  threshold integer,
  level text not null,
  is_on boolean not null,
  changed_at timestamptz not null,
  changed_by uuid not null,
  primary key (practice_id, code, version),
  -- Rules for self-harm are never switched off, never lowered, and never ask for more than they ship with.
  constraint flag_rule_self_harm_check check (code not in ('SELF_HARM_ANY', 'SELF_HARM_OFTEN') or is_on),
  constraint flag_rule_level_check check (case code
    when 'SELF_HARM_ANY' then level in ('ALERT', 'CRISIS')
    when 'SELF_HARM_OFTEN' then level = 'CRISIS'
    when 'CHECK_IN_DISTRESS' then level in ('CONCERN', 'ALERT', 'CRISIS')
    when 'CHECK_INS_MISSED' then level in ('NOTICE', 'CONCERN')
    else level in (${ANY}) end),
  constraint flag_rule_threshold_check check (case code
    when 'SELF_HARM_ANY' then threshold is not null and threshold = 1
    when 'SELF_HARM_OFTEN' then threshold is not null and threshold between 1 and 2
    when 'CHECK_IN_DISTRESS' then threshold is not null and threshold between 7 and 10
    when 'CHECK_IN_DISTRESS_RUN' then threshold is not null and threshold between 5 and 9
    when 'PCL5_RISE' then threshold is not null and threshold between 5 and 20
    when 'SESSION_DISTRESS_RISE' then threshold is not null and threshold between 2 and 6
    when 'CHECK_INS_MISSED' then threshold is not null and threshold between 1 and 14
    else threshold is null end)
);
create function attune.flag_rules_are_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'how a rule was set stays written' using errcode = 'check_violation', constraint = 'flag_rules_are_append_only';
end $$;
create trigger flag_rules_are_append_only before update or delete on attune.flag_rule
  for each row execute function attune.flag_rules_are_append_only();
revoke execute on all functions in schema attune from public;
`;
