import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ADMINISTRATOR, run, SELF, TEAM } from './sql-support.ts';

const PRACTICE = 'practice_id = (select attune.practice_id())';
const BY_ACTOR = 'user_id = (select attune.user_id())';

/**
 * Where the database let somebody do more than the access table says, though no operation of the API
 * did: agree to a place on a team in the client's stead, write into the history of anybody's team, stop
 * the clock of a flag as a massage therapist, and put a plan aside as the client.
 */
export class CloseAccessGaps1764000600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await run(runner, TRIGGERS);
    await run(
      runner,
      // With a place on that client's team that the actor may speak of; one's own also when it has ended.
      `alter policy app_insert on attune.care_team_event with check (${PRACTICE} and ${BY_ACTOR}
         and exists (select 1 from attune.care_team_member t
           where t.practice_id = care_team_event.practice_id and t.id = care_team_event.care_team_member_id
             and t.client_id = care_team_event.client_id
             and (care_team_event.${SELF} or care_team_event.${TEAM} or ${ADMINISTRATOR}
               or t.member_id = (select attune.member_id()))));`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(
      runner,
      `alter policy app_insert on attune.care_team_event with check (${PRACTICE} and (${BY_ACTOR}));
       drop trigger client_agrees_to_place on attune.care_team_member;
       drop trigger clock_stops_by_psychotherapist on attune.distress_flag;
       drop trigger client_only_agrees on attune.care_plan;
       drop trigger client_only_agrees on attune.care_plan_version;
       drop function attune.client_agrees_to_place, attune.clock_stops_by_psychotherapist, attune.client_only_agrees;`,
    );
  }
}

const TRIGGERS = `
-- R4: a place on the team opens the record, so nobody but the client says yes to it.
create function attune.client_agrees_to_place() returns trigger language plpgsql as $$
begin
  if current_user <> 'attune_app' then return new; end if;
  if (old.state, new.state) in (('PROPOSED', 'TRIAL'), ('TRIAL', 'ACTIVE')) then
    if new.client_id is distinct from attune.client_id() then
      raise exception 'the client agrees to a place on the team'
        using errcode = 'insufficient_privilege', constraint = 'client_agrees_to_place';
    end if;
  elsif new.state <> 'ENDED' or old.state = 'ENDED' then
    raise exception 'a place on the team does not go from % to %', old.state, new.state
      using errcode = 'check_violation', constraint = 'place_goes_forward';
  end if;
  return new;
end $$;
create trigger client_agrees_to_place before update on attune.care_team_member
  for each row execute function attune.client_agrees_to_place();

-- A massage therapist has seen a flag by an event of its own; the clock runs on.
create function attune.clock_stops_by_psychotherapist() returns trigger language plpgsql as $$
begin
  if current_user = 'attune_app'
    and (new.acknowledged_at, new.resolved_at) is distinct from (old.acknowledged_at, old.resolved_at)
    and not (new.client_id = any (attune.psychotherapy_client_ids())) then
    raise exception 'only a psychotherapist of the team stops the clock of a flag'
      using errcode = 'insufficient_privilege', constraint = 'clock_stops_by_psychotherapist';
  end if;
  return new;
end $$;
create trigger clock_stops_by_psychotherapist before update on attune.distress_flag
  for each row execute function attune.clock_stops_by_psychotherapist();

-- R7: the client's yes brings a version into force and puts it in the place of the one before; what
-- else becomes of a plan is for the psychotherapists of the team.
create function attune.client_only_agrees() returns trigger language plpgsql as $$
declare
  allowed boolean;
begin
  if current_user <> 'attune_app' or new.client_id = any (attune.psychotherapy_client_ids()) then return new; end if;
  if tg_table_name = 'care_plan' then
    allowed := new.state = 'ACTIVE' and old.state in ('PROPOSED', 'ACTIVE');
  else
    allowed := (old.state, new.state) in (('PROPOSED', 'IN_FORCE'), ('IN_FORCE', 'SUPERSEDED'))
      and new.proposed_at is not distinct from old.proposed_at;
  end if;
  if not allowed then
    raise exception 'a client agrees to a plan, and changes nothing else of it'
      using errcode = 'insufficient_privilege', constraint = 'client_only_agrees';
  end if;
  return new;
end $$;
create trigger client_only_agrees before update on attune.care_plan
  for each row execute function attune.client_only_agrees();
create trigger client_only_agrees before update on attune.care_plan_version
  for each row execute function attune.client_only_agrees();

revoke execute on all functions in schema attune from public;
`;
