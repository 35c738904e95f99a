import type { MigrationInterface, QueryRunner } from 'typeorm';
import { closeTable, oneOf, PSYCHOTHERAPIST, run, SELF, shared } from './sql-support.ts';

const ME = '(select attune.member_id())';
const BODYWORK_SHARED = `(discipline = 'MASSAGE' and ${shared('PLAN', 'MASSAGE')})`;
const LEAD = 'client_id = any ((select attune.led_client_ids())::uuid[])';

/** The change that a row belongs to, as far as whoever asks sees it; with one more condition on it. */
const ofAdjustment = (table: string, more: string) => `exists (select from attune.plan_adjustment a
  where a.practice_id = ${table}.practice_id and a.id = ${table}.adjustment_id and a.client_id = ${table}.client_id and ${more})`;
/** To the client, what came out of it: the round that became a version, and not the talk before. */
const readable = (table: string) =>
  ofAdjustment(
    table,
    `(a.client_id is distinct from (select attune.client_id()) or a.round = ${table}.round)`,
  );
const writable = (table: string) =>
  ofAdjustment(table, `a.state = 'PROPOSED' and a.proposed_by = ${ME} and a.round = ${table}.round`);

/** A change of one activity of the plan, proposed, answered, changed again, and in force with a version. */
export class AdjustPlans1764430010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await run(runner, TABLES);
    await run(
      runner,
      [
        closeTable({
          table: 'plan_adjustment',
          rows: {
            select: `${PSYCHOTHERAPIST} or ${BODYWORK_SHARED} or (version is not null and ${SELF})`,
            insert: `(${PSYCHOTHERAPIST} or ${BODYWORK_SHARED}) and proposed_by = ${ME} and state = 'PROPOSED' and round = 1
              and version is null`,
          },
        }),
        closeTable({
          table: 'plan_adjustment_round',
          rows: { select: readable('plan_adjustment_round'), insert: writable('plan_adjustment_round') },
        }),
        closeTable({
          table: 'plan_adjustment_response',
          rows: {
            select: readable('plan_adjustment_response'),
            // Nobody rests a change on what they may not read.
            insert: `${writable('plan_adjustment_response')} and exists (select from attune.session_response r
              where r.practice_id = plan_adjustment_response.practice_id and r.note_id = plan_adjustment_response.note_id
                and r.client_id = plan_adjustment_response.client_id and r.signed)`,
          },
        }),
        closeTable({
          table: 'plan_adjustment_event',
          rows: {
            select: `client_id is distinct from (select attune.client_id()) and ${ofAdjustment('plan_adjustment_event', 'true')}`,
            // What follows from the versions of the plan is written by the triggers alone.
            insert: `by_user = (select attune.user_id()) and by_member = ${ME}
              and ((kind in ('PROPOSE', 'REVISE', 'WITHDRAW') and ${ofAdjustment('plan_adjustment_event', `a.proposed_by = ${ME}`)})
                or (kind in ('OBJECT', 'ACKNOWLEDGE') and ${LEAD}))`,
          },
        }),
      ].join('\n'),
    );
    await run(runner, TRIGGERS);
    await run(runner, MISFITS);
    await run(
      runner,
      replaced(JUDGE, INTAKE, ADJUSTED + INTAKE) + replaced(JUDGE, JUDGED, BOOKED_AT + JUDGED),
    );
    await run(runner, replaced(TELL, ELSE, WHOM + ELSE) + replaced(STANDS, CASE, CASE + WHILE_SO));
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, replaced(TELL, WHOM + ELSE, ELSE) + replaced(STANDS, CASE + WHILE_SO, CASE));
    await run(
      runner,
      replaced(JUDGE, ADJUSTED + INTAKE, INTAKE) + replaced(JUDGE, BOOKED_AT + JUDGED, JUDGED),
    );
    await run(
      runner,
      `delete from attune.appointment_misfit where kind = 'PLAN';
       alter table attune.appointment_misfit drop constraint appointment_misfit_kind_check,
         add constraint appointment_misfit_kind_check ${oneOf('kind', KINDS)};
       drop trigger adjustments_follow_version on attune.care_plan_version;
       drop table attune.plan_adjustment_event, attune.plan_adjustment_response, attune.plan_adjustment_round, attune.plan_adjustment;
       drop function attune.adjustment_moves, attune.adjustments_follow_version;`,
    );
  }
}

const KINDS = ['RULE', 'INTAKE', 'BOUNDARIES', 'LICENCE', 'TRAINING', 'TEAM', 'HOURS'];
const MISFITS = `alter table attune.appointment_misfit drop constraint appointment_misfit_kind_check,
  add constraint appointment_misfit_kind_check ${oneOf('kind', [...KINDS, 'PLAN'])};`;

const VALUES = (side: 'from' | 'to') => `
  ${side}_modality text not null,
  ${side}_minutes integer not null constraint plan_adjustment_round_${side}_minutes_check check (${side}_minutes between 30 and 120),
  ${side}_every_weeks integer not null constraint plan_adjustment_round_${side}_weeks_check check (${side}_every_weeks between 1 and 52),
  ${side}_max_pressure integer constraint plan_adjustment_round_${side}_pressure_check check (${side}_max_pressure between 0 and 5),`;

const TABLES = `
-- A change of one activity. Where it stands follows from its events, by the trigger below alone.
create table attune.plan_adjustment (
  practice_id uuid not null,
  id uuid not null,
  client_id uuid not null,
  plan_id uuid not null,
  -- The activity, through all versions.
  activity_line_id uuid not null,
  discipline text not null ${oneOf('discipline', ['PSYCHOTHERAPY', 'MASSAGE'])},
  state text not null ${oneOf('state', ['PROPOSED', 'OBJECTED', 'ACKNOWLEDGED', 'IN_FORCE', 'WITHDRAWN'])},
  round integer not null,
  -- The version that was made of it.
  version integer,
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (practice_id, id),
  constraint plan_adjustment_of_client_key unique (practice_id, id, client_id),
  constraint plan_adjustment_plan_fk foreign key (practice_id, plan_id, client_id) references attune.care_plan (practice_id, id, client_id),
  constraint plan_adjustment_version_fk foreign key (practice_id, plan_id, version, client_id)
    references attune.care_plan_version (practice_id, plan_id, version, client_id),
  constraint plan_adjustment_proposer_fk foreign key (practice_id, proposed_by) references attune.member (practice_id, id),
  constraint plan_adjustment_version_check check (state not in ('ACKNOWLEDGED', 'IN_FORCE') or version is not null)
);
-- One at a time for an activity: who wants it otherwise speaks in the one there is.
create unique index plan_adjustment_open_key on attune.plan_adjustment (practice_id, plan_id, activity_line_id)
  where state in ('PROPOSED', 'OBJECTED', 'ACKNOWLEDGED');
create index plan_adjustment_client_idx on attune.plan_adjustment (practice_id, client_id, state);

-- What was proposed in each round; never changed.
create table attune.plan_adjustment_round (
  practice_id uuid not null,
  adjustment_id uuid not null,
  round integer not null,
  client_id uuid not null,
  -- The version that was in force, or newest, when it was written.
  base_version integer not null,${VALUES('from')}${VALUES('to')}
  why text not null constraint plan_adjustment_round_why_check check (length(why) between 1 and 2000),
  at timestamptz not null,
  primary key (practice_id, adjustment_id, round),
  constraint plan_adjustment_round_fk foreign key (practice_id, adjustment_id, client_id)
    references attune.plan_adjustment (practice_id, id, client_id),
  constraint plan_adjustment_round_changes_check check ((from_modality, from_minutes, from_every_weeks, from_max_pressure)
    is distinct from (to_modality, to_minutes, to_every_weeks, to_max_pressure))
);

-- The session responses that a round rests on.
create table attune.plan_adjustment_response (
  practice_id uuid not null,
  adjustment_id uuid not null,
  round integer not null,
  note_id uuid not null,
  client_id uuid not null,
  primary key (practice_id, adjustment_id, round, note_id),
  constraint plan_adjustment_response_round_fk foreign key (practice_id, adjustment_id, round)
    references attune.plan_adjustment_round (practice_id, adjustment_id, round),
  constraint plan_adjustment_response_note_fk foreign key (practice_id, note_id) references attune.note (practice_id, id)
);

-- Everything that happened to a change, in order; never changed.
create table attune.plan_adjustment_event (
  practice_id uuid not null,
  id uuid not null,
  adjustment_id uuid not null,
  client_id uuid not null,
  round integer not null,
  kind text not null ${oneOf('kind', ['PROPOSE', 'OBJECT', 'REVISE', 'ACKNOWLEDGE', 'CARRY', 'SET_BACK', 'BRING_INTO_FORCE', 'WITHDRAW'])},
  -- Of an objection, why.
  words text constraint plan_adjustment_event_words_check check (length(words) between 1 and 2000),
  version integer,
  at timestamptz not null,
  by_user uuid references attune.app_user (id),
  by_member uuid,
  by_name text not null,
  primary key (practice_id, id),
  constraint plan_adjustment_event_fk foreign key (practice_id, adjustment_id, client_id)
    references attune.plan_adjustment (practice_id, id, client_id),
  constraint plan_adjustment_event_objection_check check ((kind = 'OBJECT') = (words is not null)),
  constraint plan_adjustment_event_version_check check ((kind in ('ACKNOWLEDGE', 'CARRY')) = (version is not null))
);
create index plan_adjustment_event_idx on attune.plan_adjustment_event (practice_id, adjustment_id, at);
`;

const TRIGGERS = `
-- ADJUSTMENT_MACHINE of shared: what happens moves the change one step, and nothing else does.
create function attune.adjustment_moves() returns trigger
  language plpgsql security definer set search_path = attune, pg_temp as $$
declare
  one attune.plan_adjustment;
  next text;
begin
  select * into one from attune.plan_adjustment a
  where a.practice_id = new.practice_id and a.id = new.adjustment_id for no key update;
  next := case
    when new.kind = 'PROPOSE' and one.state = 'PROPOSED' and not exists (select from attune.plan_adjustment_event e
      where e.practice_id = new.practice_id and e.adjustment_id = new.adjustment_id and e.id <> new.id) then 'PROPOSED'
    when one.state = 'PROPOSED' then case new.kind when 'OBJECT' then 'OBJECTED' when 'REVISE' then 'PROPOSED'
      when 'ACKNOWLEDGE' then 'ACKNOWLEDGED' when 'WITHDRAW' then 'WITHDRAWN' end
    when one.state = 'OBJECTED' then case new.kind when 'REVISE' then 'PROPOSED' when 'WITHDRAW' then 'WITHDRAWN' end
    when one.state = 'ACKNOWLEDGED' then case new.kind when 'CARRY' then 'ACKNOWLEDGED' when 'SET_BACK' then 'PROPOSED'
      when 'BRING_INTO_FORCE' then 'IN_FORCE' end
    end;
  if next is null or new.round <> one.round + (case new.kind when 'REVISE' then 1 else 0 end) then
    raise exception 'a change of a plan that is % takes no %', one.state, new.kind
      using errcode = 'check_violation', constraint = 'adjustment_moves';
  end if;
  update attune.plan_adjustment a
  set state = next, round = new.round, changed_at = new.at,
    version = case new.kind when 'SET_BACK' then null else coalesce(new.version, a.version) end
  where a.practice_id = new.practice_id and a.id = new.adjustment_id;
  return null;
end $$;
create trigger adjustment_moves after insert on attune.plan_adjustment_event
  for each row execute function attune.adjustment_moves();

-- A change that has become a version goes with it: in force in the same transaction. Where a later version is put
-- forward in its place, the change goes on in that when it holds the same, and is set back when it does not.
create function attune.adjustments_follow_version() returns trigger
  language plpgsql security definer set search_path = attune, pg_temp as $$
declare
  one record;
  who text := coalesce((select m.name from attune.member m where m.practice_id = new.practice_id and m.id = attune.member_id()),
    (select c.name from attune.client c where c.practice_id = new.practice_id and c.id = new.client_id), '');
begin
  for one in
    select a.id, a.client_id, a.round, a.version, exists (select from attune.activity y
        join attune.plan_adjustment_round r on r.practice_id = a.practice_id and r.adjustment_id = a.id and r.round = a.round
        where y.practice_id = a.practice_id and y.plan_id = a.plan_id and y.version = new.version and y.line_id = a.activity_line_id
          and (r.from_modality = r.to_modality or y.modality = r.to_modality)
          and (r.from_minutes = r.to_minutes or y.minutes = r.to_minutes)
          and (r.from_every_weeks = r.to_every_weeks or y.every_weeks = r.to_every_weeks)
          and (r.from_max_pressure is not distinct from r.to_max_pressure
            or y.max_pressure is not distinct from r.to_max_pressure)) as held
    from attune.plan_adjustment a
    where a.practice_id = new.practice_id and a.plan_id = new.plan_id and a.state = 'ACKNOWLEDGED'
  loop
    if new.state = 'IN_FORCE' and one.version = new.version then
      insert into attune.plan_adjustment_event (practice_id, id, adjustment_id, client_id, round, kind, at, by_user, by_member, by_name)
      values (new.practice_id, gen_random_uuid(), one.id, one.client_id, one.round, 'BRING_INTO_FORCE', new.in_force_at,
        attune.user_id(), null, who);
    elsif new.state = 'PROPOSED' and one.version <> new.version then
      insert into attune.plan_adjustment_event (practice_id, id, adjustment_id, client_id, round, kind, version, at, by_user, by_member, by_name)
      values (new.practice_id, gen_random_uuid(), one.id, one.client_id, one.round, case when one.held then 'CARRY' else 'SET_BACK' end,
        case when one.held then new.version end, new.proposed_at, attune.user_id(), null, who);
    end if;
  end loop;
  return null;
end $$;
create trigger adjustments_follow_version after update of state on attune.care_plan_version
  for each row when (new.state in ('PROPOSED', 'IN_FORCE') and new.state <> old.state)
  execute function attune.adjustments_follow_version();

revoke execute on function attune.adjustment_moves, attune.adjustments_follow_version from public;
`;

const JUDGE = 'attune.bookings_to_judge(uuid, timestamptz)';
const INTAKE = `'intakeComplete', exists`;
const JUDGED = `'judged', a.starts_at`;
const BOOKED_AT = `'bookedAt', a.created_at, `;
/** What the changes in force were made from, and when, of the plan that is active. */
const ADJUSTED = `'adjusted', (select coalesce(jsonb_agg(distinct jsonb_build_object('discipline', j.discipline, 'modality', w.modality, 'since', j.changed_at)), '[]')
      from attune.care_plan p
      join attune.plan_adjustment j on j.practice_id = here and j.plan_id = p.id and j.state = 'IN_FORCE'
      join attune.plan_adjustment_round o on o.practice_id = here and o.adjustment_id = j.id and o.round = j.round
      cross join lateral (values (o.from_modality), (o.to_modality)) w (modality)
      where p.practice_id = here and p.client_id = of_client and p.state = 'ACTIVE'),
    `;

const TELL = 'attune.people_to_tell_of(text, uuid, uuid)';
const STANDS = 'attune.notification_stands(uuid, timestamptz)';

/** Puts one text for another into a function that is there, whatever else it has become. */
function replaced(name: string, from: string, to: string): string {
  return `do $do$ begin
    execute replace(pg_get_functiondef('${name}'::regprocedure), $from$${from}$from$, $to$${to}$to$);
  end $do$;`;
}

const ELSE = `  else
    raise exception 'nobody knows whom to tell of %'`;
/** Whoever it waits for, while it does; each round is an occasion of its own. */
const WHOM = `  when 'ADJUSTMENT_PROPOSED' then
    return query
    select m.user_id, j.client_id, j.id, j.round::text
    from attune.plan_adjustment j
    join attune.care_team_member t on t.practice_id = here and t.client_id = j.client_id and t.lead and t.state in ('TRIAL', 'ACTIVE')
    join attune.member m on m.practice_id = here and m.id = t.member_id and m.ended_at is null
    where j.practice_id = here and j.id = of_subject and j.state = 'PROPOSED' and m.user_id is distinct from by_user;

  when 'ADJUSTMENT_OBJECTED', 'ADJUSTMENT_ACKNOWLEDGED' then
    return query
    select m.user_id, j.client_id, j.id, j.round::text
    from attune.plan_adjustment j
    join attune.member m on m.practice_id = here and m.id = j.proposed_by and m.ended_at is null
    join attune.audience_of_plan(j.client_id) a on a.user_id = m.user_id
    where j.practice_id = here and j.id = of_subject and m.user_id is distinct from by_user
      and j.state = case of_kind when 'ADJUSTMENT_OBJECTED' then 'OBJECTED' else 'ACKNOWLEDGED' end;

  -- The subject is the version; told are whoever proposed and the lead.
  when 'ADJUSTMENT_IN_FORCE' then
    return query
    select distinct m.user_id, j.client_id, j.id, ''
    from attune.care_plan_version v
    join attune.plan_adjustment j on j.practice_id = here and j.plan_id = v.plan_id and j.version = v.version and j.state = 'IN_FORCE'
    join attune.audience_of_plan(v.client_id) a on true
    join attune.member m on m.practice_id = here and m.user_id = a.user_id and m.ended_at is null
    where v.practice_id = here and v.id = of_subject and m.user_id is distinct from by_user
      and (m.id = j.proposed_by or exists (select from attune.care_team_member t
        where t.practice_id = here and t.client_id = j.client_id and t.member_id = m.id and t.lead and t.state in ('TRIAL', 'ACTIVE')));

  when 'PLAN_REVIEWED' then
    return query
    select c.user_id, r.client_id, r.plan_id, r.id::text
    from attune.plan_review r
    join attune.client c on c.practice_id = here and c.id = r.client_id and c.user_id is not null
    where r.practice_id = here and r.id = of_subject and r.held_at is not null and c.user_id is distinct from by_user;

`;

const CASE = 'select case n.kind';
const WHILE_SO = `
    when 'ADJUSTMENT_PROPOSED' then exists (select from attune.plan_adjustment j
      where j.practice_id = n.practice_id and j.id = n.subject_id and j.state = 'PROPOSED')
    when 'ADJUSTMENT_OBJECTED' then exists (select from attune.plan_adjustment j
      where j.practice_id = n.practice_id and j.id = n.subject_id and j.state = 'OBJECTED')`;
