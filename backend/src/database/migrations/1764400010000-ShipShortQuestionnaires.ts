import type { MigrationInterface, QueryRunner } from 'typeorm';
import { oneOf, run } from './sql-support.ts';

const SHIPPED = ['PHQ-9', 'GAD-7', 'PCL-5', 'PHQ-4'];
const RULES = [
  'SELF_HARM_ANY',
  'SELF_HARM_OFTEN',
  'CHECK_IN_DISTRESS',
  'CHECK_IN_DISTRESS_RUN',
  'PCL5_RISE',
  'SESSION_DISTRESS_RISE',
  'SESSION_GOING_AWAY',
  'SESSION_STOPPED_BY_CLIENT',
  'CHECK_INS_MISSED',
];

/** The PHQ-8 and the PHQ-2 ship, of which a cut is published and no bands; and a rule for questionnaires that are missed. */
export class ShipShortQuestionnaires1764400010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await run(
      runner,
      answered(
        [...SHIPPED, 'PHQ-8', 'PHQ-2'],
        `when 'PHQ-8' then 24 when 'PHQ-2' then 6`,
        `code in ('PCL-5', 'PHQ-8', 'PHQ-2')`,
      ),
    );
    await run(runner, rules([...RULES, 'MEASURES_MISSED'], ['CHECK_INS_MISSED', 'MEASURES_MISSED']));
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, rules(RULES, ['CHECK_INS_MISSED']));
    await run(runner, answered(SHIPPED, '', `code = 'PCL-5'`));
  }
}

const answered = (codes: readonly string[], totals: string, without: string) => `
alter table attune.measure_response
  drop constraint measure_response_code_check,
  drop constraint measure_response_total_check,
  drop constraint measure_response_band_check,
  add constraint measure_response_code_check ${oneOf('code', codes)},
  add constraint measure_response_total_check check (total between 0 and
    case code when 'PHQ-9' then 27 when 'GAD-7' then 21 when 'PCL-5' then 80 ${totals} else 12 end),
  -- Where no bands are official, none are made up.
  add constraint measure_response_band_check check ((band is null) = (${without}));
`;

const ANY = `'NOTICE', 'CONCERN', 'ALERT', 'CRISIS'`;

const rules = (codes: readonly string[], silences: readonly string[]) => `
alter table attune.flag_rule
  drop constraint flag_rule_code_check,
  drop constraint flag_rule_level_check,
  drop constraint flag_rule_threshold_check,
  add constraint flag_rule_code_check ${oneOf('code', codes)},
  add constraint flag_rule_level_check check (case code
    when 'SELF_HARM_ANY' then level in ('ALERT', 'CRISIS')
    when 'SELF_HARM_OFTEN' then level = 'CRISIS'
    when 'CHECK_IN_DISTRESS' then level in ('CONCERN', 'ALERT', 'CRISIS')
    ${silences.map((code) => `when '${code}' then level in ('NOTICE', 'CONCERN')`).join(' ')}
    else level in (${ANY}) end),
  add constraint flag_rule_threshold_check check (case code
    when 'SELF_HARM_ANY' then threshold is not null and threshold = 1
    when 'SELF_HARM_OFTEN' then threshold is not null and threshold between 1 and 2
    when 'CHECK_IN_DISTRESS' then threshold is not null and threshold between 7 and 10
    when 'CHECK_IN_DISTRESS_RUN' then threshold is not null and threshold between 5 and 9
    when 'PCL5_RISE' then threshold is not null and threshold between 5 and 20
    when 'SESSION_DISTRESS_RISE' then threshold is not null and threshold between 2 and 6
    ${silences.map((code) => `when '${code}' then threshold is not null and threshold between 1 and 14`).join(' ')}
    else threshold is null end);
`;
