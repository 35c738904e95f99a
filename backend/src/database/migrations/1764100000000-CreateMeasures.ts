import type { MigrationInterface, QueryRunner } from 'typeorm';
import { closeTable, oneOf, PSYCHOTHERAPIST, run, SELF, shared } from './sql-support.ts';

/** R27: whoever opened the record in an emergency reads as a psychotherapist of the team, and writes nothing. */
const READERS = `${SELF} or client_id = any ((select attune.readable_psychotherapy_client_ids())::uuid[])`;
const SHARED = shared('MEASURES', 'MASSAGE');

/** Questionnaires with their answers apart, the rest of a check-in, and the days on which check-ins are planned. */
export class CreateMeasures1764100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await run(runner, TABLES);
    await run(runner, FUNCTIONS);
    await run(
      runner,
      [
        // R25: who sees a score follows the category MEASURES; who sees the answers does not.
        closeTable({
          table: 'measure_response',
          rows: { select: `${READERS} or ${SHARED}`, insert: SELF },
        }),
        closeTable({ table: 'measure_answer', rows: { select: READERS, insert: SELF } }),
        closeTable({
          table: 'check_in_rhythm',
          rows: {
            select: READERS,
            insert: `${PSYCHOTHERAPIST} and set_by = (select attune.user_id())`,
            update: PSYCHOTHERAPIST,
          },
          updatable: ['weekdays', 'every_days', 'starts_on', 'set_by', 'set_at'],
        }),
      ].join('\n'),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(
      runner,
      `drop table attune.measure_answer, attune.measure_response, attune.check_in_rhythm;
       drop function attune.measures_are_append_only, attune.self_harm_is_told, attune.planned_check_ins, attune.raise_missed_check_ins;
       alter table attune.check_in drop column sleep_quality, drop column received_at;
       alter table attune.check_in_detail drop column irritability, drop column body_connection, drop column words;`,
    );
  }
}

const TABLES = `
alter table attune.check_in
  add column sleep_quality integer constraint check_in_sleep_quality_check check (sleep_quality between 0 and 10),
  -- When it arrived; it may have been made before, without a network.
  add column received_at timestamptz not null default now();
alter table attune.check_in_detail
  add column irritability integer constraint check_in_detail_irritability_check check (irritability between 0 and 10),
  add column body_connection integer constraint check_in_detail_body_check check (body_connection between 0 and 10),
  add column words text constraint check_in_detail_words_check check (char_length(words) between 1 and 1000);

create table attune.measure_response (
  practice_id uuid not null,
  id uuid not null,
  client_id uuid not null,
  code text not null ${oneOf('code', ['PHQ-9', 'GAD-7', 'PCL-5', 'PHQ-4'])},
  instrument_version text not null,
  taken_at timestamptz not null,
  received_at timestamptz not null,
  total integer not null,
  band text,
  -- What it was compared with when it came: the first answers there were, and those before these.
  baseline_total integer,
  last_total integer,
  primary key (practice_id, id),
  constraint measure_response_of_client_key unique (practice_id, id, client_id),
  constraint measure_response_client_fk foreign key (practice_id, client_id) references attune.client (practice_id, id),
  constraint measure_response_total_check check (total between 0 and
    case code when 'PHQ-9' then 27 when 'GAD-7' then 21 when 'PCL-5' then 80 else 12 end),
  -- The PCL-5 has no official bands, and none is made up.
  constraint measure_response_band_check check ((band is null) = (code = 'PCL-5')),
  constraint measure_response_compared_check check ((baseline_total is null) = (last_total is null))
);
create index measure_response_client_idx on attune.measure_response (practice_id, client_id, code, taken_at);

-- The answers, item by item: for the client and the psychotherapists of the team.
create table attune.measure_answer (
  practice_id uuid not null,
  response_id uuid not null,
  client_id uuid not null,
  -- In the order of the questions; null where one was left out.
  items integer[] not null,
  -- The answer to the question that is asked and not scored.
  unscored integer,
  primary key (practice_id, response_id),
  constraint measure_answer_response_fk foreign key (practice_id, response_id, client_id)
    references attune.measure_response (practice_id, id, client_id)
);

-- On which days a client is to check in: on weekdays (1 is Monday), every so many days, or on none.
create table attune.check_in_rhythm (
  practice_id uuid not null,
  client_id uuid not null,
  weekdays integer[] not null default '{}'
    constraint check_in_rhythm_weekdays_check check (weekdays <@ array[1, 2, 3, 4, 5, 6, 7]),
  every_days integer constraint check_in_rhythm_days_check check (every_days between 1 and 28),
  starts_on date not null,
  set_by uuid not null,
  set_at timestamptz not null,
  primary key (practice_id, client_id),
  constraint check_in_rhythm_client_fk foreign key (practice_id, client_id) references attune.client (practice_id, id),
  constraint check_in_rhythm_one_check check (every_days is null or weekdays = '{}')
);
`;

const FUNCTIONS = `
create function attune.measures_are_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'an answered questionnaire stays as it is'
    using errcode = 'check_violation', constraint = 'measures_are_append_only';
end $$;
create trigger measures_are_append_only before update or delete on attune.measure_response
  for each row execute function attune.measures_are_append_only();
create trigger measures_are_append_only before update or delete on attune.measure_answer
  for each row execute function attune.measures_are_append_only();

-- R16, R19: an answer above 0 to the question about self-harm does not commit without its flag; sent twice
-- within minutes it is the same answer, and the flag of the first stands for it.
create function attune.self_harm_is_told() returns trigger
  language plpgsql security definer set search_path = attune, pg_temp as $$
begin
  if new.items[9] >= 1 and exists (
    select 1 from attune.measure_response r
    where r.practice_id = new.practice_id and r.id = new.response_id and r.code = 'PHQ-9'
      and not exists (select 1 from attune.distress_flag f
        where f.practice_id = r.practice_id and f.client_id = r.client_id and f.source = 'RULE'
          and f.cause_key like 'self-harm:%' and f.raised_at >= r.received_at - interval '10 minutes'
          and (f.level = 'CRISIS' or (f.level = 'ALERT' and new.items[9] = 1)))) then
    raise exception 'this answer is not kept without telling the team'
      using errcode = 'check_violation', constraint = 'self_harm_is_told';
  end if;
  return null;
end $$;
create constraint trigger self_harm_is_told after insert on attune.measure_answer
  deferrable initially deferred for each row execute function attune.self_harm_is_told();

-- Whose check-ins are planned, in every practice, and on which day each was last heard of: days and nothing
-- of what was said. Clients without an account, or without a psychotherapist now, are not waited for.
create function attune.planned_check_ins(at timestamptz)
  returns table (practice_id uuid, client_id uuid, weekdays integer[], every_days integer, starts_on text,
    last_on text, today text)
  language sql stable security definer set search_path = attune, pg_temp as $$
  select r.practice_id, r.client_id, r.weekdays, r.every_days, r.starts_on::text,
    ((select max(k.at) from attune.check_in k where k.practice_id = r.practice_id and k.client_id = r.client_id)
      at time zone p.time_zone)::date::text,
    (planned_check_ins.at at time zone p.time_zone)::date::text
  from attune.check_in_rhythm r
  join attune.practice p on p.id = r.practice_id
  join attune.client c on c.practice_id = r.practice_id and c.id = r.client_id and c.user_id is not null
  where (r.every_days is not null or r.weekdays <> '{}')
    and exists (select 1 from attune.care_team_member t where t.practice_id = r.practice_id
      and t.client_id = r.client_id and t.discipline = 'PSYCHOTHERAPY' and t.state in ('TRIAL', 'ACTIVE'))
$$;

-- The one flag that the worker may raise: silence, for information or within a day, once for each (R20). It
-- is written in the name of the client, whose silence it is; its source says that a rule raised it.
create function attune.raise_missed_check_ins(new_flag uuid, of_client uuid, of_level text, said text, cause text,
    at timestamptz, acknowledge_by timestamptz) returns boolean
  language plpgsql volatile security definer set search_path = attune, pg_temp as $$
declare of_user uuid;
begin
  if of_level not in ('NOTICE', 'CONCERN') or cause not like 'check-ins-missed:%' then
    raise exception 'not for the worker to raise' using errcode = 'insufficient_privilege';
  end if;
  perform attune.lock_client(of_client, true);
  select c.user_id into of_user from attune.client c
  where c.practice_id = attune.practice_id() and c.id = of_client and c.user_id is not null;
  if not found then return false; end if;
  insert into attune.distress_flag (practice_id, id, client_id, level, state, hold, source, raised_by_user,
    raised_at, acknowledge_by, cause_key, updated_at)
  values (attune.practice_id(), new_flag, of_client, of_level, 'RAISED', 'NONE', 'RULE', of_user,
    at, acknowledge_by, cause, at)
  on conflict on constraint distress_flag_cause_key do nothing;
  if not found then return false; end if;
  insert into attune.distress_flag_reason (practice_id, flag_id, client_id, raised_by_user, text)
  values (attune.practice_id(), new_flag, of_client, of_user, said);
  insert into attune.flag_event (practice_id, id, flag_id, client_id, at, kind, actor_user, actor_name)
  values (attune.practice_id(), gen_random_uuid(), new_flag, of_client, at, 'RAISED', of_user, 'Attune');
  insert into attune.audit_event (practice_id, action, ground, client_ids, subject_type, subject_id, field_classes)
  values (attune.practice_id(), 'flag.raise', 'SYSTEM', array[of_client], 'DISTRESS_FLAG', new_flag, array['FLAGS']);
  return true;
end $$;
revoke execute on all functions in schema attune from public;
grant execute on function attune.planned_check_ins, attune.raise_missed_check_ins to attune_worker;
`;
