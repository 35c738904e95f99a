import type { MigrationInterface, QueryRunner } from 'typeorm';
import { run } from './sql-support.ts';

/** "This and following" of a series go on as a series of their own: its appointments are told of another row. */
export class ChangeSeries1764200600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await run(runner, 'grant update (series_id, series_position) on attune.appointment to attune_app;');
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, 'revoke update (series_id, series_position) on attune.appointment from attune_app;');
  }
}
