import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ADMINISTRATOR, run } from './sql-support.ts';

const HERE = 'practice_id = (select attune.practice_id())';
const SERVICE_COLUMNS =
  'name, class, modality, minutes, buffer_before_minutes, buffer_after_minutes, version, retired_at';

/** Whoever runs the practice says what can be booked, by whom and where. Nothing is deleted: it is retired. */
export class KeepServices1764200010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await run(
      runner,
      `${keep('room', 'name, version, retired_at')}
       ${keep('service', SERVICE_COLUMNS)}
       ${FUNCTIONS}`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(
      runner,
      `drop trigger service_keeps_what_it_is on attune.service;
       drop function attune.service_keeps_what_it_is, attune.choose_for_service;
       ${unkeep('room')}
       ${unkeep('service')}`,
    );
  }
}

const FUNCTIONS = `
-- What was booked once stays what it was: holds, rest and the health questions look at class and modality.
create function attune.service_keeps_what_it_is() returns trigger language plpgsql security definer
  set search_path = attune, pg_temp as $$
begin
  if (new.class <> old.class or new.modality is distinct from old.modality)
    and exists (select from attune.appointment_service s where s.practice_id = old.practice_id and s.service_id = old.id) then
    raise exception 'a service that was booked stays what it is'
      using errcode = 'check_violation', constraint = 'service_keeps_what_it_is';
  end if;
  return new;
end $$;
revoke execute on function attune.service_keeps_what_it_is from public;
create trigger service_keeps_what_it_is before update of class, modality on attune.service
  for each row execute function attune.service_keeps_what_it_is();

-- Who offers a service and where it can be, in place of what was; the audit says who did it.
create function attune.choose_for_service(of_service uuid, rooms uuid[], members uuid[]) returns void
  language plpgsql volatile security definer set search_path = attune, pg_temp as $$
begin
  if not attune.is_administrator() then
    raise exception 'those who run the practice choose' using errcode = 'insufficient_privilege';
  end if;
  delete from attune.service_room where practice_id = attune.practice_id() and service_id = of_service and room_id <> all (rooms);
  delete from attune.service_member where practice_id = attune.practice_id() and service_id = of_service and member_id <> all (members);
  insert into attune.service_room (practice_id, service_id, room_id)
    select attune.practice_id(), of_service, unnest(rooms) on conflict do nothing;
  insert into attune.service_member (practice_id, service_id, member_id)
    select attune.practice_id(), of_service, unnest(members) on conflict do nothing;
end $$;
revoke execute on function attune.choose_for_service from public;
grant execute on function attune.choose_for_service to attune_app;

create index appointment_service_service_idx on attune.appointment_service (practice_id, service_id);
`;

function keep(table: string, columns: string): string {
  return `
    alter table attune.${table}
      add column version integer not null default 1 constraint ${table}_version_check check (version >= 1),
      add column retired_at timestamptz;
    create unique index ${table}_name_key on attune.${table} (practice_id, lower(name)) where retired_at is null;
    create policy app_insert on attune.${table} for insert to attune_app with check (${HERE} and ${ADMINISTRATOR});
    create policy app_update on attune.${table} for update to attune_app
      using (${HERE} and ${ADMINISTRATOR} and retired_at is null) with check (${HERE});
    grant insert, update (${columns}) on attune.${table} to attune_app;`;
}

function unkeep(table: string): string {
  return `
    revoke insert, update on attune.${table} from attune_app;
    drop policy app_insert on attune.${table};
    drop policy app_update on attune.${table};
    drop index attune.${table}_name_key;
    alter table attune.${table} drop column version, drop column retired_at;
    ${table === 'service' ? 'drop index attune.appointment_service_service_idx;' : ''}`;
}
