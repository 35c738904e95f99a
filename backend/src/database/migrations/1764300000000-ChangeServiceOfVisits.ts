import type { MigrationInterface, QueryRunner } from 'typeorm';
import { run } from './sql-support.ts';

/**
 * What an appointment is for may change while it is to come. An administrator changes what they may not read,
 * so there is no grant on attune.appointment_service: one function does it, and keeps what booking keeps.
 */
export class ChangeServiceOfVisits1764300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await run(runner, CHANGE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, 'drop function attune.change_service;');
  }
}

const CHANGE = `
-- By whoever of the practice may book it (the client asks the practice), within its discipline, to what is still
-- offered, and to nothing that a hold touches (R18). The lock comes first, as on attune.service_respects_hold.
create function attune.change_service(of_appointment uuid, to_service uuid) returns void
  language plpgsql volatile security definer set search_path = attune, pg_temp as $$
declare
  visit attune.appointment;
  wanted attune.service;
begin
  select a.* into visit from attune.appointment a
  where a.practice_id = attune.practice_id() and a.id = of_appointment
    and (a.client_id = any (attune.psychotherapy_client_ids()) or a.member_id = attune.member_id()
      or attune.is_administrator());
  if not found then
    raise exception 'not for this actor to change' using errcode = 'insufficient_privilege',
      constraint = 'appointment_service_practice_changes';
  end if;
  select s.* into wanted from attune.service s where s.practice_id = visit.practice_id and s.id = to_service;
  if wanted.discipline is distinct from visit.discipline or wanted.retired_at is not null
    or visit.state not in ('REQUESTED', 'BOOKED', 'NEEDS_CLEARANCE') then
    raise exception 'an appointment to come becomes another service of its discipline' using errcode = 'check_violation',
      constraint = 'appointment_service_fits';
  end if;
  perform attune.lock_client(visit.client_id, false);
  if attune.hold_touches_class(visit.client_id, wanted.class) then
    raise exception 'a hold stands in the way' using errcode = 'check_violation', constraint = 'appointment_under_hold';
  end if;
  update attune.appointment_service s set service_id = wanted.id, class = wanted.class
  where s.practice_id = visit.practice_id and s.appointment_id = visit.id;
end $$;
revoke execute on function attune.change_service from public;
grant execute on function attune.change_service to attune_app;
`;
