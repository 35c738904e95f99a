import type { MigrationInterface, QueryRunner } from 'typeorm';
import { run, SELF, shared, TEAM } from './sql-support.ts';

const HERE = 'practice_id = (select attune.practice_id())';
// Named as where they came from, so that what is undone is what was there.
const READABLE_IDS = '(select attune.readable_client_ids() as team_client_ids)::uuid[]';
const READABLE = `client_id = any (${READABLE_IDS})`;
const READABLE_BY_TEAM = 'client_id = any ((select attune.readable_client_ids())::uuid[])';
const READABLE_BY_PSYCHOTHERAPIST =
  'client_id = any ((select attune.readable_psychotherapy_client_ids())::uuid[])';
const READABLE_PSYCHOTHERAPIST =
  'client_id = any ((select attune.readable_psychotherapy_client_ids() as psychotherapy_client_ids)::uuid[])';
const ACTOR = '(select attune.user_id())';
/** Row condition: of a flag that the actor was called in for. */
const calledIn = (column: string) => `${column} = any ((select attune.called_in_flag_ids())::uuid[])`;
const CALLED_IN_CLIENT = 'any ((select attune.called_in_client_ids())::uuid[])';

const BY_ACTOR = `actor_user = ${ACTOR}`;
const OWN_KINDS = `kind in ('RAISED', 'SEEN', 'ACKNOWLEDGED', 'HOLD_LIFTED', 'RESOLVED')`;

/** A policy of the application: what it was, and what it is for whoever is called in besides. */
interface Opened {
  readonly table: string;
  readonly command: 'select' | 'insert' | 'update';
  readonly was: string;
  readonly also: string;
}

/** What being called in opens, and nothing else: each line is a right to be read as one. */
const OPENED: readonly Opened[] = [
  // Name and contact; the team's names.
  {
    table: 'client',
    command: 'select',
    was: `id = (select attune.client_id()) or id = any (${READABLE_IDS}) or (select attune.is_administrator())`,
    also: `id = ${CALLED_IN_CLIENT}`,
  },
  {
    table: 'care_team_member',
    command: 'select',
    was: `${SELF} or ${READABLE} or member_id = (select attune.member_id()) or (select attune.is_administrator())`,
    also: `(state in ('TRIAL', 'ACTIVE') and client_id = ${CALLED_IN_CLIENT})`,
  },
  // The flag with its reason and history; what others said at its steps stays the team's.
  { table: 'distress_flag', command: 'select', was: `${SELF} or ${READABLE}`, also: calledIn('id') },
  {
    table: 'distress_flag_reason',
    command: 'select',
    was: `${READABLE_PSYCHOTHERAPIST} or raised_by_user = ${ACTOR}`,
    also: calledIn('flag_id'),
  },
  { table: 'flag_event', command: 'select', was: `${SELF} or ${READABLE}`, also: calledIn('flag_id') },
  { table: 'flag_step', command: 'select', was: READABLE_BY_TEAM, also: calledIn('flag_id') },
  { table: 'flag_told', command: 'select', was: `${SELF} or ${READABLE_BY_TEAM}`, also: calledIn('flag_id') },
  // What helps, for the table and for the client.
  {
    table: 'safety_plan',
    command: 'select',
    was: `${SELF} or ${READABLE_BY_TEAM}`,
    also: `client_id = ${CALLED_IN_CLIENT}`,
  },
  {
    table: 'safety_plan_steps',
    command: 'select',
    was: `${SELF} or ${READABLE_BY_PSYCHOTHERAPIST} or ${shared('SAFETY_PLAN', 'MASSAGE')}`,
    also: `client_id = ${CALLED_IN_CLIENT}`,
  },
  // And to acknowledge it, with a word: the trigger below holds what of the flag that may change.
  { table: 'distress_flag', command: 'update', was: TEAM, also: calledIn('id') },
  {
    table: 'flag_event',
    command: 'insert',
    was: `${BY_ACTOR} and ${OWN_KINDS} and (${SELF} or ${TEAM})`,
    also: `(${BY_ACTOR} and kind = 'ACKNOWLEDGED' and ${calledIn('flag_id')})`,
  },
  {
    table: 'flag_event_text',
    command: 'insert',
    was: `${BY_ACTOR} and (${SELF} or ${TEAM})`,
    also: `(${BY_ACTOR} and client_id = ${CALLED_IN_CLIENT})`,
  },
];

/**
 * R17, access "Called in": a psychotherapist whom an escalation reached is not of the team, and has for
 * that flag, while it is open, what it takes to help: and the owner, as the last step, learns that a
 * flag is not answered, whose it is and whom it was sent to, and not why.
 */
export class CallIn1764100600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await run(runner, FUNCTIONS);
    await run(runner, OPENED.map((one) => policy(one, `(${one.was}) or ${one.also}`)).join('\n'));
    await run(
      runner,
      HOLDS('attune.readable_client_ids()', 'attune.readable_client_ids() || attune.called_in_client_ids()'),
    );
    await run(runner, ACKNOWLEDGING(CALLED_IN_ACKNOWLEDGES) + STOPPING(UNLESS_CALLED_IN));
    await run(runner, GRANTS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, OPENED.map((one) => policy(one, one.was)).join('\n'));
    await run(
      runner,
      HOLDS('attune.readable_client_ids() || attune.called_in_client_ids()', 'attune.readable_client_ids()'),
    );
    await run(runner, ACKNOWLEDGING('') + STOPPING(''));
    await run(
      runner,
      `drop function attune.told_of_flags, attune.unanswered_flags, attune.audience_of_flag, attune.called_in_client_ids, attune.called_in_flag_ids;`,
    );
  }
}

function policy({ table, command }: Opened, condition: string): string {
  const test = `(${HERE} and (${condition}))`;
  const clause =
    command === 'insert'
      ? `with check ${test}`
      : command === 'select'
        ? `using ${test}`
        : `using ${test} with check (${HERE})`;
  return `alter policy app_${command} on attune.${table} ${clause};`;
}

const FUNCTIONS = `
-- The flags that are open and that the actor, who is not of the client's team, was called in for.
create function attune.called_in_flag_ids() returns uuid[] language plpgsql stable parallel safe security definer
  set search_path = attune, pg_temp as $$
begin
  if attune.member_id() is null or not attune.has_role('PSYCHOTHERAPIST') then
    return '{}';
  end if;
  return (select coalesce(array_agg(distinct t.flag_id), '{}')
    from attune.flag_told t
    join attune.distress_flag f on f.practice_id = t.practice_id and f.id = t.flag_id and f.state <> 'RESOLVED'
    where t.practice_id = attune.practice_id() and t.user_id = attune.user_id() and t.who = 'ON_CALL'
      and not exists (select from attune.care_team_member m where m.practice_id = t.practice_id
        and m.member_id = attune.member_id() and m.client_id = t.client_id and m.state in ('TRIAL', 'ACTIVE')));
end $$;
-- Their clients: for what being called in opens beside the flag itself, such as the safety plan.
create function attune.called_in_client_ids() returns uuid[] language plpgsql stable parallel safe security definer
  set search_path = attune, pg_temp as $$
declare flags uuid[] := attune.called_in_flag_ids();
begin
  if cardinality(flags) = 0 then
    return '{}';
  end if;
  return (select coalesce(array_agg(distinct f.client_id), '{}') from attune.distress_flag f
    where f.practice_id = attune.practice_id() and f.id = any (flags));
end $$;

-- Who may be told that something of a flag changed: besides those of the client, whom it was sent to.
create function attune.audience_of_flag(of_flag uuid, of_client uuid) returns table (user_id uuid, administrator boolean)
  language sql stable security definer set search_path = attune, pg_temp as $$
  select a.user_id, a.administrator from attune.audience_of(of_client) a
  union
  select t.user_id, false from attune.flag_told t
  join attune.member m on m.practice_id = t.practice_id and m.id = t.member_id and m.ended_at is null
  where t.practice_id = attune.practice_id() and t.flag_id = of_flag and t.who in ('ON_CALL', 'OWNER')
$$;

-- R17: what the owner learns as the last step: that it is not answered, whose it is, whom it was sent
-- to and when. Not why: nothing of its reason, source, hold or guidance.
create function attune.unanswered_flags()
  returns table (flag_id uuid, client_id uuid, level text, raised_at timestamptz, acknowledge_by timestamptz)
  language plpgsql stable security definer set search_path = attune, pg_temp as $$
#variable_conflict use_column
begin
  if attune.member_id() is null or not attune.has_role('OWNER') then
    return;
  end if;
  return query
  select f.id, f.client_id, f.level, f.raised_at, f.acknowledge_by
  from attune.distress_flag f
  where f.practice_id = attune.practice_id() and f.state = 'RAISED'
    and exists (select from attune.flag_told t where t.practice_id = f.practice_id and t.flag_id = f.id
      and t.user_id = attune.user_id() and t.who = 'OWNER')
    and not f.client_id = any (attune.team_client_ids());
end $$;
-- Whom flags were sent to, for whoever sees them, and for the owner of those that are not answered.
create function attune.told_of_flags(of_flags uuid[])
  returns table (flag_id uuid, member_id uuid, name text, told_at timestamptz)
  language plpgsql stable security definer set search_path = attune, pg_temp as $$
#variable_conflict use_column
declare
  near uuid[] := attune.readable_client_ids();
  called uuid[] := attune.called_in_flag_ids();
  unanswered uuid[] := array(select u.flag_id from attune.unanswered_flags() u);
begin
  return query
  select t.flag_id, t.member_id, t.name, max(t.told_at)
  from attune.flag_told t
  where t.practice_id = attune.practice_id() and t.flag_id = any (of_flags)
    and (t.client_id = any (near) or t.flag_id = any (called) or t.flag_id = any (unanswered) or t.client_id = attune.client_id())
  group by t.flag_id, t.member_id, t.name
  order by min(t.told_at), t.name;
end $$;
`;

/** The hold is on for whoever is called in, too. */
const HOLDS = (from: string, to: string) => `do $do$ begin
  execute replace(pg_get_functiondef('attune.holds_of(uuid[])'::regprocedure), '${from}', '${to}');
end $do$;`;

const CALLED_IN_ACKNOWLEDGES = `
  -- Whoever was called in acknowledges, and changes nothing else of it.
  if old.state = 'RAISED' and new.state = 'ACKNOWLEDGED' and new.id = any (attune.called_in_flag_ids())
    and new.hold_lifted_at is not distinct from old.hold_lifted_at and new.conditions is not distinct from old.conditions
    and new.resolved_at is null then
    return new;
  end if;`;

const ACKNOWLEDGING = (more: string) => `
create or replace function attune.lift_needs_psychotherapist() returns trigger
  language plpgsql security definer set search_path = attune, pg_temp as $$
begin
  if current_setting('role') = 'attune_owner' or session_user = 'attune_owner' then return new; end if;
  if (old.state = 'RESOLVED') or (old.state = 'ACKNOWLEDGED' and new.state = 'RAISED')
    or (old.hold_lifted_at is not null and new.hold_lifted_at is distinct from old.hold_lifted_at) then
    raise exception 'a flag goes forward only' using errcode = 'check_violation', constraint = 'flag_history_is_fixed';
  end if;${more}
  if (new.hold_lifted_at is distinct from old.hold_lifted_at or new.conditions is distinct from old.conditions
      or new.state <> old.state)
    and not (new.client_id = any (attune.psychotherapy_client_ids())) then
    raise exception 'only a psychotherapist of the team acknowledges, lifts a hold or resolves'
      using errcode = 'insufficient_privilege', constraint = 'lift_needs_psychotherapist';
  end if;
  return new;
end $$;`;

/** And so their acknowledgement stops the clock. */
const STOPPING = (more: string) => `
create or replace function attune.clock_stops_by_psychotherapist() returns trigger language plpgsql as $$
begin
  if current_user = 'attune_app'
    and (new.acknowledged_at, new.resolved_at) is distinct from (old.acknowledged_at, old.resolved_at)
    and not (new.client_id = any (attune.psychotherapy_client_ids()))${more} then
    raise exception 'only a psychotherapist of the team stops the clock of a flag'
      using errcode = 'insufficient_privilege', constraint = 'clock_stops_by_psychotherapist';
  end if;
  return new;
end $$;`;
const UNLESS_CALLED_IN = `
    and not (new.resolved_at is null and new.id = any (attune.called_in_flag_ids()))`;

const GRANTS = `
revoke execute on all functions in schema attune from public;
grant execute on function attune.called_in_flag_ids, attune.called_in_client_ids, attune.audience_of_flag,
  attune.unanswered_flags, attune.told_of_flags to attune_app;
`;
