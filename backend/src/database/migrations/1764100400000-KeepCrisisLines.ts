import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ADMINISTRATOR, run } from './sql-support.ts';

const HERE = 'practice_id = (select attune.practice_id())';
/** What may be said anew of a line; its id and practice stay. */
const CHANGEABLE = 'region, position, name, phone, text_number, url, checked_on, version, removed_at';

/** Whoever runs the practice says whom its clients are told to call. A line that is taken out stays as history. */
export class KeepCrisisLines1764100400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await run(
      runner,
      `alter table attune.crisis_resource
         add column version integer not null default 1 constraint crisis_resource_version_check check (version >= 1),
         add column removed_at timestamptz;
       create policy app_insert on attune.crisis_resource for insert to attune_app
         with check (${HERE} and ${ADMINISTRATOR});
       create policy app_update on attune.crisis_resource for update to attune_app
         using (${HERE} and ${ADMINISTRATOR} and removed_at is null) with check (${HERE});
       grant insert on attune.crisis_resource to attune_app;
       grant update (${CHANGEABLE}) on attune.crisis_resource to attune_app;`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(
      runner,
      `revoke insert, update on attune.crisis_resource from attune_app;
       drop policy app_insert on attune.crisis_resource;
       drop policy app_update on attune.crisis_resource;
       alter table attune.crisis_resource drop column version, drop column removed_at;`,
    );
  }
}
