import type { MigrationInterface, QueryRunner } from 'typeorm';
import { run } from './sql-support.ts';

/**
 * A place that the waiting list keeps for somebody stands among the appointments and is none yet. Until its
 * time to answer is over it counts in what the practitioner takes on, as what is waited for, since it may be
 * taken at any moment; from then on not at all. In the week that is shown only sessions count.
 */
export class CountOffers1764340000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await run(
      runner,
      `drop function attune.load_sessions_of;${SESSIONS({
        argument: ', at_time timestamptz',
        joins: OF_OFFER,
        class: 'coalesce(s.class, v.class)',
        counts: '\n  where true and (a.offer_id is null or o.expires_at > at_time)',
      })}
      ${WEEK(' and a.offer_id is null')}`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(
      runner,
      `drop function attune.load_sessions_of;${SESSIONS({ argument: '', joins: OF_APPOINTMENT, class: 's.class', counts: '' })}
      ${WEEK('')}`,
    );
  }
}

const OF_APPOINTMENT =
  'left join attune.appointment_service s on s.practice_id = a.practice_id and s.appointment_id = a.id';
const OF_OFFER = `left join attune.slot_offer o on o.practice_id = a.practice_id and o.id = a.offer_id and o.state = 'OFFERED'
  left join attune.waiting_service w on w.practice_id = o.practice_id and w.entry_id = o.entry_id
  left join attune.service v on v.practice_id = w.practice_id and v.id = w.service_id
  ${OF_APPOINTMENT}`;

const SESSIONS = (of: Record<'argument' | 'joins' | 'class' | 'counts', string>) => `
-- The sessions of those practitioners, whoever they are with: how long, and whether they are heavy.
create function attune.load_sessions_of(of_client uuid, of_service uuid, from_time timestamptz, to_time timestamptz${of.argument})
  returns table (member_id uuid, id uuid, starts_at timestamptz, ends_at timestamptz, heavy boolean)
  language sql stable security definer set search_path = attune, pg_temp as $$
  select a.member_id, a.id, a.starts_at, a.ends_at, coalesce(${of.class} in ('TRAUMA_PROCESSING', 'BODYWORK_DEEP'), false)
  from attune.load_limits_of(of_client, of_service) l
  join attune.appointment a on a.practice_id = attune.practice_id() and a.member_id = l.member_id
    and a.starts_at < to_time and a.starts_at > from_time - interval '1 day' and a.state not in ('CANCELLED', 'NO_SHOW')
  ${of.joins}${of.counts}
$$;
revoke execute on function attune.load_sessions_of from public;
grant execute on function attune.load_sessions_of to attune_app;`;

const WEEK = (counts: string) => `
-- How much practitioners have on, in numbers: one's own, and everybody's for who runs the practice.
create or replace function attune.week_sessions(from_time timestamptz, to_time timestamptz)
  returns table (member_id uuid, name text, starts_at timestamptz, ends_at timestamptz, heavy boolean)
  language sql stable security definer set search_path = attune, pg_temp as $$
  select m.id, m.name, a.starts_at, a.ends_at, coalesce(s.class in ('TRAUMA_PROCESSING', 'BODYWORK_DEEP'), false)
  from attune.member m
  left join attune.appointment a on a.practice_id = m.practice_id and a.member_id = m.id
    and a.starts_at >= from_time and a.starts_at < to_time and a.state not in ('CANCELLED', 'NO_SHOW')${counts}
  left join attune.appointment_service s on s.practice_id = a.practice_id and s.appointment_id = a.id
  where m.practice_id = attune.practice_id() and m.ended_at is null
    and (m.id = attune.member_id() or attune.is_administrator())
    and exists (select from attune.member_role r where r.practice_id = m.practice_id and r.member_id = m.id
      and r.role in ('PSYCHOTHERAPIST', 'MASSAGE_THERAPIST'))
  order by m.name, m.id, a.starts_at
$$;`;
