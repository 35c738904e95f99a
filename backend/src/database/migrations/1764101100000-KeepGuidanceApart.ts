import type { MigrationInterface, QueryRunner } from 'typeorm';
import { closeTable, PSYCHOTHERAPIST, run, TEAM } from './sql-support.ts';

const HERE = 'practice_id = (select attune.practice_id())';
/** The team, an emergency, and whoever was called in for the flag: not the client, nor who runs the practice. */
const READABLE = `client_id = any ((select attune.readable_client_ids())::uuid[])
  or flag_id = any ((select attune.called_in_flag_ids())::uuid[])`;
/** Of a flag of that client's that is open before the statement: so also with the one that settles it. */
const OF_OPEN_FLAG = `${PSYCHOTHERAPIST} and exists (select from attune.distress_flag f
  where f.practice_id = flag_conditions.practice_id and f.id = flag_conditions.flag_id
    and f.client_id = flag_conditions.client_id and f.state <> 'RESOLVED')`;

/**
 * The row of a flag is the client's to read, too; what to do on the table, and under which conditions its hold
 * was lifted, are the team's words among themselves (R19). So each stands in a table of its own: guidance is
 * written with the flag by whoever raises it, and stays; conditions are a psychotherapist's.
 */
export class KeepGuidanceApart1764101100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await run(runner, TABLES);
    await run(
      runner,
      [
        closeTable({
          table: 'flag_guidance',
          rows: {
            select: READABLE,
            insert: `raised_by_user = (select attune.user_id()) and ${TEAM}`,
          },
        }),
        closeTable({
          table: 'flag_conditions',
          rows: { select: READABLE, insert: OF_OPEN_FLAG, update: OF_OPEN_FLAG },
          updatable: ['text', 'set_at'],
        }),
      ].join('\n'),
    );
    await run(runner, MOVE);
    await run(runner, ENDED_AGAIN);
    await run(runner, ending(STANDING_APART));
    await run(runner, watching(WITH_CONDITIONS, APART));
    await run(runner, DROP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, MOVE_BACK);
    await run(runner, ENDED_ONCE);
    await run(runner, watching(APART, WITH_CONDITIONS));
    await run(runner, ending(STANDING_IN_FLAG));
    await run(
      runner,
      `drop table attune.flag_guidance, attune.flag_conditions;
       alter table attune.distress_flag drop constraint distress_flag_raiser_key;`,
    );
  }
}

const TABLES = `
alter table attune.distress_flag
  add constraint distress_flag_raiser_key unique (practice_id, id, client_id, raised_by_user);

-- What to do on the table while the flag is open; for the team's eyes.
create table attune.flag_guidance (
  practice_id uuid not null,
  flag_id uuid not null,
  client_id uuid not null,
  raised_by_user uuid not null,
  text text not null,
  primary key (practice_id, flag_id),
  -- Whoever raised the flag wrote it, about that client: the flag itself may come with the same statement.
  constraint flag_guidance_flag_fk foreign key (practice_id, flag_id, client_id, raised_by_user)
    references attune.distress_flag (practice_id, id, client_id, raised_by_user)
);
create trigger flag_history_is_fixed before update or delete on attune.flag_guidance
  for each row execute function attune.flag_history_is_fixed();

-- Under which conditions bodywork goes on, set by the psychotherapist who lifted the hold.
create table attune.flag_conditions (
  practice_id uuid not null,
  flag_id uuid not null,
  client_id uuid not null,
  text text not null,
  set_at timestamptz not null,
  primary key (practice_id, flag_id),
  constraint flag_conditions_flag_fk foreign key (practice_id, flag_id) references attune.distress_flag (practice_id, id)
);
create index flag_conditions_client_idx on attune.flag_conditions (practice_id, client_id);
create trigger flag_history_is_fixed before delete on attune.flag_conditions
  for each row execute function attune.flag_history_is_fixed();
`;

const MOVE = `
insert into attune.flag_guidance (practice_id, flag_id, client_id, raised_by_user, text)
select practice_id, id, client_id, raised_by_user, table_guidance from attune.distress_flag where table_guidance is not null;
insert into attune.flag_conditions (practice_id, flag_id, client_id, text, set_at)
select practice_id, id, client_id, conditions, coalesce(hold_lifted_at, resolved_at, raised_at) from attune.distress_flag where conditions is not null;
`;

/** What is set after earlier conditions were ended is in force until it is ended itself. */
const ENDED_AGAIN = `
alter table attune.conditions_end drop constraint conditions_end_pkey, add primary key (practice_id, flag_id, ended_at);
`;
const ENDED_ONCE = `
delete from attune.conditions_end e using attune.conditions_end l
  where l.practice_id = e.practice_id and l.flag_id = e.flag_id and l.ended_at > e.ended_at;
alter table attune.conditions_end drop constraint conditions_end_pkey, add primary key (practice_id, flag_id);
`;

const DROP = `
drop index attune.distress_flag_conditions_idx;
alter table attune.distress_flag drop column table_guidance, drop column conditions;
`;

const MOVE_BACK = `
alter table attune.distress_flag add column table_guidance text, add column conditions text;
grant update (conditions) on attune.distress_flag to attune_app;
update attune.distress_flag f set table_guidance = g.text
  from attune.flag_guidance g where g.practice_id = f.practice_id and g.flag_id = f.id;
update attune.distress_flag f set conditions = c.text
  from attune.flag_conditions c where c.practice_id = f.practice_id and c.flag_id = f.id;
create index distress_flag_conditions_idx on attune.distress_flag (practice_id, client_id) where conditions is not null;
`;

/** Conditions that are there are ended, by a psychotherapist of the team. */
const ending = (conditions: string) => `
alter policy app_insert on attune.conditions_end with check (${HERE} and
  (${PSYCHOTHERAPIST} and ended_by = (select attune.user_id()) and exists (select from ${conditions})));`;
const STANDING_APART = `attune.flag_conditions c where c.practice_id = conditions_end.practice_id
  and c.flag_id = conditions_end.flag_id and c.client_id = conditions_end.client_id`;
const STANDING_IN_FLAG = `attune.distress_flag f where f.practice_id = conditions_end.practice_id
  and f.id = conditions_end.flag_id and f.client_id = conditions_end.client_id and f.conditions is not null`;

type Watching = readonly [psychotherapist: string, calledIn: string];

/** What the trigger of flags compares: for a psychotherapist of the team, and for whoever is called in. */
const APART: Watching = [
  '(new.hold_lifted_at is distinct from old.hold_lifted_at',
  'new.hold_lifted_at is not distinct from old.hold_lifted_at',
];
const WITH_CONDITIONS: Watching = [
  `${APART[0]} or new.conditions is distinct from old.conditions`,
  `${APART[1]} and new.conditions is not distinct from old.conditions`,
];

function watching(from: Watching, to: Watching): string {
  return `do $do$ begin
    execute replace(replace(pg_get_functiondef('attune.lift_needs_psychotherapist()'::regprocedure),
      '${from[0]}', '${to[0]}'), '${from[1]}', '${to[1]}');
  end $do$;`;
}
