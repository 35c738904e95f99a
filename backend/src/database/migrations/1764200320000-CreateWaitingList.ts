import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ADMINISTRATOR, closeTable, MASSAGE, oneOf, PSYCHOTHERAPIST, run, SELF } from './sql-support.ts';

const READERS = `${SELF} or client_id = any ((select attune.readable_client_ids())::uuid[]) or ${ADMINISTRATOR}`;
const WRITERS = `${SELF} or ${PSYCHOTHERAPIST} or ${ADMINISTRATOR} or (discipline = 'MASSAGE' and ${MASSAGE})`;

/** The waiting list: who waits for which times, and what they were offered; an offered place is kept. */
export class CreateWaitingList1764200320000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await run(runner, TABLES);
    await run(
      runner,
      [
        closeTable({
          table: 'waiting_entry',
          rows: { select: READERS, insert: `state = 'WAITING' and (${WRITERS})`, update: WRITERS },
          updatable: ['state', 'urgent', 'version', 'closed_at'],
          worker: { select: 'true' },
        }),
        closeTable({
          // What a psychotherapy session is about stays between the client and the psychotherapists.
          table: 'waiting_service',
          rows: {
            select: `${SELF} or client_id = any ((select attune.readable_psychotherapy_client_ids())::uuid[])
              or (discipline = 'MASSAGE' and (${READERS}))`,
            insert: WRITERS,
          },
        }),
        closeTable({
          table: 'slot_offer',
          rows: { select: READERS, update: WRITERS },
          updatable: ['state', 'answered_at', 'appointment_id'],
          worker: { select: 'true' },
        }),
        closeTable({ table: 'waiting_look', rows: {} }),
      ].join('\n'),
    );
    await run(runner, FUNCTIONS);
    await run(
      runner,
      STANDS(
        `when 'SLOT_OFFERED' then not exists (select from attune.slot_offer o
      where o.practice_id = n.practice_id and o.id = n.subject_id and (o.state <> 'OFFERED' or o.expires_at <= at_time))
    else true end`,
        'else true end',
      ),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(
      runner,
      STANDS(
        'else true end',
        `when 'SLOT_OFFERED' then not exists (select from attune.slot_offer o
      where o.practice_id = n.practice_id and o.id = n.subject_id and (o.state <> 'OFFERED' or o.expires_at <= at_time))
    else true end`,
      ),
    );
    await run(
      runner,
      `drop trigger waiting_look_after_freeing on attune.appointment;
       drop trigger waiting_look_after_release on attune.appointment;
       drop trigger waiting_look_after_hours on attune.availability;
       drop trigger waiting_look_after_exception on attune.availability_exception;
       drop policy offered_place_hidden on attune.appointment;
       delete from attune.appointment where offer_id is not null;
       alter table attune.appointment drop column offer_id;
       drop table attune.waiting_look, attune.slot_offer, attune.waiting_service, attune.waiting_entry cascade;
       drop function attune.look_for_waiting, attune.practices_to_look_at, attune.sweep_waiting, attune.waiting_candidates,
         attune.offer_place, attune.expire_offers, attune.release_place;`,
    );
  }
}

/** Puts one text for another into what says whether something told is still so. */
const STANDS = (to: string, from: string) => `do $do$ begin
  execute replace(pg_get_functiondef('attune.notification_stands(uuid, timestamptz)'::regprocedure), $from$${from}$from$, $to$${to}$to$);
end $do$;`;

const TABLES = `
-- Somebody waits for a time of a service.
create table attune.waiting_entry (
  practice_id uuid not null,
  id uuid not null,
  client_id uuid not null,
  discipline text not null ${oneOf('discipline', ['PSYCHOTHERAPY', 'MASSAGE'])},
  -- With whom; null: anybody of the team who offers it.
  member_id uuid,
  -- Empty: any.
  weekdays integer[] not null constraint waiting_entry_weekdays_check check (weekdays <@ array[1, 2, 3, 4, 5, 6, 7]),
  parts text[] not null constraint waiting_entry_parts_check check (parts <@ array['MORNING', 'AFTERNOON', 'EVENING']),
  from_date date not null,
  until_date date not null,
  notice_hours integer not null constraint waiting_entry_notice_check check (notice_hours between 0 and 336),
  urgent boolean not null default false,
  state text not null ${oneOf('state', ['WAITING', 'BOOKED', 'WITHDRAWN', 'PAST'])},
  version integer not null default 1,
  created_at timestamptz not null,
  created_by uuid not null,
  closed_at timestamptz,
  primary key (practice_id, id),
  constraint waiting_entry_parties_key unique (practice_id, id, client_id, discipline),
  constraint waiting_entry_client_fk foreign key (practice_id, client_id) references attune.client (practice_id, id),
  constraint waiting_entry_member_fk foreign key (practice_id, member_id) references attune.member (practice_id, id),
  constraint waiting_entry_order_check check (from_date <= until_date),
  constraint waiting_entry_closed_check check ((state = 'WAITING') = (closed_at is null))
);
create index waiting_entry_waiting_idx on attune.waiting_entry (practice_id, created_at) where state = 'WAITING';
create index waiting_entry_client_idx on attune.waiting_entry (practice_id, client_id, created_at);

create table attune.waiting_service (
  practice_id uuid not null,
  entry_id uuid not null,
  client_id uuid not null,
  discipline text not null,
  service_id uuid not null,
  primary key (practice_id, entry_id),
  constraint waiting_service_entry_fk foreign key (practice_id, entry_id, client_id, discipline)
    references attune.waiting_entry (practice_id, id, client_id, discipline),
  constraint waiting_service_service_fk foreign key (practice_id, service_id) references attune.service (practice_id, id)
);

-- A time offered to one person alone.
create table attune.slot_offer (
  practice_id uuid not null,
  id uuid not null,
  entry_id uuid not null,
  client_id uuid not null,
  discipline text not null,
  member_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  state text not null ${oneOf('state', ['OFFERED', 'ACCEPTED', 'DECLINED', 'EXPIRED', 'WITHDRAWN'])},
  offered_at timestamptz not null,
  expires_at timestamptz not null,
  answered_at timestamptz,
  -- What was booked, when it was taken.
  appointment_id uuid,
  primary key (practice_id, id),
  constraint slot_offer_entry_fk foreign key (practice_id, entry_id, client_id, discipline)
    references attune.waiting_entry (practice_id, id, client_id, discipline),
  constraint slot_offer_member_fk foreign key (practice_id, member_id) references attune.member (practice_id, id),
  constraint slot_offer_appointment_fk foreign key (practice_id, appointment_id) references attune.appointment (practice_id, id),
  constraint slot_offer_answered_check check ((state = 'OFFERED') = (answered_at is null)),
  constraint slot_offer_accepted_check check ((state = 'ACCEPTED') = (appointment_id is not null)),
  constraint slot_offer_expiry_check check (offered_at < expires_at and expires_at < starts_at),
  -- The same time is not offered to the same person again.
  constraint slot_offer_once unique (practice_id, entry_id, member_id, starts_at)
);
create unique index slot_offer_open_key on attune.slot_offer (practice_id, entry_id) where state = 'OFFERED';
create index slot_offer_expiry_idx on attune.slot_offer (expires_at) where state = 'OFFERED';

-- R21: an offer keeps its place as a row among the appointments, so that the same constraints that let
-- nobody be booked twice let no offered place be booked, and none be offered twice. Nobody sees it there.
alter table attune.appointment add column offer_id uuid,
  add constraint appointment_offer_fk foreign key (practice_id, offer_id) references attune.slot_offer (practice_id, id),
  add constraint appointment_offer_check check (offer_id is null or state in ('REQUESTED', 'CANCELLED'));
create unique index appointment_offer_key on attune.appointment (practice_id, offer_id) where offer_id is not null;
create policy offered_place_hidden on attune.appointment as restrictive for select to attune_app
  using (practice_id = (select attune.practice_id()) and offer_id is null);

-- Something changed by which a time may have come free; a row for each, so that nobody waits for another.
create table attune.waiting_look (
  practice_id uuid not null references attune.practice (id),
  id uuid not null default gen_random_uuid(),
  primary key (practice_id, id)
);
`;

const FUNCTIONS = `
-- Whichever way a time comes free, somebody looks who waits for it.
create function attune.look_for_waiting() returns trigger
  language plpgsql security definer set search_path = attune, pg_temp as $$
declare here uuid := coalesce(new.practice_id, old.practice_id);
begin
  if exists (select from attune.waiting_entry w where w.practice_id = here and w.state = 'WAITING') then
    insert into attune.waiting_look (practice_id) values (here);
  end if;
  return null;
end $$;
create trigger waiting_look_after_freeing after update on attune.appointment for each row
  when ((old.state <> new.state and new.state in ('CANCELLED', 'NO_SHOW')) or old.busy <> new.busy
    or old.member_id <> new.member_id or old.room_id is distinct from new.room_id)
  execute function attune.look_for_waiting();
create trigger waiting_look_after_release after delete on attune.appointment for each row
  execute function attune.look_for_waiting();
create trigger waiting_look_after_hours after insert or update or delete on attune.availability for each row
  execute function attune.look_for_waiting();
create trigger waiting_look_after_exception after insert or update or delete on attune.availability_exception for each row
  execute function attune.look_for_waiting();
create trigger waiting_look_after_joining after insert on attune.waiting_entry for each row
  execute function attune.look_for_waiting();

-- The practices in which somebody is to look, for the worker; asked for, they are settled with its transaction.
create function attune.practices_to_look_at() returns table (practice_id uuid)
  language sql volatile security definer set search_path = attune, pg_temp as $$
  with taken as (delete from attune.waiting_look l using (
      select k.practice_id, k.id from attune.waiting_look k for update skip locked) free
    where l.practice_id = free.practice_id and l.id = free.id returning l.practice_id)
  select distinct practice_id from taken
$$;

-- Now and then everywhere where somebody waits: rules, holds and licences change too. Whose last day is over
-- waits no more.
create function attune.sweep_waiting(at_time timestamptz) returns void
  language sql volatile security definer set search_path = attune, pg_temp as $$
  update attune.waiting_entry w set state = 'PAST', closed_at = at_time, version = w.version + 1
  from attune.practice p
  where p.id = w.practice_id and w.state = 'WAITING' and w.until_date < (at_time at time zone p.time_zone)::date
    and not exists (select from attune.slot_offer o where o.practice_id = w.practice_id and o.entry_id = w.id and o.state = 'OFFERED');
  insert into attune.waiting_look (practice_id)
  select distinct w.practice_id from attune.waiting_entry w where w.state = 'WAITING';
$$;

-- Who waits in this practice and has no offer to answer, with who they are, so that times are tried as they
-- would try them themselves. Whoever cannot sign in is called by the practice, and offered nothing here.
create function attune.waiting_candidates(most integer)
  returns table (entry_id uuid, client_id uuid, discipline text, service_id uuid, member_id uuid, weekdays integer[],
    parts text[], from_date text, until_date text, notice_hours integer, urgent boolean, since timestamptz,
    quiet_from text, quiet_until text, quiet_zone text, seen text[],
    user_id uuid, name text, email text, practice_name text, time_zone text, roles text[])
  language sql stable security definer set search_path = attune, pg_temp as $$
  select w.id, w.client_id, w.discipline, s.service_id, w.member_id, w.weekdays, w.parts, w.from_date::text, w.until_date::text,
    w.notice_hours, w.urgent, w.created_at, q.starts, q.ends, q.time_zone,
    array(select o.member_id || ' ' || (extract(epoch from o.starts_at) * 1000)::bigint from attune.slot_offer o
      where o.practice_id = w.practice_id and o.entry_id = w.id),
    u.id, u.name, u.email, m.practice_name, m.time_zone, m.roles
  from attune.waiting_entry w
  join attune.waiting_service s on s.practice_id = w.practice_id and s.entry_id = w.id
  join attune.client c on c.practice_id = w.practice_id and c.id = w.client_id
  join attune.app_user u on u.id = c.user_id
  join lateral attune.memberships_of(u.id) m on m.practice_id = w.practice_id
  left join attune.quiet_hours q on q.practice_id = w.practice_id and q.user_id = u.id
  where w.practice_id = attune.practice_id() and w.state = 'WAITING'
    and not exists (select from attune.slot_offer o where o.practice_id = w.practice_id and o.entry_id = w.id and o.state = 'OFFERED')
  order by w.urgent desc, w.created_at, w.id
  limit most
$$;

-- Offers a place and keeps it, or fails by the constraint that somebody was faster. False where the person
-- waits no more. In turn with bookings of the same places.
create function attune.offer_place(new_offer uuid, of_entry uuid, of_member uuid, of_room uuid, from_time timestamptz,
    to_time timestamptz, busy_from timestamptz, busy_to timestamptz, until_time timestamptz, at_time timestamptz) returns boolean
  language plpgsql volatile security definer set search_path = attune, pg_temp as $$
declare
  entry attune.waiting_entry;
  of_service uuid;
begin
  select w.* into entry from attune.waiting_entry w
  where w.practice_id = attune.practice_id() and w.id = of_entry and w.state = 'WAITING' for update;
  if not found then return false; end if;
  select s.service_id into of_service from attune.waiting_service s
  where s.practice_id = entry.practice_id and s.entry_id = entry.id;
  perform attune.lock_places(entry.client_id, of_member, of_service);
  insert into attune.slot_offer (practice_id, id, entry_id, client_id, discipline, member_id, starts_at, ends_at, state, offered_at, expires_at)
  values (entry.practice_id, new_offer, entry.id, entry.client_id, entry.discipline, of_member, from_time, to_time, 'OFFERED', at_time, until_time);
  insert into attune.appointment (practice_id, id, client_id, member_id, room_id, discipline, state, starts_at, ends_at, busy,
    created_at, created_by, updated_at, offer_id)
  values (entry.practice_id, gen_random_uuid(), entry.client_id, of_member, of_room, entry.discipline, 'REQUESTED', from_time, to_time,
    tstzrange(busy_from, busy_to), at_time, entry.created_by, at_time, new_offer);
  insert into attune.audit_event (practice_id, action, ground, client_ids, subject_type, subject_id, field_classes)
  values (entry.practice_id, 'waiting.offer', 'SYSTEM', array[entry.client_id], 'SLOT_OFFER', new_offer, array['APPOINTMENTS']);
  return true;
end $$;

-- Offers whose time to answer is over; their places come free. One that is being answered is left.
create function attune.expire_offers(at_time timestamptz) returns table (practice_id uuid, offer_id uuid, client_id uuid)
  language sql volatile security definer set search_path = attune, pg_temp as $$
  with late as (select o.practice_id, o.id from attune.slot_offer o
      where o.state = 'OFFERED' and o.expires_at <= at_time order by o.expires_at limit 200 for update skip locked),
  ended as (update attune.slot_offer o set state = 'EXPIRED', answered_at = at_time
    from late where o.practice_id = late.practice_id and o.id = late.id returning o.practice_id, o.id, o.client_id),
  freed as (delete from attune.appointment a using late
    where a.practice_id = late.practice_id and a.offer_id = late.id returning 1)
  select ended.practice_id, ended.id, ended.client_id from ended
$$;

-- The place of an offer that is being answered, for whoever may answer it: its row is locked by then.
create function attune.release_place(of_offer uuid) returns void
  language sql volatile security definer set search_path = attune, pg_temp as $$
  delete from attune.appointment a using attune.slot_offer o
  where a.practice_id = attune.practice_id() and a.offer_id = of_offer
    and o.practice_id = a.practice_id and o.id = of_offer and attune.may_plan(o.client_id)
$$;

revoke execute on all functions in schema attune from public;
grant execute on function attune.release_place to attune_app;
grant execute on function attune.practices_to_look_at, attune.sweep_waiting, attune.waiting_candidates, attune.offer_place,
  attune.expire_offers to attune_worker;
`;
