import type { MigrationInterface, QueryRunner } from 'typeorm';
import { closeTable, oneOf, run } from './sql-support.ts';

/** Who did and read what, append-only; and answers given once for one idempotency key. */
export class CreateAudit1763900700000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await run(runner, TABLES);
    await run(
      runner,
      [
        closeTable({
          table: 'audit_event',
          rows: { insert: 'user_id is not distinct from (select attune.user_id())' },
          worker: { insert: `ground = 'SYSTEM'` },
        }),
        closeTable({
          table: 'idempotency_key',
          rows: {
            select: 'user_id = (select attune.user_id())',
            insert: 'user_id = (select attune.user_id())',
            update: 'user_id = (select attune.user_id())',
          },
          updatable: ['result_type', 'result_id'],
        }),
      ].join('\n'),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(
      runner,
      'drop table attune.audit_event, attune.idempotency_key; drop function attune.audit_is_append_only;',
    );
  }
}

const TABLES = `
create table attune.audit_event (
  practice_id uuid not null references attune.practice (id),
  id uuid not null default gen_random_uuid(),
  at timestamptz not null default clock_timestamp(),
  user_id uuid,
  member_id uuid,
  role text,
  action text not null,
  ground text not null ${oneOf('ground', ['TEAM', 'SELF', 'ADMINISTRATOR', 'BREAK_GLASS', 'CALLED_IN', 'SYSTEM', 'REFUSED'])},
  client_ids uuid[] not null default '{}',
  subject_type text,
  subject_id uuid,
  field_classes text[] not null default '{}',
  request_id uuid,
  address_hash text,
  primary key (practice_id, id)
);
create index audit_event_time_idx on attune.audit_event (practice_id, at desc);
create function attune.audit_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the audit is append-only' using errcode = 'check_violation', constraint = 'audit_is_append_only';
end $$;
create trigger audit_is_append_only before update or delete on attune.audit_event
  for each row execute function attune.audit_is_append_only();
revoke execute on all functions in schema attune from public;

create table attune.idempotency_key (
  practice_id uuid not null references attune.practice (id),
  user_id uuid not null,
  operation text not null,
  key uuid not null,
  input_hash bytea not null,
  result_type text,
  result_id uuid,
  created_at timestamptz not null default now(),
  primary key (practice_id, user_id, operation, key)
);
`;
