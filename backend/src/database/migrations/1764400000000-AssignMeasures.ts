import type { MigrationInterface, QueryRunner } from 'typeorm';
import { closeTable, oneOf, PSYCHOTHERAPIST, run, SELF, shared } from './sql-support.ts';

/** R25, R27: who reads a score reads what is asked for; in an emergency as a psychotherapist of the team. */
const READERS = `${SELF} or client_id = any ((select attune.readable_psychotherapy_client_ids())::uuid[])`;
const SHARED = shared('MEASURES', 'MASSAGE');
const ME = '(select attune.user_id())';

/** Questionnaires in the plan: what is asked for and when, what a client leaves out, and what becomes of each time. */
export class AssignMeasures1764400000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await run(runner, TABLES);
    await run(
      runner,
      [
        closeTable({
          table: 'measure_assignment',
          rows: {
            select: `${READERS} or ${SHARED}`,
            insert: `${PSYCHOTHERAPIST} and assigned_by = ${ME} and ended_at is null`,
            // Changed by ending it and beginning anew: nothing else of it may be.
            update: PSYCHOTHERAPIST,
          },
          updatable: ['ended_at', 'ended_by'],
        }),
        closeTable({ table: 'measure_skip', rows: { select: `${READERS} or ${SHARED}`, insert: SELF } }),
        closeTable({
          table: 'measure_occurrence',
          rows: { select: READERS },
          worker: { select: 'true', insert: 'true', update: 'true' },
          workerUpdatable: [
            'opens_at',
            'closes_at',
            'state',
            'remind_at',
            'reminder_settled_at',
            'reminder_outcome',
          ],
        }),
        closeTable({
          table: 'measure_seen',
          rows: {
            select: `client_id = any ((select attune.readable_psychotherapy_client_ids())::uuid[])`,
            insert: `${PSYCHOTHERAPIST} and seen_by = ${ME}`,
          },
        }),
      ].join('\n'),
    );
    await run(runner, FUNCTIONS);
    await run(runner, replaced(RAISE, ONE_CAUSE, TWO_CAUSES) + replaced(STANDS, CASE, CASE + WHILE_OPEN));
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, replaced(RAISE, TWO_CAUSES, ONE_CAUSE) + replaced(STANDS, CASE + WHILE_OPEN, CASE));
    await run(
      runner,
      `drop function attune.measures_to_watch, attune.take_due_measure_reminder;
       drop table attune.measure_seen, attune.measure_occurrence, attune.measure_skip, attune.measure_assignment;
       drop function attune.measure_assignment_stays;
       drop index attune.measure_response_recent_idx;
       alter table attune.reminder_choice drop column questionnaires;`,
    );
  }
}

const TABLES = `
-- Whether a client is reminded of questionnaires of the plan.
alter table attune.reminder_choice add column questionnaires boolean not null default true;
grant update (questionnaires) on attune.reminder_choice to attune_app;

-- What somebody answered lately, whichever questionnaire it was.
create index measure_response_recent_idx on attune.measure_response (practice_id, client_id, taken_at);

-- A questionnaire that a client is asked for: the plan's part of the measures. Its history stays.
create table attune.measure_assignment (
  practice_id uuid not null,
  id uuid not null,
  client_id uuid not null,
  code text not null ${oneOf('code', ['PHQ-9', 'GAD-7', 'PCL-5', 'PHQ-4', 'PHQ-8', 'PHQ-2'])},
  rhythm text not null ${oneOf('rhythm', ['EVERY_WEEKS', 'BEFORE_SESSION', 'AFTER_SESSION', 'ONCE'])},
  every_weeks integer constraint measure_assignment_weeks_check check (every_weeks between 1 and 26),
  -- ISO, 1 is Monday.
  weekday integer constraint measure_assignment_weekday_check check (weekday between 1 and 7),
  -- 'HH:MM' of the practice's clock, from which one that follows the calendar is open.
  clock text not null constraint measure_assignment_clock_check check (clock ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  -- Whose sessions; null for those of both.
  discipline text ${oneOf('discipline', ['PSYCHOTHERAPY', 'MASSAGE'])},
  starts_on date not null,
  ends_on date,
  assigned_by uuid not null references attune.app_user (id),
  assigned_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid references attune.app_user (id),
  primary key (practice_id, id),
  constraint measure_assignment_of_client_key unique (practice_id, id, client_id),
  constraint measure_assignment_client_fk foreign key (practice_id, client_id) references attune.client (practice_id, id),
  constraint measure_assignment_weeks_kind_check check ((rhythm = 'EVERY_WEEKS') = (every_weeks is not null)),
  constraint measure_assignment_weekday_kind_check check (weekday is null or rhythm = 'EVERY_WEEKS'),
  constraint measure_assignment_discipline_kind_check check (discipline is null or rhythm in ('BEFORE_SESSION', 'AFTER_SESSION')),
  constraint measure_assignment_days_check check (ends_on is null or ends_on >= starts_on),
  constraint measure_assignment_ended_check check ((ended_at is null) = (ended_by is null) and (ended_at is null or ended_at >= assigned_at))
);
-- A questionnaire is asked for in one rhythm at a time.
create unique index measure_assignment_active_key on attune.measure_assignment (practice_id, client_id, code) where ended_at is null;
create index measure_assignment_client_idx on attune.measure_assignment (practice_id, client_id, assigned_at);

-- "Not today": one time that a client left out, without a reason.
create table attune.measure_skip (
  practice_id uuid not null,
  assignment_id uuid not null,
  occurrence text not null constraint measure_skip_occurrence_check check (length(occurrence) between 1 and 80),
  client_id uuid not null,
  at timestamptz not null,
  primary key (practice_id, assignment_id, occurrence),
  constraint measure_skip_assignment_fk foreign key (practice_id, assignment_id, client_id)
    references attune.measure_assignment (practice_id, id, client_id)
);
create index measure_skip_client_idx on attune.measure_skip (practice_id, client_id, at);

-- The times as the worker came upon them: when each was open, whether the client was reminded, and what became of it.
create table attune.measure_occurrence (
  practice_id uuid not null,
  id uuid not null,
  assignment_id uuid not null,
  client_id uuid not null,
  code text not null,
  occurrence text not null,
  appointment_id uuid,
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  -- GONE: the session was moved or cancelled, or the assignment ended.
  state text not null ${oneOf('state', ['OPEN', 'ANSWERED', 'SKIPPED', 'MISSED', 'GONE'])},
  remind_at timestamptz not null,
  reminder_settled_at timestamptz,
  reminder_outcome text ${oneOf('reminder_outcome', ['TOLD', 'ANSWERED', 'SKIPPED', 'GONE', 'UNWANTED', 'LATE'])},
  primary key (practice_id, id),
  constraint measure_occurrence_of_client_key unique (practice_id, id, client_id),
  constraint measure_occurrence_once unique (practice_id, assignment_id, occurrence),
  constraint measure_occurrence_assignment_fk foreign key (practice_id, assignment_id, client_id)
    references attune.measure_assignment (practice_id, id, client_id),
  constraint measure_occurrence_appointment_fk foreign key (practice_id, appointment_id) references attune.appointment (practice_id, id),
  constraint measure_occurrence_open_check check (opens_at < closes_at),
  constraint measure_occurrence_settled_check check ((reminder_settled_at is null) = (reminder_outcome is null))
);
create index measure_occurrence_remind_idx on attune.measure_occurrence (remind_at) where reminder_settled_at is null;
create index measure_occurrence_missed_idx on attune.measure_occurrence (practice_id, client_id, closes_at) where state = 'MISSED';

-- That a psychotherapist of the team looked at a total that rose, or at a silence.
create table attune.measure_seen (
  practice_id uuid not null,
  id uuid not null,
  client_id uuid not null,
  response_id uuid,
  occurrence_id uuid,
  seen_by uuid not null references attune.app_user (id),
  seen_at timestamptz not null,
  primary key (practice_id, id),
  constraint measure_seen_subject_check check (num_nonnulls(response_id, occurrence_id) = 1 and id = coalesce(response_id, occurrence_id)),
  constraint measure_seen_response_fk foreign key (practice_id, response_id, client_id)
    references attune.measure_response (practice_id, id, client_id),
  constraint measure_seen_occurrence_fk foreign key (practice_id, occurrence_id, client_id)
    references attune.measure_occurrence (practice_id, id, client_id)
);
`;

/** Of an occurrence \`o\`: whether it was answered, or left out, since it opened. */
const ANSWERED = `exists (select from attune.measure_response r where r.practice_id = o.practice_id
      and r.client_id = o.client_id and r.code = o.code and r.taken_at >= o.opens_at)`;
const SKIPPED = `exists (select from attune.measure_skip k where k.practice_id = o.practice_id
      and k.assignment_id = o.assignment_id and k.occurrence = o.occurrence)`;

const FUNCTIONS = `
create function attune.measure_assignment_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.ended_at is not null then
    raise exception 'what a client was asked for stays written' using errcode = 'check_violation', constraint = 'measure_assignment_stays';
  end if;
  -- Whoever ends it stands there; nobody ends it in another's name.
  if attune.user_id() is not null and new.ended_by is distinct from attune.user_id() then
    raise exception 'who ends it is who acts' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger measure_assignment_stays before update or delete on attune.measure_assignment
  for each row execute function attune.measure_assignment_stays();

-- What clients are asked for, in every practice, for the worker: rhythms, times of sessions, and when there were
-- answers; nothing of what was said. As far back as the silence goes, and no further than 400 days.
create function attune.measures_to_watch(at_time timestamptz)
  returns table (practice_id uuid, time_zone text, id uuid, client_id uuid, user_id uuid, code text, rhythm text,
    every_weeks integer, weekday integer, clock text, discipline text, starts_on text, ends_on text, assigned_at timestamptz,
    ended_at timestamptz, last_skipped_at timestamptz, answered jsonb, skipped jsonb, sessions jsonb, known jsonb,
    quiet_from text, quiet_until text, quiet_zone text)
  language sql stable security definer set search_path = attune, pg_temp as $$
  select a.practice_id, p.time_zone, a.id, a.client_id, c.user_id, a.code, a.rhythm, a.every_weeks, a.weekday, a.clock,
    a.discipline, a.starts_on::text, a.ends_on::text, a.assigned_at, a.ended_at, k.last,
    (select coalesce(jsonb_agg(r.taken_at), '[]') from attune.measure_response r
      where r.practice_id = a.practice_id and r.client_id = a.client_id and r.code = a.code
        and (r.taken_at > at_time - interval '60 days' or r.taken_at = h.last)),
    coalesce(k.keys, '[]'),
    (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'discipline', s.discipline, 'state', s.state,
        'startsAt', s.starts_at, 'endsAt', s.ends_at)), '[]')
      from attune.appointment s
      where a.rhythm in ('BEFORE_SESSION', 'AFTER_SESSION') and s.practice_id = a.practice_id and s.client_id = a.client_id
        and (a.discipline is null or s.discipline = a.discipline)
        and s.state in ('BOOKED', 'ARRIVED', 'IN_SESSION', 'FULFILLED')
        and s.starts_at < at_time + interval '3 days'
        and s.starts_at > greatest(a.assigned_at, h.last, k.last, at_time - interval '400 days') - interval '5 days'),
    o.known, q.starts, q.ends, q.time_zone
  from attune.measure_assignment a
  join attune.practice p on p.id = a.practice_id
  join attune.client c on c.practice_id = a.practice_id and c.id = a.client_id and c.user_id is not null
  left join attune.quiet_hours q on q.practice_id = a.practice_id and q.user_id = c.user_id
  cross join lateral (select max(r.taken_at) as last from attune.measure_response r
    where r.practice_id = a.practice_id and r.client_id = a.client_id and r.code = a.code) h
  cross join lateral (select max(s.at) as last, jsonb_agg(s.occurrence) as keys from attune.measure_skip s
    where s.practice_id = a.practice_id and s.assignment_id = a.id) k
  cross join lateral (select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'key', x.occurrence, 'state', x.state,
      'closesAt', x.closes_at) order by x.opens_at), '[]') as known
    from attune.measure_occurrence x
    where x.practice_id = a.practice_id and x.assignment_id = a.id
      and (x.state = 'OPEN' or x.closes_at > at_time - interval '30 days')) o
  where (a.ended_at is null or o.known @? '$[*] ? (@.state == "OPEN")')
    and exists (select from attune.care_team_member t where t.practice_id = a.practice_id
      and t.client_id = a.client_id and t.discipline = 'PSYCHOTHERAPY' and t.state in ('TRIAL', 'ACTIVE'))
  order by a.practice_id, a.client_id, a.code
$$;

-- The next reminder that is due, of whatever practice, for one worker alone, with what speaks against
-- telling it by now. What another worker holds is left out.
create function attune.take_due_measure_reminder(at_time timestamptz)
  returns table (practice_id uuid, id uuid, assignment_id uuid, client_id uuid, user_id uuid, against text)
  language plpgsql volatile security definer set search_path = attune, pg_temp as $$
begin
  return query
  select o.practice_id, o.id, o.assignment_id, o.client_id, c.user_id,
    case
      when o.state = 'GONE' or c.user_id is null or a.ended_at is not null or (o.appointment_id is not null
        and not exists (select from attune.appointment s where s.practice_id = o.practice_id and s.id = o.appointment_id
          and s.state in ('BOOKED', 'ARRIVED', 'IN_SESSION', 'FULFILLED')
          and (o.occurrence not like 'BEFORE:%' or s.starts_at = o.closes_at))) then 'GONE'
      when ${ANSWERED} then 'ANSWERED'
      when ${SKIPPED} then 'SKIPPED'
      when o.closes_at <= at_time then 'LATE'
      when exists (select from attune.reminder_choice w where w.practice_id = o.practice_id
        and w.user_id = c.user_id and not w.questionnaires) then 'UNWANTED'
    end
  from attune.measure_occurrence o
  join attune.measure_assignment a on a.practice_id = o.practice_id and a.id = o.assignment_id
  join attune.client c on c.practice_id = o.practice_id and c.id = o.client_id
  where o.reminder_settled_at is null and o.remind_at <= at_time
  order by o.remind_at, o.id
  limit 1
  for update of o skip locked;
end $$;
revoke execute on all functions in schema attune from public;
grant execute on function attune.measures_to_watch, attune.take_due_measure_reminder to attune_worker;
`;

const RAISE = 'attune.raise_missed_check_ins(uuid, uuid, text, text, text, timestamptz)';
const STANDS = 'attune.notification_stands(uuid, timestamptz)';

/** Puts one text for another into a function that is there, whatever else it has become. */
function replaced(name: string, from: string, to: string): string {
  return `do $do$ begin
    execute replace(pg_get_functiondef('${name}'::regprocedure), $from$${from}$from$, $to$${to}$to$);
  end $do$;`;
}

/** R20: a silence of questionnaires is the worker's to tell, as one of check-ins is. */
const ONE_CAUSE = `cause not like 'check-ins-missed:%' then`;
const TWO_CAUSES = `(cause not like 'check-ins-missed:%' and cause not like 'measures-missed:%') then`;

const CASE = 'select case n.kind';
/** What quiet hours held back is left out once it was answered or left out, or may be answered no more. */
const WHILE_OPEN = `
    when 'MEASURE_DUE' then exists (select from attune.measure_occurrence o
      where o.practice_id = n.practice_id and o.assignment_id = n.subject_id and o.id::text = n.occasion
        and o.state = 'OPEN' and o.closes_at > at_time and not ${ANSWERED} and not ${SKIPPED})`;
