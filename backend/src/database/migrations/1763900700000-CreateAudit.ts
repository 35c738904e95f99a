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
        // Written and read by the functions below and by the owner's verification alone.
        closeTable({ table: 'audit_batch', rows: {} }),
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
      `drop function attune.audit_to_seal, attune.seal_audit;
       drop table attune.audit_event, attune.audit_batch, attune.idempotency_key;
       drop function attune.audit_is_append_only;`,
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
  -- The batch of the chain that holds this row; set once, by the sealing.
  batch integer,
  primary key (practice_id, id)
);
create index audit_event_batch_idx on attune.audit_event (practice_id, batch);
create index audit_event_unsealed_idx on attune.audit_event (practice_id, at) where batch is null;
create index audit_event_time_idx on attune.audit_event (practice_id, at desc);

-- The chain: each batch names its rows and their hashes, and its own hash covers the batch before it.
-- The hashes are keyed, and the key is not in the database.
create table attune.audit_batch (
  practice_id uuid not null references attune.practice (id),
  batch integer not null,
  sealed_at timestamptz not null default clock_timestamp(),
  event_ids uuid[] not null,
  event_hashes bytea[] not null,
  hash bytea not null,
  primary key (practice_id, batch)
);

create function attune.audit_is_append_only() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'audit_event' and tg_op = 'UPDATE' and old.batch is null and new.batch is not null
    and to_jsonb(new) - 'batch' = to_jsonb(old) - 'batch' then
    return new;
  end if;
  raise exception 'the audit is append-only' using errcode = 'check_violation', constraint = 'audit_is_append_only';
end $$;
create trigger audit_is_append_only before update or delete on attune.audit_event
  for each row execute function attune.audit_is_append_only();
create trigger audit_is_append_only before update or delete on attune.audit_batch
  for each row execute function attune.audit_is_append_only();

-- The oldest rows that no batch holds yet, as the text that is hashed, with the place of each practice's next batch.
create function attune.audit_to_seal(most integer)
  returns table (practice_id uuid, next_batch integer, previous_hash bytea, id uuid, content text)
  language sql stable security definer set search_path = attune, pg_temp set timezone = 'UTC' as $$
  select e.practice_id, coalesce(b.batch, 0) + 1, coalesce(b.hash, ''::bytea), e.id, (to_jsonb(e) - 'batch')::text
  from (select * from attune.audit_event where batch is null order by practice_id, at, id limit most) e
  left join lateral (select l.batch, l.hash from attune.audit_batch l
    where l.practice_id = e.practice_id order by l.batch desc limit 1) b on true
  order by e.practice_id, e.at, e.id
$$;

create function attune.seal_audit(of_practice uuid, new_batch integer, ids uuid[], hashes bytea[], batch_hash bytea) returns void
  language sql volatile security definer set search_path = attune, pg_temp as $$
  insert into attune.audit_batch (practice_id, batch, event_ids, event_hashes, hash)
  values (of_practice, new_batch, ids, hashes, batch_hash);
  update attune.audit_event set batch = new_batch where practice_id = of_practice and id = any (ids);
$$;
revoke execute on all functions in schema attune from public;
grant execute on function attune.audit_to_seal, attune.seal_audit to attune_worker;

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
