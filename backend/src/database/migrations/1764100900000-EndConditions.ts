import type { MigrationInterface, QueryRunner } from 'typeorm';
import { closeTable, oneOf, PSYCHOTHERAPIST, run, SELF, TEAM } from './sql-support.ts';

const BEFORE = ['RAISED', 'SEEN', 'ACKNOWLEDGED', 'HOLD_LIFTED', 'RESOLVED'];
const TOLD = ['TOLD', 'ESCALATED', 'UNREACHED'];
const ENDED = 'CONDITIONS_ENDED';
const ACTOR = 'actor_user = (select attune.user_id())';
const READABLE = 'client_id = any ((select attune.readable_client_ids())::uuid[])';
const CALLED_IN = 'flag_id = any ((select attune.called_in_flag_ids())::uuid[])';

/** Conditions under which a hold was lifted hold until a psychotherapist of the team ends them; also after the flag is settled. */
export class EndConditions1764100900000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await run(
      runner,
      `
create table attune.conditions_end (
  practice_id uuid not null,
  flag_id uuid not null,
  client_id uuid not null,
  ended_at timestamptz not null,
  ended_by uuid not null,
  primary key (practice_id, flag_id),
  constraint conditions_end_flag_fk foreign key (practice_id, flag_id) references attune.distress_flag (practice_id, id)
);
create index distress_flag_conditions_idx on attune.distress_flag (practice_id, client_id) where conditions is not null;`,
    );
    await run(
      runner,
      closeTable({
        table: 'conditions_end',
        rows: {
          select: `${SELF} or ${READABLE} or ${CALLED_IN}`,
          insert: `${PSYCHOTHERAPIST} and ended_by = (select attune.user_id())
            and exists (select from attune.distress_flag f where f.practice_id = conditions_end.practice_id
              and f.id = flag_id and f.client_id = conditions_end.client_id and f.conditions is not null)`,
        },
      }),
    );
    await run(runner, history([...BEFORE, ENDED]));
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(
      runner,
      `alter table attune.flag_event disable trigger flag_history_is_fixed;
       delete from attune.flag_event where kind = '${ENDED}';
       alter table attune.flag_event enable trigger flag_history_is_fixed;`,
    );
    await run(runner, history(BEFORE));
    await run(
      runner,
      `drop table attune.conditions_end;
       drop index attune.distress_flag_conditions_idx;`,
    );
  }
}

/** What people themselves may write into a flag's history, beside what the worker does. */
function history(kinds: readonly string[]): string {
  const own = `kind in (${kinds.map((kind) => `'${kind}'`).join(', ')})`;
  return `
alter table attune.flag_event drop constraint flag_event_kind_check;
alter table attune.flag_event add constraint flag_event_kind_check ${oneOf('kind', [...BEFORE, ...TOLD, ...kinds.slice(BEFORE.length)])};
alter policy app_insert on attune.flag_event with check (practice_id = (select attune.practice_id()) and
  ((${ACTOR} and ${own} and (${SELF} or ${TEAM})) or (${ACTOR} and kind = 'ACKNOWLEDGED' and ${CALLED_IN})));`;
}
