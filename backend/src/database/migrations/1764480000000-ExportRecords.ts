import type { MigrationInterface, QueryRunner } from 'typeorm';
import { closeTable, oneOf, run, SELF } from './sql-support.ts';

/**
 * Copies of a record that its client takes along. A row opens the download for some minutes, and stays: so
 * that the client sees when a copy was made, also one that they did not make themself.
 */
export class ExportRecords1764480000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await run(
      runner,
      `
create table attune.record_export (
  practice_id uuid not null,
  id uuid not null,
  client_id uuid not null,
  user_id uuid not null,
  format text not null ${oneOf('format', ['JSON', 'FHIR', 'PAGE'])},
  at timestamptz not null,
  opens_until timestamptz not null,
  primary key (practice_id, id),
  constraint record_export_client_fk foreign key (practice_id, client_id) references attune.client (practice_id, id),
  constraint record_export_user_fk foreign key (user_id) references attune.app_user (id),
  constraint record_export_opens_check check (opens_until > at and opens_until <= at + interval '15 minutes')
);
create index record_export_client_idx on attune.record_export (practice_id, client_id, at);
create index record_export_user_idx on attune.record_export (user_id);`,
    );
    await run(
      runner,
      closeTable({
        table: 'record_export',
        rows: {
          select: SELF,
          insert: `${SELF} and user_id = (select attune.user_id())`,
        },
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, 'drop table attune.record_export;');
  }
}
