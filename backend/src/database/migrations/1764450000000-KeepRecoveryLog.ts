import type { MigrationInterface, QueryRunner } from 'typeorm';
import { closeTable, run } from './sql-support.ts';

const OWN = 'member_id = (select attune.member_id())';
const KINDS = ['STRETCHING', 'WALK', 'BOOK', 'FOOD', 'SCENT', 'OTHER'];

/**
 * What a practitioner notes for themselves after a session: theirs alone, in whatever role others stand. It is
 * no record of a client and names none, so its owner may delete it.
 */
export class KeepRecoveryLog1764450000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await run(runner, TABLE);
    await run(
      runner,
      closeTable({
        table: 'recovery_entry',
        rows: {
          select: OWN,
          insert: `${OWN} and exists (select from attune.member_role r where r.practice_id = recovery_entry.practice_id
            and r.member_id = recovery_entry.member_id and r.role in ('PSYCHOTHERAPIST', 'MASSAGE_THERAPIST'))`,
        },
      }),
    );
    await run(runner, DELETE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, 'drop function attune.delete_recovery_entry; drop table attune.recovery_entry;');
  }
}

const TABLE = `
create table attune.recovery_entry (
  practice_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  at timestamptz not null,
  heaviness integer not null constraint recovery_entry_heaviness_check check (heaviness between 0 and 10),
  helped text[] not null constraint recovery_entry_helped_check
    check (helped <@ array[${KINDS.map((kind) => `'${kind}'`).join(', ')}]::text[] and array_position(helped, null) is null),
  -- Words, sealed with the practice's key: the database keeps them and cannot read them.
  key_version integer,
  sealed bytea,
  primary key (practice_id, id),
  constraint recovery_entry_member_fk foreign key (practice_id, member_id) references attune.member (practice_id, id),
  constraint recovery_entry_sealed_check check ((key_version is null) = (sealed is null))
);
create index recovery_entry_member_idx on attune.recovery_entry (practice_id, member_id, at desc, id desc);
`;

const DELETE = `
-- No role of the application deletes rows of a table; this is the one thing that its owner may take away.
create function attune.delete_recovery_entry(of_entry uuid) returns boolean
  language sql volatile security definer set search_path = attune, pg_temp as $$
  with gone as (delete from attune.recovery_entry
    where practice_id = attune.practice_id() and member_id = attune.member_id() and id = of_entry returning id)
  select exists (select from gone)
$$;
revoke execute on function attune.delete_recovery_entry from public;
grant execute on function attune.delete_recovery_entry to attune_app;
`;
