import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ADMINISTRATOR, closeTable, run } from './sql-support.ts';

const OWN = 'member_id = (select attune.member_id())';
const PARTS = ['per_day', 'heavy_per_day', 'per_week', 'break_minutes'];

/** What a practitioner takes on at most, and the breaks they keep: the rule LOAD. */
export class LimitLoad1764200100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await run(runner, TABLES);
    await run(
      runner,
      [
        closeTable({
          table: 'load_limit',
          rows: {
            select: `${OWN} or ${ADMINISTRATOR} or (member_id is null and (select attune.member_id()) is not null)`,
            insert: `(${OWN} or ${ADMINISTRATOR}) and changed_by = (select attune.user_id())`,
            update: `${OWN} or ${ADMINISTRATOR}`,
          },
          updatable: [...PARTS, 'version', 'changed_at', 'changed_by'],
        }),
        closeTable({
          // The practitioner alone goes beyond what protects them, and an administrator sees that they did.
          table: 'load_override',
          rows: {
            select: `${OWN} or ${ADMINISTRATOR}`,
            insert: `${OWN} and exists (select from attune.appointment a where a.practice_id = load_override.practice_id
              and a.id = load_override.appointment_id and a.member_id = (select attune.member_id()))`,
          },
        }),
      ].join('\n'),
    );
    await run(runner, FUNCTIONS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(
      runner,
      `drop function attune.load_limits_of, attune.load_sessions_of, attune.week_sessions;
       drop table attune.load_override, attune.load_limit;`,
    );
  }
}

const TABLES = `
-- Without a practitioner it is the practice's, for whoever sets none of their own. Null: no limit here.
create table attune.load_limit (
  practice_id uuid not null references attune.practice (id),
  id uuid not null,
  member_id uuid,
  per_day integer constraint load_limit_day_check check (per_day between 1 and 20),
  heavy_per_day integer constraint load_limit_heavy_check check (heavy_per_day between 0 and 20),
  per_week integer constraint load_limit_week_check check (per_week between 1 and 100),
  break_minutes integer constraint load_limit_break_check check (break_minutes between 0 and 240),
  version integer not null default 1 constraint load_limit_version_check check (version >= 1),
  changed_at timestamptz not null,
  changed_by uuid not null,
  primary key (practice_id, id),
  constraint load_limit_member_fk foreign key (practice_id, member_id) references attune.member (practice_id, id),
  constraint load_limit_once unique nulls not distinct (practice_id, member_id)
);

-- A practitioner went beyond their own limits for one appointment, for good and with the reason.
create table attune.load_override (
  practice_id uuid not null,
  id uuid not null,
  appointment_id uuid not null,
  member_id uuid not null,
  reason text not null,
  sentences text[] not null,
  at timestamptz not null,
  primary key (practice_id, id),
  constraint load_override_appointment_fk foreign key (practice_id, appointment_id) references attune.appointment (practice_id, id),
  constraint load_override_member_fk foreign key (practice_id, member_id) references attune.member (practice_id, id)
);
create index load_override_appointment_idx on attune.load_override (practice_id, appointment_id);
`;

const FUNCTIONS = `
-- What holds for the practitioners of a service, for whoever may book: only sentences are shown.
create function attune.load_limits_of(of_client uuid, of_service uuid)
  returns table (member_id uuid, per_day integer, heavy_per_day integer, per_week integer, break_minutes integer)
  language sql stable security definer set search_path = attune, pg_temp as $$
  select o.member_id, coalesce(m.per_day, p.per_day), coalesce(m.heavy_per_day, p.heavy_per_day),
    coalesce(m.per_week, p.per_week), coalesce(m.break_minutes, p.break_minutes)
  from attune.service_member o
  left join attune.load_limit m on m.practice_id = o.practice_id and m.member_id = o.member_id
  left join attune.load_limit p on p.practice_id = o.practice_id and p.member_id is null
  where o.practice_id = attune.practice_id() and o.service_id = of_service and attune.may_plan(of_client)
    and (m.id is not null or p.id is not null)
$$;

-- The sessions of those practitioners, whoever they are with: how long, and whether they are heavy.
create function attune.load_sessions_of(of_client uuid, of_service uuid, from_time timestamptz, to_time timestamptz)
  returns table (member_id uuid, id uuid, starts_at timestamptz, ends_at timestamptz, heavy boolean)
  language sql stable security definer set search_path = attune, pg_temp as $$
  select a.member_id, a.id, a.starts_at, a.ends_at, coalesce(s.class in ('TRAUMA_PROCESSING', 'BODYWORK_DEEP'), false)
  from attune.load_limits_of(of_client, of_service) l
  join attune.appointment a on a.practice_id = attune.practice_id() and a.member_id = l.member_id
    and a.starts_at < to_time and a.starts_at > from_time - interval '1 day' and a.state not in ('CANCELLED', 'NO_SHOW')
  left join attune.appointment_service s on s.practice_id = a.practice_id and s.appointment_id = a.id
$$;

-- How much practitioners have on, in numbers: one's own, and everybody's for who runs the practice.
create function attune.week_sessions(from_time timestamptz, to_time timestamptz)
  returns table (member_id uuid, name text, starts_at timestamptz, ends_at timestamptz, heavy boolean)
  language sql stable security definer set search_path = attune, pg_temp as $$
  select m.id, m.name, a.starts_at, a.ends_at, coalesce(s.class in ('TRAUMA_PROCESSING', 'BODYWORK_DEEP'), false)
  from attune.member m
  left join attune.appointment a on a.practice_id = m.practice_id and a.member_id = m.id
    and a.starts_at >= from_time and a.starts_at < to_time and a.state not in ('CANCELLED', 'NO_SHOW')
  left join attune.appointment_service s on s.practice_id = a.practice_id and s.appointment_id = a.id
  where m.practice_id = attune.practice_id() and m.ended_at is null
    and (m.id = attune.member_id() or attune.is_administrator())
    and exists (select from attune.member_role r where r.practice_id = m.practice_id and r.member_id = m.id
      and r.role in ('PSYCHOTHERAPIST', 'MASSAGE_THERAPIST'))
  order by m.name, m.id, a.starts_at
$$;
revoke execute on function attune.load_limits_of, attune.load_sessions_of, attune.week_sessions from public;
grant execute on function attune.load_limits_of, attune.load_sessions_of, attune.week_sessions to attune_app;
`;
