import type { MigrationInterface, QueryRunner } from 'typeorm';
import { run } from './sql-support.ts';

const REASONS = [
  'ANXIETY',
  'PANIC',
  'RELIVING',
  'GOING_AWAY',
  'NUMB',
  'ANGER',
  'LOW_MOOD',
  'SELF_HARM',
  'DANGER_FROM_OTHERS',
  'NOT_SETTLED',
  'SESSION_STOPPED',
  'PAIN',
  'BOUNDARY_CROSSED',
  'SCORE_ROSE',
  'ASKED_FOR_SUPPORT',
  'OTHER',
];

/** What distress was seen as, in words of a vocabulary, as well guarded as the text beside them; and one clock for the history. */
export class NameFlagReasons1764100700000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const words = REASONS.map((word) => `'${word}'`).join(', ');
    await run(
      runner,
      `
alter table attune.distress_flag_reason
  add column reasons text[] not null default '{}' constraint distress_flag_reason_reasons_check check (reasons <@ array[${words}]);

-- Servers' clocks differ, so the order of a flag's history is that of the database's own clock. What is
-- there already stands in the order in which it was written.
alter table attune.flag_event add column recorded_at timestamptz not null default clock_timestamp();
drop index attune.flag_event_flag_idx;
create index flag_event_flag_idx on attune.flag_event (practice_id, flag_id, recorded_at, id);`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(
      runner,
      `
drop index attune.flag_event_flag_idx;
alter table attune.flag_event drop column recorded_at;
create index flag_event_flag_idx on attune.flag_event (practice_id, flag_id, at, id);
alter table attune.distress_flag_reason drop column reasons;`,
    );
  }
}
