import type { MigrationInterface, QueryRunner } from 'typeorm';
import { closeTable, oneOf, run } from './sql-support.ts';

const OWN = 'user_id = (select attune.user_id())';

/** Reminders of visits, and the evening's count for who treats: each once, and never of a time that has changed. */
export class RemindOfVisits1764200300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await run(runner, TABLES);
    await run(
      runner,
      [
        closeTable({
          table: 'reminder_choice',
          rows: { select: OWN, insert: OWN, update: OWN },
          updatable: ['lead_hours', 'evening_summary'],
        }),
        closeTable({
          table: 'reminder',
          // For the worker alone: the bell says that there was one.
          rows: {},
          worker: { select: 'true', insert: 'true', update: 'settled_at is null' },
          workerUpdatable: ['due_at', 'settled_at', 'outcome'],
        }),
      ].join('\n'),
    );
    await run(runner, FUNCTIONS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(
      runner,
      `drop trigger appointment_time_is_noted on attune.appointment;
       drop function attune.appointment_time_is_noted, attune.reminders_to_plan, attune.take_due_reminder,
         attune.evening_summaries, attune.notification_stands;
       drop table attune.reminder, attune.reminder_choice;
       alter table attune.appointment drop column time_set_at;
       alter table attune.notification drop column count;
       update attune.delivery set why = 'READ' where why = 'PAST';
       alter table attune.delivery drop constraint delivery_why_check,
         add constraint delivery_why_check ${oneOf('why', ['READ', 'LEFT', 'NO_DEVICE'])};`,
    );
  }
}

const TABLES = `
-- Since when it stands at its time: a reminder that was due before tells nobody anything.
alter table attune.appointment add column time_set_at timestamptz not null default now();
update attune.appointment set time_set_at = created_at;

-- How many there are, for the few kinds that say so.
alter table attune.notification add column count integer;

alter table attune.delivery drop constraint delivery_why_check,
  add constraint delivery_why_check ${oneOf('why', ['READ', 'LEFT', 'NO_DEVICE', 'PAST'])};

-- What a person chose about being reminded; without a row, a day before, and no summary.
create table attune.reminder_choice (
  practice_id uuid not null references attune.practice (id),
  user_id uuid not null references attune.app_user (id),
  lead_hours integer[] not null,
  evening_summary boolean not null,
  primary key (practice_id, user_id),
  constraint reminder_choice_leads_check check (lead_hours <@ array[48, 24, 2])
);

-- One reminder of one person of one visit at one time. The time is part of its key: a visit that is moved
-- is reminded of anew, and of its old time not at all.
create table attune.reminder (
  practice_id uuid not null,
  id uuid not null,
  appointment_id uuid not null,
  user_id uuid not null references attune.app_user (id),
  lead_hours integer not null constraint reminder_lead_check check (lead_hours in (48, 24, 2)),
  starts_at timestamptz not null,
  due_at timestamptz not null,
  settled_at timestamptz,
  -- CHANGED: the visit is not at that time any more, or over. OVERTAKEN: a later one came due with it.
  outcome text ${oneOf('outcome', ['TOLD', 'CHANGED', 'UNWANTED', 'OVERTAKEN', 'LATE'])},
  primary key (practice_id, id),
  constraint reminder_once unique (practice_id, appointment_id, user_id, lead_hours, starts_at),
  constraint reminder_appointment_fk foreign key (practice_id, appointment_id) references attune.appointment (practice_id, id),
  constraint reminder_settled_check check ((settled_at is null) = (outcome is null))
);
create index reminder_due_idx on attune.reminder (due_at) where settled_at is null;
`;

const FUNCTIONS = `
-- Booking, moving and confirming set the time; whatever else happens to an appointment does not.
create function attune.appointment_time_is_noted() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    new.time_set_at := new.created_at;
  elsif new.starts_at <> old.starts_at or (new.state = 'BOOKED' and old.state = 'REQUESTED') then
    new.time_set_at := new.updated_at;
  else
    new.time_set_at := old.time_set_at;
  end if;
  return new;
end $$;
create trigger appointment_time_is_noted before insert or update on attune.appointment
  for each row execute function attune.appointment_time_is_noted();

-- Visits to come whose reminders are not written down yet, for the worker: three days ahead, since quiet
-- hours may move a reminder of two days before to a day earlier. Only what is booked.
create function attune.reminders_to_plan(at_time timestamptz, most integer)
  returns table (practice_id uuid, time_zone text, appointment_id uuid, user_id uuid, lead_hours integer,
    starts_at timestamptz, time_set_at timestamptz, quiet_from text, quiet_until text, quiet_zone text)
  language sql stable security definer set search_path = attune, pg_temp as $$
  select p.id, p.time_zone, a.id, c.user_id, l.hours, a.starts_at, a.time_set_at, q.starts, q.ends, q.time_zone
  from attune.practice p
  join attune.appointment a on a.practice_id = p.id and a.state = 'BOOKED'
    and a.starts_at > at_time and a.starts_at <= at_time + interval '3 days'
  join attune.client c on c.practice_id = p.id and c.id = a.client_id and c.user_id is not null
  left join attune.reminder_choice w on w.practice_id = p.id and w.user_id = c.user_id
  left join attune.quiet_hours q on q.practice_id = p.id and q.user_id = c.user_id
  cross join lateral unnest(coalesce(w.lead_hours, array[24])) as l (hours)
  where not exists (select from attune.reminder r where r.practice_id = p.id and r.appointment_id = a.id
    and r.user_id = c.user_id and r.lead_hours = l.hours and r.starts_at = a.starts_at)
  order by a.starts_at
  limit most
$$;

-- The next reminder that is due, of whatever practice, for one worker alone, with what speaks against
-- telling it by now. What another worker holds is left out.
create function attune.take_due_reminder(at_time timestamptz)
  returns table (practice_id uuid, id uuid, appointment_id uuid, client_id uuid, user_id uuid, against text)
  language plpgsql volatile security definer set search_path = attune, pg_temp as $$
begin
  return query
  select r.practice_id, r.id, r.appointment_id, a.client_id, r.user_id,
    case
      when a.state <> 'BOOKED' or a.starts_at <> r.starts_at or a.starts_at <= at_time
        or not exists (select from attune.client c where c.practice_id = r.practice_id and c.id = a.client_id
          and c.user_id = r.user_id) then 'CHANGED'
      when not r.lead_hours = any (coalesce((select w.lead_hours from attune.reminder_choice w
        where w.practice_id = r.practice_id and w.user_id = r.user_id), array[24])) then 'UNWANTED'
      when exists (select from attune.reminder o where o.practice_id = r.practice_id
        and o.appointment_id = r.appointment_id and o.user_id = r.user_id and o.starts_at = r.starts_at
        and o.lead_hours < r.lead_hours and o.due_at <= at_time) then 'OVERTAKEN'
    end
  from attune.reminder r
  join attune.appointment a on a.practice_id = r.practice_id and a.id = r.appointment_id
  where r.settled_at is null and r.due_at <= at_time
  order by r.due_at, r.id
  limit 1
  for update of r skip locked;
end $$;

-- Who asked for it and has not been told yet, once it is evening where they work: how many appointments
-- their next day has. Whoever has none is not told.
create function attune.evening_summaries(at_time timestamptz, from_clock time)
  returns table (practice_id uuid, user_id uuid, member_id uuid, day text, count integer)
  language sql stable security definer set search_path = attune, pg_temp as $$
  select p.id, m.user_id, m.id, d.day::text, n.count
  from attune.practice p
  cross join lateral (select (at_time at time zone p.time_zone)::date + 1 as day,
    (at_time at time zone p.time_zone)::time as clock) d
  join attune.reminder_choice w on w.practice_id = p.id and w.evening_summary
  join attune.member m on m.practice_id = p.id and m.user_id = w.user_id and m.ended_at is null
  cross join lateral (select count(*)::integer as count from attune.appointment a
    where a.practice_id = p.id and a.member_id = m.id and a.state = 'BOOKED'
      and a.starts_at >= d.day::timestamp at time zone p.time_zone
      and a.starts_at < (d.day + 1)::timestamp at time zone p.time_zone) n
  where d.clock >= from_clock and n.count > 0
    and not exists (select from attune.notification t where t.practice_id = p.id and t.user_id = m.user_id
      and t.kind = 'APPOINTMENTS_TOMORROW' and t.subject_id = m.id and t.occasion = d.day::text)
$$;

-- Whether what somebody was told is still so when a mail goes out that had to wait: a visit may have been
-- moved, cancelled or begun by then.
create function attune.notification_stands(of_notification uuid, at_time timestamptz) returns boolean
  language sql stable security definer set search_path = attune, pg_temp as $$
  select case n.kind
    when 'APPOINTMENT_REMINDER' then not exists (select from attune.reminder r
      join attune.appointment a on a.practice_id = r.practice_id and a.id = r.appointment_id
      where r.practice_id = n.practice_id and r.appointment_id = n.subject_id and r.id::text = n.occasion
        and (a.state <> 'BOOKED' or a.starts_at <> r.starts_at or a.starts_at <= at_time))
    else true end
  from attune.notification n
  where n.practice_id = attune.practice_id() and n.id = of_notification
$$;

revoke execute on all functions in schema attune from public;
grant execute on function attune.reminders_to_plan, attune.take_due_reminder, attune.evening_summaries,
  attune.notification_stands to attune_worker;
`;
