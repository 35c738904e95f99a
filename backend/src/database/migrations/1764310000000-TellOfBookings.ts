import type { MigrationInterface, QueryRunner } from 'typeorm';
import { oneOf, run } from './sql-support.ts';

const TOPICS = ['DISTRESS', 'TEAM_AND_PLAN', 'SCHEDULE', 'RECORD'];

/** People are told of what others do with their appointments, and choose about it apart from reminders. */
export class TellOfBookings1764310000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await run(
      runner,
      `alter table attune.notification_choice drop constraint notification_choice_topic_check,
         add constraint notification_choice_topic_check ${oneOf('topic', [...TOPICS, 'BOOKINGS'])};
       -- Whoever wanted no mails of the schedule gets none of this either, until they say so.
       insert into attune.notification_choice (practice_id, user_id, topic, mail, push)
       select practice_id, user_id, 'BOOKINGS', mail, push from attune.notification_choice where topic = 'SCHEDULE';`,
    );
    await run(runner, WHOM);
    await run(runner, stands(UNTIL_NOW, UNTIL_NOW + WHILE_SO));
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, stands(UNTIL_NOW + WHILE_SO, UNTIL_NOW));
    await run(
      runner,
      `drop function attune.people_to_tell_of_appointments;
       delete from attune.notification_choice where topic = 'BOOKINGS';
       alter table attune.notification_choice drop constraint notification_choice_topic_check,
         add constraint notification_choice_topic_check ${oneOf('topic', TOPICS)};`,
    );
  }
}

const WHOM = `
-- Whom the worker tells of appointments that were changed together, each person once: the client, and whose
-- sessions they are; not who did it. Asked when people are told, so what has become otherwise since, or is
-- past, is told of no more. \`had\` is who had each before, where somebody else has it now: they are told that it went to a
-- colleague, and the colleague that it is theirs. The subject is the first of them.
create function attune.people_to_tell_of_appointments(of_kind text, of_appointments uuid[], had uuid[], by_user uuid)
  returns table (user_id uuid, client_id uuid, subject_id uuid, kind text, count integer)
  language sql stable security definer set search_path = attune, pg_temp as $$
  with changed as (
    select a.id, a.client_id, a.member_id, a.starts_at, case when of.had <> a.member_id then of.had end as had
    from unnest(of_appointments, had) as of (id, had)
    join attune.appointment a on a.practice_id = attune.practice_id() and a.id = of.id
    where a.offer_id is null and a.starts_at > now() and a.state = any (case
      when of_kind in ('APPOINTMENT_REQUESTED', 'APPOINTMENT_MOVE_REQUESTED') then array['REQUESTED']
      when of_kind in ('APPOINTMENT_DECLINED', 'APPOINTMENT_CANCELLED') then array['CANCELLED']
      -- One that is only asked for may be moved by the practice, and stays so.
      when of_kind = 'APPOINTMENT_MOVED' then array['REQUESTED', 'BOOKED', 'NEEDS_CLEARANCE']
      else array['BOOKED', 'NEEDS_CLEARANCE'] end)),
  told as (
    select c.user_id, x.client_id, x.id, x.starts_at, of_kind as kind
    from changed x
    join attune.client c on c.practice_id = attune.practice_id() and c.id = x.client_id and c.user_id is not null
    union all
    select m.user_id, x.client_id, x.id, x.starts_at, case
      when x.had is null then of_kind
      when of_kind = 'APPOINTMENT_MOVE_REQUESTED' then 'APPOINTMENT_REQUESTED'
      else 'APPOINTMENT_BOOKED' end
    from changed x
    join attune.member m on m.practice_id = attune.practice_id() and m.id = x.member_id and m.ended_at is null
    union all
    select m.user_id, x.client_id, x.id, x.starts_at, 'APPOINTMENT_HANDED_OVER'
    from changed x
    join attune.member m on m.practice_id = attune.practice_id() and m.id = x.had and m.ended_at is null)
  select t.user_id, t.client_id, (array_agg(t.id order by t.starts_at, t.id))[1], t.kind, count(*)::integer
  from told t
  where t.user_id is distinct from by_user
  group by t.user_id, t.client_id, t.kind
$$;
revoke execute on function attune.people_to_tell_of_appointments from public;
grant execute on function attune.people_to_tell_of_appointments to attune_worker;
`;

/** Puts one text for another into what says whether something told is still so. */
function stands(from: string, to: string): string {
  return `do $do$ begin
    execute replace(pg_get_functiondef('attune.notification_stands(uuid, timestamptz)'::regprocedure), $from$${from}$from$, $to$${to}$to$);
  end $do$;`;
}

const UNTIL_NOW = 'select case n.kind';
/** What quiet hours held back is left out when the appointment is not so any more, or over; of several, some may be. */
const WHILE_SO = `
    when 'APPOINTMENT_REQUESTED' then n.count > 1 or exists (select from attune.appointment a
      where a.practice_id = n.practice_id and a.id = n.subject_id and a.state = 'REQUESTED' and a.starts_at > at_time)
    when 'APPOINTMENT_MOVE_REQUESTED' then n.count > 1 or exists (select from attune.appointment a
      where a.practice_id = n.practice_id and a.id = n.subject_id and a.state = 'REQUESTED' and a.starts_at > at_time)
    when 'APPOINTMENT_BOOKED' then n.count > 1 or exists (select from attune.appointment a
      where a.practice_id = n.practice_id and a.id = n.subject_id and a.state in ('BOOKED', 'NEEDS_CLEARANCE') and a.starts_at > at_time)
    when 'APPOINTMENT_CONFIRMED' then n.count > 1 or exists (select from attune.appointment a
      where a.practice_id = n.practice_id and a.id = n.subject_id and a.state in ('BOOKED', 'NEEDS_CLEARANCE') and a.starts_at > at_time)
    when 'APPOINTMENT_MOVED' then n.count > 1 or exists (select from attune.appointment a
      where a.practice_id = n.practice_id and a.id = n.subject_id and a.state in ('REQUESTED', 'BOOKED', 'NEEDS_CLEARANCE') and a.starts_at > at_time)`;
