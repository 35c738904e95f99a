// long-file: a migration is one step that is taken whole; its tables and functions refer to each other.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ADMINISTRATOR, closeTable, oneOf, run, SELF, TEAM } from './sql-support.ts';

const LEVELS = ['NOTICE', 'CONCERN', 'ALERT', 'CRISIS'];
const WHO = ['LEAD', 'TEAM_PSYCHOTHERAPISTS', 'ON_CALL', 'OWNER'];
const MEMBER = '(select attune.member_id()) is not null';
const READABLE = 'client_id = any ((select attune.readable_client_ids())::uuid[])';
/** Who works by the rota: those who keep it, and those who stand in it. */
const ROTA = `${ADMINISTRATOR} or (select attune.has_role('PSYCHOTHERAPIST'))`;
const OWN = '(select attune.member_id())';

/**
 * R17: who is told when nobody answers a flag. The practice's policy with its limits, the rota of who is
 * on call, and for each flag the steps that it will take, written by a trigger in the transaction that
 * raises it, so that whoever raises needs to know nothing of them and none can be forgotten.
 */
export class CreateEscalation1764100500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await run(runner, POLICY_TABLES);
    await run(runner, ROTA_TABLES);
    await run(runner, STEP_TABLES);
    await run(runner, POLICY_FUNCTIONS);
    await run(runner, ROTA_FUNCTIONS);
    await run(runner, STEP_FUNCTIONS);
    await run(runner, PERFORMING);
    await run(runner, TELLING);
    await run(
      runner,
      [
        // Written whole by write_escalation_policy alone: a version can never be added to later.
        closeTable({ table: 'escalation_policy', rows: { select: MEMBER } }),
        closeTable({ table: 'escalation_level', rows: { select: MEMBER } }),
        closeTable({ table: 'escalation_step', rows: { select: MEMBER } }),
        closeTable({
          table: 'on_call_shift',
          rows: { select: ROTA, insert: ADMINISTRATOR, update: ADMINISTRATOR },
          updatable: ['ends_at', 'cancelled_at'],
        }),
        closeTable({
          table: 'on_call_hand_over',
          rows: {
            select: ROTA,
            insert: `from_member = ${OWN} and state = 'ASKED' and exists (select from attune.on_call_shift s
              where s.practice_id = on_call_hand_over.practice_id and s.id = on_call_hand_over.shift_id
                and s.member_id = ${OWN} and s.cancelled_at is null and s.ends_at > now())`,
          },
          worker: { select: 'true' },
        }),
        closeTable({
          table: 'member_contact',
          rows: {
            select: MEMBER,
            insert: `member_id = ${OWN} or ${ADMINISTRATOR}`,
            update: `member_id = ${OWN} or ${ADMINISTRATOR}`,
          },
          updatable: ['phone'],
        }),
        closeTable({ table: 'flag_step', rows: { select: READABLE } }),
        closeTable({ table: 'flag_told', rows: { select: `${SELF} or ${READABLE}` } }),
      ].join('\n'),
    );
    await run(runner, GRANTS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, UNDO);
    await run(runner, TELLING_BEFORE);
  }
}

const POLICY_TABLES = `
create table attune.escalation_policy (
  practice_id uuid not null references attune.practice (id),
  id uuid not null,
  version integer not null constraint escalation_policy_version_check check (version >= 1),
  changed_at timestamptz not null default now(),
  changed_by uuid not null,
  -- As it was then.
  changed_by_name text not null,
  primary key (practice_id, id),
  constraint escalation_policy_version_key unique (practice_id, version),
  constraint escalation_policy_member_fk foreign key (practice_id, changed_by) references attune.member (practice_id, id)
);

create table attune.escalation_level (
  practice_id uuid not null,
  policy_id uuid not null,
  level text not null ${oneOf('level', LEVELS)},
  acknowledge_within integer,
  remind_every integer,
  primary key (practice_id, policy_id, level),
  constraint escalation_level_policy_fk foreign key (practice_id, policy_id) references attune.escalation_policy (practice_id, id),
  -- Minutes, within limits that no practice can leave: a crisis has a clock, and its owner is told again.
  constraint escalation_level_clock_check check (case level
    when 'NOTICE' then acknowledge_within is null or acknowledge_within between 60 and 10080
    when 'CONCERN' then acknowledge_within is not null and acknowledge_within between 30 and 2880
    when 'ALERT' then acknowledge_within is not null and acknowledge_within between 10 and 240
    else acknowledge_within is not null and acknowledge_within between 1 and 30 end),
  constraint escalation_level_remind_check check (case level
    when 'CRISIS' then remind_every is not null and remind_every between 1 and 60
    when 'ALERT' then remind_every is null or remind_every between 15 and 1440
    else remind_every is null or remind_every between 60 and 10080 end)
);

create table attune.escalation_step (
  practice_id uuid not null,
  policy_id uuid not null,
  level text not null,
  position integer not null constraint escalation_step_position_check check (position between 1 and 8),
  who text not null ${oneOf('who', WHO)},
  after_minutes integer not null,
  channels text[] not null,
  primary key (practice_id, policy_id, level, position),
  constraint escalation_step_level_fk foreign key (practice_id, policy_id, level)
    references attune.escalation_level (practice_id, policy_id, level),
  constraint escalation_step_once unique (practice_id, policy_id, level, who, after_minutes),
  constraint escalation_step_first_check check (position > 1 or after_minutes = 0),
  constraint escalation_step_time_check check (after_minutes between 0 and
    case level when 'NOTICE' then 10080 when 'CONCERN' then 4320 when 'ALERT' then 1440 else 60 end),
  constraint escalation_step_channels_check check ('BELL' = any (channels) and channels <@ array['BELL', 'MAIL', 'PUSH']
    and cardinality(channels) <= 3)
);
`;

const ROTA_TABLES = `
create table attune.on_call_shift (
  practice_id uuid not null references attune.practice (id),
  id uuid not null,
  member_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  created_at timestamptz not null default now(),
  created_by uuid not null,
  -- The shift whose rest this one is.
  handed_from uuid,
  cancelled_at timestamptz,
  primary key (practice_id, id),
  constraint on_call_shift_member_fk foreign key (practice_id, member_id) references attune.member (practice_id, id),
  constraint on_call_shift_from_fk foreign key (practice_id, handed_from) references attune.on_call_shift (practice_id, id),
  constraint on_call_shift_length_check check (ends_at > starts_at and ends_at <= starts_at + interval '32 days')
);
create index on_call_shift_time_idx on attune.on_call_shift (practice_id, ends_at) where cancelled_at is null;

create table attune.on_call_hand_over (
  practice_id uuid not null,
  id uuid not null,
  shift_id uuid not null,
  from_member uuid not null,
  to_member uuid not null,
  asked_at timestamptz not null default now(),
  state text not null ${oneOf('state', ['ASKED', 'ACCEPTED', 'DECLINED', 'WITHDRAWN'])},
  settled_at timestamptz,
  primary key (practice_id, id),
  constraint on_call_hand_over_shift_fk foreign key (practice_id, shift_id) references attune.on_call_shift (practice_id, id),
  constraint on_call_hand_over_from_fk foreign key (practice_id, from_member) references attune.member (practice_id, id),
  constraint on_call_hand_over_to_fk foreign key (practice_id, to_member) references attune.member (practice_id, id),
  constraint on_call_hand_over_two_check check (from_member <> to_member),
  constraint on_call_hand_over_settled_check check ((state = 'ASKED') = (settled_at is null))
);
create unique index on_call_hand_over_open on attune.on_call_hand_over (practice_id, shift_id) where state = 'ASKED';

-- Where the practice's people reach each other. Apart from the member: clients see their practitioners.
create table attune.member_contact (
  practice_id uuid not null,
  member_id uuid not null,
  phone text,
  primary key (practice_id, member_id),
  constraint member_contact_member_fk foreign key (practice_id, member_id) references attune.member (practice_id, id)
);
`;

const STEP_TABLES = `
-- What a flag does while nobody answers: a row for each step, written when it is raised.
create table attune.flag_step (
  practice_id uuid not null,
  flag_id uuid not null,
  position integer not null,
  client_id uuid not null,
  who text not null ${oneOf('who', WHO)},
  -- Minutes from raising, as the policy had it; steps of one moment have the same.
  after_minutes integer not null,
  channels text[] not null,
  -- By the clock of the database; earlier than the policy says where nobody was reached before it.
  due_at timestamptz not null,
  -- Later than due where it failed: what fails does not keep what comes after it waiting.
  try_at timestamptz not null,
  -- The owner told again.
  reminder boolean not null default false,
  done_at timestamptz,
  reached integer,
  stopped_at timestamptz,
  primary key (practice_id, flag_id, position),
  constraint flag_step_flag_fk foreign key (practice_id, flag_id) references attune.distress_flag (practice_id, id),
  constraint flag_step_done_check check ((done_at is null) = (reached is null))
);
create index flag_step_due_idx on attune.flag_step (try_at) where done_at is null and stopped_at is null;

-- R17: whom a step reached; the key is that nobody is told twice by the same step.
create table attune.flag_told (
  practice_id uuid not null,
  flag_id uuid not null,
  position integer not null,
  user_id uuid not null,
  client_id uuid not null,
  member_id uuid not null,
  name text not null,
  who text not null ${oneOf('who', WHO)},
  told_at timestamptz not null,
  primary key (practice_id, flag_id, position, user_id),
  constraint flag_told_step_fk foreign key (practice_id, flag_id, position)
    references attune.flag_step (practice_id, flag_id, position)
);
create index flag_told_user_idx on attune.flag_told (practice_id, user_id, flag_id) where who in ('ON_CALL', 'OWNER');

alter table attune.flag_event drop constraint flag_event_kind_check;
alter table attune.flag_event add constraint flag_event_kind_check
  ${oneOf('kind', ['RAISED', 'SEEN', 'ACKNOWLEDGED', 'HOLD_LIFTED', 'RESOLVED', 'TOLD', 'ESCALATED', 'UNREACHED'])};
`;

const POLICY_FUNCTIONS = `
-- What holds until a practice sets something else; DEFAULT_ESCALATION in shared/ says the same.
create function attune.default_escalation_level() returns table (level text, acknowledge_within integer, remind_every integer)
  language sql immutable set search_path = attune, pg_temp as $$
  values ('NOTICE', null::integer, null::integer), ('CONCERN', 1440, null), ('ALERT', 60, null), ('CRISIS', 10, 15)
$$;
create function attune.default_escalation_step()
  returns table (level text, "position" integer, who text, after_minutes integer, channels text[])
  language sql immutable set search_path = attune, pg_temp as $$
  values ('NOTICE', 1, 'LEAD', 0, '{BELL,MAIL}'::text[]),
    ('CONCERN', 1, 'LEAD', 0, '{BELL,MAIL}'), ('CONCERN', 2, 'TEAM_PSYCHOTHERAPISTS', 1440, '{BELL,MAIL}'),
    ('CONCERN', 3, 'ON_CALL', 2160, '{BELL,MAIL}'), ('CONCERN', 4, 'OWNER', 2880, '{BELL,MAIL}'),
    ('ALERT', 1, 'LEAD', 0, '{BELL,MAIL,PUSH}'), ('ALERT', 2, 'TEAM_PSYCHOTHERAPISTS', 60, '{BELL,MAIL,PUSH}'),
    ('ALERT', 3, 'ON_CALL', 75, '{BELL,MAIL,PUSH}'), ('ALERT', 4, 'OWNER', 90, '{BELL,MAIL,PUSH}'),
    ('CRISIS', 1, 'LEAD', 0, '{BELL,MAIL,PUSH}'), ('CRISIS', 2, 'TEAM_PSYCHOTHERAPISTS', 0, '{BELL,MAIL,PUSH}'),
    ('CRISIS', 3, 'ON_CALL', 10, '{BELL,MAIL,PUSH}'), ('CRISIS', 4, 'OWNER', 15, '{BELL,MAIL,PUSH}')
$$;
create function attune.escalation_level_of(of_practice uuid, of_level text)
  returns table (policy_id uuid, acknowledge_within integer, remind_every integer)
  language plpgsql stable security definer set search_path = attune, pg_temp as $$
declare newest uuid := (select p.id from attune.escalation_policy p where p.practice_id = of_practice order by p.version desc limit 1);
begin
  if newest is null then
    return query select null::uuid, d.acknowledge_within, d.remind_every from attune.default_escalation_level() d where d.level = of_level;
  else
    return query select newest, l.acknowledge_within, l.remind_every from attune.escalation_level l
      where l.practice_id = of_practice and l.policy_id = newest and l.level = of_level;
  end if;
end $$;
create function attune.escalation_steps_of(of_practice uuid, of_level text)
  returns table ("position" integer, who text, after_minutes integer, channels text[])
  language plpgsql stable security definer set search_path = attune, pg_temp as $$
declare newest uuid := (select p.id from attune.escalation_policy p where p.practice_id = of_practice order by p.version desc limit 1);
begin
  if newest is null then
    return query select d."position", d.who, d.after_minutes, d.channels from attune.default_escalation_step() d where d.level = of_level;
  else
    return query select s.position, s.who, s.after_minutes, s.channels from attune.escalation_step s
      where s.practice_id = of_practice and s.policy_id = newest and s.level = of_level;
  end if;
end $$;

-- R17: what no single row can hold, asked when the transaction commits: every level is there, begins at
-- once, goes on no later than when its time to answer is over, and ends at the owner where it must.
create function attune.escalation_is_safe() returns trigger
  language plpgsql security definer set search_path = attune, pg_temp as $$
declare
  of_policy uuid := coalesce((to_jsonb(new) ->> 'policy_id')::uuid, (to_jsonb(new) ->> 'id')::uuid);
begin
  if (select count(*) from attune.escalation_level l where l.practice_id = new.practice_id and l.policy_id = of_policy) <> 4
    or exists (
      select from attune.escalation_level l
      left join lateral (
        select count(*) as steps, min(s.position) as first, max(s.position) as last,
          min(s.after_minutes) filter (where s.after_minutes > 0) as next,
          (array_agg(s.who order by s.position desc))[1] as ends_at,
          array_agg(s.after_minutes order by s.position) = array_agg(s.after_minutes order by s.after_minutes, s.position) as in_order
        from attune.escalation_step s
        where s.practice_id = l.practice_id and s.policy_id = l.policy_id and s.level = l.level) s on true
      where l.practice_id = new.practice_id and l.policy_id = of_policy
        and not (s.steps > 0 and s.first = 1 and s.last = s.steps and s.in_order
          and (l.level = 'NOTICE' or s.ends_at = 'OWNER')
          and (l.acknowledge_within is null or s.next is null or s.next <= l.acknowledge_within))) then
    raise exception 'R17: an escalation policy names every level, from the first moment to the owner'
      using errcode = 'check_violation', constraint = 'escalation_is_safe';
  end if;
  return null;
end $$;
create constraint trigger escalation_is_safe after insert on attune.escalation_policy
  deferrable initially deferred for each row execute function attune.escalation_is_safe();
create constraint trigger escalation_is_safe after insert on attune.escalation_level
  deferrable initially deferred for each row execute function attune.escalation_is_safe();
create constraint trigger escalation_is_safe after insert on attune.escalation_step
  deferrable initially deferred for each row execute function attune.escalation_is_safe();

create function attune.escalation_is_fixed() returns trigger language plpgsql as $$
begin
  raise exception 'a version of the escalation is followed by another, never changed'
    using errcode = 'check_violation', constraint = 'escalation_is_fixed';
end $$;
create trigger escalation_is_fixed before update or delete on attune.escalation_policy
  for each row execute function attune.escalation_is_fixed();
create trigger escalation_is_fixed before update or delete on attune.escalation_level
  for each row execute function attune.escalation_is_fixed();
create trigger escalation_is_fixed before update or delete on attune.escalation_step
  for each row execute function attune.escalation_is_fixed();

-- Writes the next version whole. Null: somebody wrote one in the meantime. For who runs the practice.
create function attune.write_escalation_policy(new_id uuid, based_on integer, levels jsonb) returns integer
  language plpgsql volatile security definer set search_path = attune, pg_temp as $$
declare newest integer;
begin
  if not attune.is_administrator() or attune.member_id() is null then
    raise exception 'the escalation is for who runs the practice'
      using errcode = 'insufficient_privilege', constraint = 'escalation_needs_administrator';
  end if;
  perform pg_advisory_xact_lock(hashtextextended(attune.practice_id()::text, 17));
  newest := coalesce((select max(p.version) from attune.escalation_policy p where p.practice_id = attune.practice_id()), 0);
  if newest <> based_on then
    return null;
  end if;
  insert into attune.escalation_policy (practice_id, id, version, changed_by, changed_by_name)
  select m.practice_id, new_id, newest + 1, m.id, m.name from attune.member m
  where m.practice_id = attune.practice_id() and m.id = attune.member_id();
  insert into attune.escalation_level (practice_id, policy_id, level, acknowledge_within, remind_every)
  select attune.practice_id(), new_id, l.value ->> 'level', (l.value ->> 'acknowledgeWithinMinutes')::integer,
    (l.value ->> 'remindEveryMinutes')::integer
  from jsonb_array_elements(levels) l;
  insert into attune.escalation_step (practice_id, policy_id, level, position, who, after_minutes, channels)
  select attune.practice_id(), new_id, l.value ->> 'level', s.place, s.value ->> 'who', (s.value ->> 'afterMinutes')::integer,
    array(select jsonb_array_elements_text(s.value -> 'channels'))
  from jsonb_array_elements(levels) l
  cross join lateral jsonb_array_elements(l.value -> 'steps') with ordinality s (value, place);
  return newest + 1;
end $$;
`;

const ROTA_FUNCTIONS = `
-- Who is really on call in a time: shifts as far as their holder is a psychotherapist of the practice
-- whose verified licence is valid then.
create function attune.on_call_cover(from_time timestamptz, until_time timestamptz)
  returns table (member_id uuid, user_id uuid, name text, starts_at timestamptz, ends_at timestamptz)
  language sql stable security definer set search_path = attune, pg_temp as $$
  select m.id, m.user_id, m.name, span.starts_at, span.ends_at
  from attune.on_call_shift s
  join attune.practice p on p.id = s.practice_id
  join attune.member m on m.practice_id = s.practice_id and m.id = s.member_id and m.ended_at is null
  join attune.credential c on c.practice_id = m.practice_id and c.member_id = m.id and c.kind = 'LICENCE'
    and c.discipline = 'PSYCHOTHERAPY' and c.verified_at is not null
  cross join lateral (select greatest(s.starts_at, c.valid_from::timestamp at time zone p.time_zone) as starts_at,
    least(s.ends_at, (c.valid_until + 1)::timestamp at time zone p.time_zone) as ends_at) span
  where s.practice_id = attune.practice_id() and s.cancelled_at is null and s.ends_at > from_time and s.starts_at < until_time
    and span.starts_at < span.ends_at and span.ends_at > from_time and span.starts_at < until_time
    and exists (select from attune.member_role r where r.practice_id = m.practice_id and r.member_id = m.id and r.role = 'PSYCHOTHERAPIST')
$$;
create function attune.on_call_now() returns table (user_id uuid, member_id uuid, name text)
  language sql stable security definer set search_path = attune, pg_temp as $$
  select distinct c.user_id, c.member_id, c.name
  from attune.on_call_cover(clock_timestamp(), clock_timestamp() + interval '1 microsecond') c
  where c.starts_at <= clock_timestamp() and c.ends_at > clock_timestamp()
$$;
-- The first time from now to then in which nobody is on call; none where the practice calls nobody in.
create function attune.on_call_gap(from_time timestamptz, until_time timestamptz) returns tstzrange
  language plpgsql stable security definer set search_path = attune, pg_temp as $$
begin
  if attune.member_id() is null or not exists (
    select from unnest(array['NOTICE', 'CONCERN', 'ALERT', 'CRISIS']) level
    cross join lateral attune.escalation_steps_of(attune.practice_id(), level) s where s.who = 'ON_CALL') then
    return null;
  end if;
  return (select gap from unnest(
    tstzmultirange(tstzrange(from_time, until_time))
      - coalesce((select range_agg(tstzrange(c.starts_at, c.ends_at))
          from attune.on_call_cover(from_time, until_time) c), '{}'::tstzmultirange)) gap order by gap limit 1);
end $$;

-- On call is a psychotherapist with a valid licence; and what was, stays as it was: a shift that is
-- going on can end now, one to come can be cancelled, and nothing else of it changes.
create function attune.on_call_shift_is_kept() returns trigger
  language plpgsql security definer set search_path = attune, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    if not exists (
      select from attune.member m
      join attune.practice p on p.id = m.practice_id
      join attune.member_role r on r.practice_id = m.practice_id and r.member_id = m.id and r.role = 'PSYCHOTHERAPIST'
      join attune.credential c on c.practice_id = m.practice_id and c.member_id = m.id and c.kind = 'LICENCE'
        and c.discipline = 'PSYCHOTHERAPY' and c.verified_at is not null
        and c.valid_from <= (new.starts_at at time zone p.time_zone)::date
        and (c.valid_until is null or c.valid_until >= ((new.ends_at - interval '1 second') at time zone p.time_zone)::date)
      where m.practice_id = new.practice_id and m.id = new.member_id and m.ended_at is null) then
      raise exception 'R2, R17: on call is a psychotherapist whose licence is valid all the while'
        using errcode = 'check_violation', constraint = 'on_call_needs_licence';
    end if;
    return new;
  end if;
  if tg_op = 'DELETE' or old.cancelled_at is not null
    or (new.cancelled_at is not null and old.starts_at <= now())
    or new.ends_at > old.ends_at or (new.ends_at <> old.ends_at and new.ends_at < now()) then
    raise exception 'what somebody was on call for stays' using errcode = 'check_violation', constraint = 'on_call_shift_is_kept';
  end if;
  return new;
end $$;
create trigger on_call_shift_is_kept before insert or update or delete on attune.on_call_shift
  for each row execute function attune.on_call_shift_is_kept();

-- Settles a hand-over; whoever gives stays on call until it is accepted. Answers how it stands then:
-- ACCEPTED, DECLINED, WITHDRAWN, OVER (the shift is over), SETTLED (it was answered before); null: not theirs.
create function attune.settle_hand_over(of_hand_over uuid, answer text, new_shift uuid) returns text
  language plpgsql volatile security definer set search_path = attune, pg_temp as $$
declare
  asked attune.on_call_hand_over;
  shift attune.on_call_shift;
begin
  select * into asked from attune.on_call_hand_over h
  where h.practice_id = attune.practice_id() and h.id = of_hand_over for update;
  if asked.id is null or attune.member_id() is null
    or attune.member_id() <> (case answer when 'WITHDRAW' then asked.from_member else asked.to_member end) then
    return null;
  end if;
  if asked.state <> 'ASKED' then
    return 'SETTLED';
  end if;
  if answer = 'ACCEPT' then
    select * into shift from attune.on_call_shift s where s.practice_id = asked.practice_id and s.id = asked.shift_id for update;
    if shift.cancelled_at is not null or shift.ends_at <= now() then
      return 'OVER';
    end if;
    insert into attune.on_call_shift (practice_id, id, member_id, starts_at, ends_at, created_by, handed_from)
    values (shift.practice_id, new_shift, asked.to_member, greatest(shift.starts_at, now()), shift.ends_at, attune.member_id(), shift.id);
    if shift.starts_at < now() then
      update attune.on_call_shift s set ends_at = now() where s.practice_id = shift.practice_id and s.id = shift.id;
    else
      update attune.on_call_shift s set cancelled_at = now() where s.practice_id = shift.practice_id and s.id = shift.id;
    end if;
  end if;
  update attune.on_call_hand_over h
  set state = case answer when 'ACCEPT' then 'ACCEPTED' when 'DECLINE' then 'DECLINED' else 'WITHDRAWN' end, settled_at = now()
  where h.practice_id = asked.practice_id and h.id = asked.id;
  return case answer when 'ACCEPT' then 'ACCEPTED' when 'DECLINE' then 'DECLINED' else 'WITHDRAWN' end;
end $$;
`;

const STEP_FUNCTIONS = `
-- The time to answer is the practice's own.
create function attune.flag_gets_clock() returns trigger
  language plpgsql security definer set search_path = attune, pg_temp as $$
begin
  new.acknowledge_by := new.raised_at + make_interval(mins =>
    (select l.acknowledge_within from attune.escalation_level_of(new.practice_id, new.level) l));
  return new;
end $$;
create trigger flag_gets_clock before insert on attune.distress_flag
  for each row execute function attune.flag_gets_clock();

-- R16, R17: no flag without its steps. They are due by the clock of the database, so that servers whose
-- clocks differ do not matter, and in minutes that pass, so that no change of wall clocks does either.
-- What nobody raises in a request is history that is written down: it counts from when it was raised.
create function attune.flag_gets_steps() returns trigger
  language plpgsql security definer set search_path = attune, pg_temp as $$
begin
  insert into attune.flag_step (practice_id, flag_id, position, client_id, who, after_minutes, channels, due_at, try_at, stopped_at)
  select new.practice_id, new.id, s."position", new.client_id, s.who, s.after_minutes, s.channels, due.at, due.at,
    case when new.state <> 'RAISED' then coalesce(new.acknowledged_at, new.resolved_at, now()) end
  from attune.escalation_steps_of(new.practice_id, new.level) s
  cross join lateral (select case when attune.user_id() is null then new.raised_at else clock_timestamp() end
    + make_interval(mins => s.after_minutes) as at) due;
  return null;
end $$;
create trigger flag_gets_steps after insert on attune.distress_flag
  for each row execute function attune.flag_gets_steps();

-- Whoever answers ends what is still to come.
create function attune.flag_stops_steps() returns trigger
  language plpgsql security definer set search_path = attune, pg_temp as $$
begin
  update attune.flag_step s set stopped_at = clock_timestamp()
  where s.practice_id = new.practice_id and s.flag_id = new.id and s.done_at is null and s.stopped_at is null;
  return null;
end $$;
create trigger flag_stops_steps after update of state on attune.distress_flag
  for each row when (old.state = 'RAISED' and new.state <> 'RAISED') execute function attune.flag_stops_steps();
`;

const PERFORMING = `
-- Whom a step reaches, at this moment.
create function attune.people_of_step(of_client uuid, of_who text) returns table (user_id uuid, member_id uuid, name text)
  language sql stable security definer set search_path = attune, pg_temp as $$
  with team as (
    select m.user_id, m.id, m.name, bool_or(t.lead) as lead
    from attune.care_team_member t
    join attune.member m on m.practice_id = t.practice_id and m.id = t.member_id
    where t.practice_id = attune.practice_id() and t.client_id = of_client
      and t.discipline = 'PSYCHOTHERAPY' and t.state in ('TRIAL', 'ACTIVE') and m.ended_at is null
    group by m.user_id, m.id, m.name)
  select t.user_id, t.id, t.name from team t where t.lead = (of_who = 'LEAD') and of_who in ('LEAD', 'TEAM_PSYCHOTHERAPISTS')
  union
  select c.user_id, c.member_id, c.name from attune.on_call_now() c where of_who = 'ON_CALL'
  union
  select m.user_id, m.id, m.name
  from attune.member_role r
  join attune.member m on m.practice_id = r.practice_id and m.id = r.member_id
  where of_who = 'OWNER' and r.practice_id = attune.practice_id() and r.role = 'OWNER' and m.ended_at is null
$$;

-- The next step that is due, kept for this transaction: of one flag of the actor's practice, or of any.
-- What another worker holds, or somebody who is just answering, is passed over and looked at again
-- soon. A flag's steps come in order; one that failed and is put off lets the next one by. A flag's first
-- steps are told by their own job: the others take them up when that is not done after a while.
create function attune.take_due_step(of_flag uuid, patience interval)
  returns table (practice_id uuid, flag_id uuid, client_id uuid, "position" integer, level text, channels text[], first boolean)
  language plpgsql volatile security definer set search_path = attune, pg_temp as $$
begin
  return query
  select s.practice_id, s.flag_id, s.client_id, s.position, f.level, s.channels, s.after_minutes = 0
  from attune.flag_step s
  join attune.distress_flag f on f.practice_id = s.practice_id and f.id = s.flag_id
  where s.done_at is null and s.stopped_at is null and f.state = 'RAISED' and s.try_at <= clock_timestamp()
    and case when of_flag is null then s.after_minutes > 0 or s.due_at <= clock_timestamp() - patience
      else s.practice_id = attune.practice_id() and s.flag_id = of_flag end
    and not exists (select from attune.flag_step e
      where e.practice_id = s.practice_id and e.flag_id = s.flag_id and e.position < s.position
        and e.done_at is null and e.stopped_at is null and e.try_at <= clock_timestamp())
  order by s.due_at, s.position
  limit 1
  for no key update of s skip locked for share of f skip locked;
end $$;

-- A step that failed is tried again later.
create function attune.put_off_step(of_flag uuid, of_position integer, seconds integer) returns void
  language sql volatile security definer set search_path = attune, pg_temp as $$
  update attune.flag_step s set try_at = clock_timestamp() + make_interval(secs => seconds)
  where s.practice_id = attune.practice_id() and s.flag_id = of_flag and s.position = of_position
    and s.done_at is null and s.stopped_at is null
$$;

-- Does a step: notes whom it reaches and says so in the flag's history, and sees to what comes next.
-- Answers who is to be told now, which the caller does in the same transaction; done before: nobody.
create function attune.perform_step(of_flag uuid, of_position integer)
  returns table (user_id uuid, name text, who text)
  language plpgsql volatile security definer set search_path = attune, pg_temp as $$
#variable_conflict use_column
declare
  flag attune.distress_flag;
  step attune.flag_step;
  heard boolean;
  found integer;
  again integer;
  moment timestamptz := clock_timestamp();
begin
  select * into flag from attune.distress_flag f
  where f.practice_id = attune.practice_id() and f.id = of_flag and f.state = 'RAISED' for share;
  select * into step from attune.flag_step s
  where s.practice_id = flag.practice_id and s.flag_id = flag.id and s.position = of_position
    and s.done_at is null and s.stopped_at is null for no key update;
  if step.flag_id is null then
    return;
  end if;
  heard := exists (select from attune.flag_told t where t.practice_id = step.practice_id and t.flag_id = step.flag_id);
  insert into attune.flag_told (practice_id, flag_id, position, user_id, client_id, member_id, name, who, told_at)
  select step.practice_id, step.flag_id, step.position, p.user_id, step.client_id, p.member_id, p.name, step.who, moment
  from attune.people_of_step(step.client_id, step.who) p
  where p.user_id <> flag.raised_by_user on conflict do nothing;
  get diagnostics found = row_count;
  insert into attune.flag_event (practice_id, id, flag_id, client_id, at, kind, actor_user, actor_name)
  select t.practice_id, gen_random_uuid(), t.flag_id, t.client_id, t.told_at,
    case when step.after_minutes = 0 or not heard then 'TOLD' else 'ESCALATED' end, t.user_id, t.name
  from attune.flag_told t
  where t.practice_id = step.practice_id and t.flag_id = step.flag_id and t.position = step.position;
  if found = 0 then
    insert into attune.flag_event (practice_id, id, flag_id, client_id, at, kind, actor_user, actor_name)
    values (step.practice_id, gen_random_uuid(), step.flag_id, step.client_id, moment, 'UNREACHED',
      '00000000-0000-0000-0000-000000000000', case step.who when 'LEAD' then 'The lead psychotherapist'
        when 'TEAM_PSYCHOTHERAPISTS' then 'Another psychotherapist of the team'
        when 'ON_CALL' then 'A psychotherapist on call' else 'The owner' end);
  end if;
  update attune.flag_step s set done_at = moment, reached = found
  where s.practice_id = step.practice_id and s.flag_id = step.flag_id and s.position = step.position;

  -- Nobody at this moment: what comes next comes now.
  if not exists (select from attune.flag_step s where s.practice_id = step.practice_id and s.flag_id = step.flag_id
      and s.after_minutes = step.after_minutes and s.stopped_at is null and (s.done_at is null or s.reached > 0)) then
    update attune.flag_step s set due_at = least(s.due_at, moment), try_at = least(s.try_at, moment)
    where s.practice_id = step.practice_id and s.flag_id = step.flag_id and s.done_at is null and s.stopped_at is null
      and not s.reminder and s.after_minutes = (select min(n.after_minutes) from attune.flag_step n
        where n.practice_id = step.practice_id and n.flag_id = step.flag_id and n.done_at is null and n.stopped_at is null);
  end if;
  if not exists (select from attune.flag_step s where s.practice_id = step.practice_id and s.flag_id = step.flag_id
      and s.done_at is null and s.stopped_at is null) then
    again := (select l.remind_every from attune.escalation_level_of(step.practice_id, flag.level) l);
    if again is not null then
      -- The owner again, and again, until somebody answers.
      insert into attune.flag_step (practice_id, flag_id, position, client_id, who, after_minutes, channels, due_at, try_at, reminder)
      select step.practice_id, step.flag_id, step.position + 1, step.client_id, 'OWNER',
        greatest(1, step.after_minutes + again), step.channels, due.at, due.at, true
      from (select moment + make_interval(mins => again) as at) due;
    elsif found = 0 and not heard and not step.who = 'OWNER' and not exists (
        select from attune.people_of_step(step.client_id, 'LEAD') p where p.user_id = flag.raised_by_user
        union all
        select from attune.people_of_step(step.client_id, 'TEAM_PSYCHOTHERAPISTS') p where p.user_id = flag.raised_by_user) then
      -- Nobody at all knows of it: then the owner does.
      insert into attune.flag_step (practice_id, flag_id, position, client_id, who, after_minutes, channels, due_at, try_at)
      values (step.practice_id, step.flag_id, step.position + 1, step.client_id, 'OWNER', step.after_minutes, step.channels,
        moment, moment);
    end if;
  end if;
  return query select t.user_id, t.name, t.who from attune.flag_told t
  where t.practice_id = step.practice_id and t.flag_id = step.flag_id and t.position = step.position;
end $$;
`;

const TELLING = `
-- Whom a client is told that somebody is told (R19), lead first: the first moment of the practice's policy that
-- reaches anybody, by the level of what is open, or as for an alert. Asked by the client and by the client's team.
create or replace function attune.people_to_tell(of_client uuid) returns table (user_id uuid, member_id uuid, name text, lead boolean)
  language sql stable security definer set search_path = attune, pg_temp as $$
  with asked as (
    select coalesce((select f.level from attune.distress_flag f where f.practice_id = attune.practice_id()
        and f.client_id = of_client and f.state = 'RAISED' order by f.raised_at desc, f.id desc limit 1), 'ALERT') as level
    where attune.user_id() is null or of_client = attune.client_id() or of_client = any (attune.team_client_ids())),
  reached as (
    select p.user_id, p.member_id, p.name, s.who, s.after_minutes
    from asked a
    cross join lateral (
      select s.who, s.after_minutes from attune.escalation_steps_of(attune.practice_id(), a.level) s
      union all select 'OWNER', 2147483647) s
    cross join lateral attune.people_of_step(of_client, s.who) p)
  select distinct r.user_id, r.member_id, r.name, r.who = 'LEAD' from reached r
  where r.after_minutes = (select min(after_minutes) from reached)
  order by 4 desc, 3
$$;

-- Within how many minutes each level is to be answered, for everybody of the practice, its clients too:
-- what they are promised is what the practice set.
create function attune.answer_times() returns table (level text, within_minutes integer)
  language sql stable security definer set search_path = attune, pg_temp as $$
  select level, (select l.acknowledge_within from attune.escalation_level_of(attune.practice_id(), level) l)
  from unnest(array['NOTICE', 'CONCERN', 'ALERT', 'CRISIS']) level
  where attune.user_id() is not null
$$;

-- The worker's own notes are made by perform_step alone.
drop policy worker_insert on attune.flag_event;
revoke insert on attune.flag_event from attune_worker;
alter policy app_insert on attune.flag_event with check (practice_id = (select attune.practice_id()) and
  (actor_user = (select attune.user_id()) and kind in ('RAISED', 'SEEN', 'ACKNOWLEDGED', 'HOLD_LIFTED', 'RESOLVED')
    and (${SELF} or ${TEAM})));
`;

const TELLING_BEFORE = `
create or replace function attune.people_to_tell(of_client uuid) returns table (user_id uuid, member_id uuid, name text, lead boolean)
  language sql stable security definer set search_path = attune, pg_temp as $$
  with asked as (
    select attune.user_id() is null or of_client = attune.client_id() or of_client = any (attune.team_client_ids()) as allowed),
  team as (
    select m.user_id, m.id, m.name, bool_or(t.lead) as lead
    from attune.care_team_member t
    join attune.member m on m.practice_id = t.practice_id and m.id = t.member_id
    where t.practice_id = attune.practice_id() and t.client_id = of_client
      and t.discipline = 'PSYCHOTHERAPY' and t.state in ('TRIAL', 'ACTIVE') and m.ended_at is null
    group by m.user_id, m.id, m.name),
  owners as (
    select m.user_id, m.id, m.name, false as lead
    from attune.member_role r
    join attune.member m on m.practice_id = r.practice_id and m.id = r.member_id
    where r.practice_id = attune.practice_id() and r.role = 'OWNER' and m.ended_at is null
      and not exists (select 1 from team))
  select p.user_id, p.id, p.name, p.lead
  from (select * from team union all select * from owners) p, asked
  where asked.allowed
  order by p.lead desc, p.name
$$;
alter policy app_insert on attune.flag_event with check (practice_id = (select attune.practice_id()) and
  (actor_user = (select attune.user_id()) and kind <> 'TOLD' and (${SELF} or ${TEAM})));
create policy worker_insert on attune.flag_event for insert to attune_worker
  with check (practice_id = (select attune.practice_id()) and (kind = 'TOLD'));
grant insert on attune.flag_event to attune_worker;
alter table attune.flag_event drop constraint flag_event_kind_check;
alter table attune.flag_event add constraint flag_event_kind_check
  ${oneOf('kind', ['RAISED', 'SEEN', 'ACKNOWLEDGED', 'HOLD_LIFTED', 'RESOLVED', 'TOLD'])};
`;

const UNDO = `
drop trigger flag_gets_clock on attune.distress_flag;
drop trigger flag_gets_steps on attune.distress_flag;
drop trigger flag_stops_steps on attune.distress_flag;
drop table attune.flag_told, attune.flag_step, attune.member_contact, attune.on_call_hand_over, attune.on_call_shift,
  attune.escalation_step, attune.escalation_level, attune.escalation_policy;
drop function attune.flag_gets_clock, attune.flag_gets_steps, attune.flag_stops_steps, attune.take_due_step,
  attune.put_off_step, attune.perform_step, attune.people_of_step, attune.write_escalation_policy,
  attune.escalation_is_safe, attune.escalation_is_fixed, attune.escalation_level_of, attune.escalation_steps_of,
  attune.default_escalation_level, attune.default_escalation_step, attune.on_call_shift_is_kept,
  attune.settle_hand_over, attune.on_call_cover, attune.on_call_now, attune.on_call_gap, attune.answer_times;
`;

const GRANTS = `
revoke execute on all functions in schema attune from public;
grant execute on function attune.default_escalation_level, attune.default_escalation_step, attune.write_escalation_policy,
  attune.answer_times, attune.on_call_cover, attune.on_call_gap, attune.settle_hand_over to attune_app;
grant execute on function attune.take_due_step, attune.put_off_step, attune.perform_step to attune_worker;
`;
