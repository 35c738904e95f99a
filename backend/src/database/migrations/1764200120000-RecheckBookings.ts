import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ADMINISTRATOR, closeTable, oneOf, PSYCHOTHERAPIST, run } from './sql-support.ts';

/** Reasons that are the practice's to mend, and tell nothing of a client's health. */
const PRACTICAL = `kind in ('LICENCE', 'TRAINING', 'TEAM', 'HOURS')`;
const KINDS = ['RULE', 'INTAKE', 'BOUNDARIES', 'LICENCE', 'TRAINING', 'TEAM', 'HOURS'];

/** Booked appointments are looked at again when what they rest on changes; what no longer fits is listed. */
export class RecheckBookings1764200120000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await run(runner, TABLES);
    await run(
      runner,
      [
        closeTable({
          table: 'appointment_misfit',
          rows: {
            select: `member_id = (select attune.member_id()) or ${PSYCHOTHERAPIST} or (${ADMINISTRATOR} and ${PRACTICAL})
              or (discipline = 'MASSAGE' and client_id = any ((select attune.massage_client_ids())::uuid[]))`,
          },
          worker: { select: 'true', insert: 'true', update: 'true' },
          workerUpdatable: ['member_id', 'found_at', 'ended_at'],
        }),
        closeTable({
          table: 'booking_check',
          rows: {},
          worker: { select: 'true', insert: 'true', update: 'true' },
          workerUpdatable: ['checked_at'],
        }),
      ].join('\n'),
    );
    await run(runner, FUNCTIONS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(
      runner,
      `drop trigger booking_is_moved on attune.appointment;
       drop trigger booking_is_over on attune.appointment;
       drop trigger credential_asks_again on attune.credential;
       drop function attune.booking_moves_on, attune.credential_asks_again, attune.bookings_to_judge,
         attune.clients_booked_with, attune.bookings_due;
       drop table attune.appointment_misfit, attune.booking_check;`,
    );
  }
}

const TABLES = `
-- Why an appointment that was booked no longer fits, a row for each kind of reason: never in words, which
-- are made for each reader. What is over keeps its row.
create table attune.appointment_misfit (
  practice_id uuid not null,
  id uuid not null,
  appointment_id uuid not null,
  client_id uuid not null,
  member_id uuid not null,
  discipline text not null,
  kind text not null ${oneOf('kind', KINDS)},
  found_at timestamptz not null,
  ended_at timestamptz,
  primary key (practice_id, id),
  constraint appointment_misfit_appointment_fk foreign key (practice_id, appointment_id) references attune.appointment (practice_id, id),
  constraint appointment_misfit_once unique (practice_id, appointment_id, kind)
);
create index appointment_misfit_waiting_idx on attune.appointment_misfit (practice_id, member_id) where ended_at is null;
create index appointment_misfit_client_idx on attune.appointment_misfit (practice_id, client_id) where ended_at is null;

-- When a client's bookings were last looked at as a whole: each is, once a day, whatever else happens.
create table attune.booking_check (
  practice_id uuid not null,
  client_id uuid not null,
  checked_at timestamptz not null,
  primary key (practice_id, client_id),
  constraint booking_check_client_fk foreign key (practice_id, client_id) references attune.client (practice_id, id)
);
create index booking_check_due_idx on attune.booking_check (practice_id, checked_at);
`;

const TO_COME = `('REQUESTED', 'BOOKED', 'NEEDS_CLEARANCE', 'ARRIVED')`;

const FUNCTIONS = `
-- A time that is decided anew, be it the same with a rule set aside, was judged then by all but what the
-- client allows on the body; of one that is over nothing is left to decide.
create function attune.booking_moves_on() returns trigger
  language plpgsql security definer set search_path = attune, pg_temp as $$
begin
  update attune.appointment_misfit f set ended_at = new.updated_at
  where f.practice_id = new.practice_id and f.appointment_id = new.id and f.ended_at is null
    and (f.kind <> 'BOUNDARIES' or new.state not in ${TO_COME});
  return null;
end $$;
create trigger booking_is_moved after update of starts_at on attune.appointment
  for each row execute function attune.booking_moves_on();
create trigger booking_is_over after update of state on attune.appointment
  for each row when (new.state not in ${TO_COME}) execute function attune.booking_moves_on();

-- Whoever changes a licence or training, by whatever way: the next look asks for everybody booked with them.
create function attune.credential_asks_again() returns trigger
  language plpgsql security definer set search_path = attune, pg_temp as $$
declare changed attune.credential := case when tg_op = 'DELETE' then old else new end;
begin
  update attune.booking_check k set checked_at = '-infinity'
  where k.practice_id = changed.practice_id and k.client_id in (select a.client_id from attune.appointment a
    where a.practice_id = changed.practice_id and a.member_id = changed.member_id and a.starts_at > now()
      and a.state in ${TO_COME});
  return null;
end $$;
create trigger credential_asks_again after insert or update or delete on attune.credential
  for each row execute function attune.credential_asks_again();

-- Of nobody in particular: with anybody of the practice.
create function attune.clients_booked_with(of_member uuid, at_time timestamptz) returns table (client_id uuid)
  language sql stable security definer set search_path = attune, pg_temp as $$
  select distinct a.client_id from attune.appointment a
  where a.practice_id = attune.practice_id() and (of_member is null or a.member_id = of_member) and a.starts_at > at_time and a.state in ${TO_COME}
$$;

-- Whose bookings have not been looked at for a while, in any practice.
create function attune.bookings_due(at_time timestamptz, since timestamptz, most integer)
  returns table (practice_id uuid, client_id uuid)
  language sql stable security definer set search_path = attune, pg_temp as $$
  select a.practice_id, a.client_id from attune.appointment a
  left join attune.booking_check k on k.practice_id = a.practice_id and k.client_id = a.client_id
  where a.starts_at > at_time and a.state in ${TO_COME} and (k.checked_at is null or k.checked_at < since)
  group by 1, 2 order by min(coalesce(k.checked_at, '-infinity')), 2 limit most
$$;

-- What a client's bookings are judged by, for the worker that looks at them again: times, classes, rules,
-- what the client allows on the body and what the plan asks of it. Of the health answers no more than
-- whether they refuse; of what is written in words, nothing.
create function attune.bookings_to_judge(of_client uuid, at_time timestamptz) returns jsonb
  language plpgsql stable security definer set search_path = attune, pg_temp as $$
declare
  here uuid := attune.practice_id();
  answers jsonb := coalesce((select jsonb_agg(jsonb_build_object('kind', e.kind, 'code', e.code)) from attune.intake_entry e
    where e.practice_id = here and e.client_id = of_client and e.ended_at is null and e.kind in ('ALLERGY', 'CONTRAINDICATION')), '[]');
  people uuid[] := array(select distinct a.member_id from attune.appointment a
    where a.practice_id = here and a.client_id = of_client and a.starts_at > at_time and a.state in ${TO_COME});
begin
  return jsonb_build_object(
    'timeZone', (select p.time_zone from attune.practice p where p.id = here),
    'sessions', (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'memberId', a.member_id, 'class', s.class,
        'discipline', a.discipline, 'modality', v.modality, 'startsAt', a.starts_at, 'endsAt', a.ends_at,
        'judged', a.starts_at > at_time and a.state in ${TO_COME},
        'onTeam', exists (select from attune.care_team_member t where t.practice_id = here and t.client_id = of_client
          and t.member_id = a.member_id and t.discipline = a.discipline and t.state in ('TRIAL', 'ACTIVE')),
        'intakeRefuses', attune.intake_refuses(answers, s.class, v.modality),
        'setAside', array(select unnest(o.sentences) from attune.appointment_override o
          where o.practice_id = here and o.appointment_id = a.id),
        'kinds', array(select f.kind from attune.appointment_misfit f
          where f.practice_id = here and f.appointment_id = a.id and f.ended_at is null)) order by a.starts_at, a.id), '[]')
      from attune.appointment a
      join attune.appointment_service s on s.practice_id = here and s.appointment_id = a.id
      join attune.service v on v.practice_id = here and v.id = s.service_id
      where a.practice_id = here and a.client_id = of_client and a.state not in ('CANCELLED', 'NO_SHOW')
        and a.starts_at > at_time - interval '100 days'),
    'rules', (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'kind', r.kind, 'from', r.from_class, 'to', r.to_class,
        'hours', r.hours, 'everyWeeks', r.every_weeks, 'toleranceDays', r.tolerance_days, 'count', r.count, 'weekdays', r.weekdays,
        'fromTime', left(r.from_time::text, 5), 'toTime', left(r.to_time::text, 5), 'hard', r.hard, 'reason', r.reason) order by r.position), '[]')
      from attune.care_plan p
      join attune.coordination_rule r on r.practice_id = here and r.plan_id = p.id and r.version = p.active_version
      where p.practice_id = here and p.client_id = of_client and p.state = 'ACTIVE'),
    'phase', (select n.phase from attune.care_plan p
      join attune.care_plan_version n on n.practice_id = here and n.plan_id = p.id and n.version = p.active_version
      where p.practice_id = here and p.client_id = of_client and p.state = 'ACTIVE'),
    'activities', (select coalesce(jsonb_agg(jsonb_build_object('discipline', y.discipline, 'modality', y.modality,
        'minutes', y.minutes, 'everyWeeks', y.every_weeks, 'maxPressure', y.max_pressure, 'focusRegions', y.focus_regions,
        'avoidRegions', y.avoid_regions)), '[]')
      from attune.care_plan p
      join attune.activity y on y.practice_id = here and y.plan_id = p.id and y.version = p.active_version
      where p.practice_id = here and p.client_id = of_client and p.state = 'ACTIVE'),
    'intakeComplete', exists (select from attune.intake i where i.practice_id = here and i.client_id = of_client and i.state = 'COMPLETE'),
    'boundaries', (select jsonb_build_object('maxPressure', b.max_pressure, 'regions', b.regions, 'scent', b.scent)
      from attune.boundaries b where b.practice_id = here and b.client_id = of_client order by b.version desc limit 1),
    'credentials', (select coalesce(jsonb_agg(jsonb_build_object('memberId', c.member_id, 'kind', c.kind, 'discipline', c.discipline,
        'training', c.training, 'validFrom', c.valid_from, 'validUntil', c.valid_until, 'verified', c.verified_at is not null)), '[]')
      from attune.credential c where c.practice_id = here and c.member_id = any (people)),
    'hours', (select coalesce(jsonb_agg(jsonb_build_object('memberId', h.member_id, 'weekday', h.weekday,
        'from', left(h.from_time::text, 5), 'to', left(h.to_time::text, 5), 'validFrom', h.valid_from, 'validUntil', h.valid_until)), '[]')
      from attune.availability h where h.practice_id = here and h.member_id = any (people)
        and (h.valid_until is null or h.valid_until > at_time::date - 1)),
    'exceptions', (select coalesce(jsonb_agg(jsonb_build_object('memberId', x.member_id, 'date', x.date, 'available', x.available,
        'from', left(x.from_time::text, 5), 'to', left(x.to_time::text, 5))), '[]')
      from attune.availability_exception x where x.practice_id = here and x.member_id = any (people) and x.date >= at_time::date - 1
        and x.removed_at is null),
    'away', (select coalesce(jsonb_agg(jsonb_build_object('memberId', w.member_id, 'startsOn', w.starts_on, 'startsAt', left(w.starts_at::text, 5),
        'endsOn', w.ends_on, 'endsAt', left(w.ends_at::text, 5))), '[]')
      from (select t.member_id, t.starts_on, t.starts_at, t.ends_on, t.ends_at from attune.time_off t
          where t.practice_id = here and t.member_id = any (people) and t.removed_at is null and t.ends_on >= at_time::date - 1
        union all
        select null, c.starts_on, c.starts_at, c.ends_on, c.ends_at from attune.closure c
          where c.practice_id = here and c.removed_at is null and c.ends_on >= at_time::date - 1) w),
    'people', (select coalesce(jsonb_agg(jsonb_build_object('memberId', m.id, 'userId', m.user_id,
        'lead', exists (select from attune.care_team_member t where t.practice_id = here and t.client_id = of_client
          and t.member_id = m.id and t.lead and t.state in ('TRIAL', 'ACTIVE')),
        'runs', exists (select from attune.member_role r where r.practice_id = here and r.member_id = m.id
          and r.role in ('OWNER', 'ADMINISTRATOR')))), '[]')
      from attune.member m where m.practice_id = here and m.ended_at is null));
end $$;
revoke execute on function attune.booking_moves_on, attune.credential_asks_again, attune.clients_booked_with,
  attune.bookings_due, attune.bookings_to_judge from public;
grant execute on function attune.clients_booked_with, attune.bookings_due, attune.bookings_to_judge to attune_worker;
`;
