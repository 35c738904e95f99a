import type { MigrationInterface, QueryRunner } from 'typeorm';
import { closeTable, oneOf, run, SELF, TEAM } from './sql-support.ts';

const ACTOR_PROPOSED = 'member_id = (select attune.member_id()) and (select attune.member_id()) is not null';

/**
 * More of what may be done to the body (clothing, music, light, position), and what practitioners
 * propose to the client, who alone makes a version of it.
 */
export class ProposeBoundaries1764000100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await run(runner, TABLES);
    await run(
      runner,
      closeTable({
        table: 'boundary_proposal',
        rows: {
          select: `${SELF} or ${TEAM}`,
          insert: `${ACTOR_PROPOSED} and ${TEAM} and state = 'PROPOSED'`,
          // Which step is whose, the trigger knows.
          update: `${SELF} or (${ACTOR_PROPOSED} and ${TEAM})`,
        },
        updatable: ['state', 'decided_at', 'accepted_version'],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(
      runner,
      `alter table attune.boundaries drop constraint boundaries_proposal_fk;
       drop table attune.boundary_proposal;
       drop function attune.proposal_is_the_clients;
       alter table attune.boundaries
         drop column clothing, drop column music, drop column light, drop column position, drop column proposal_id;`,
    );
  }
}

const TABLES = `
alter table attune.boundaries
  add column clothing text,
  add column music text,
  add column light text,
  add column position text,
  -- The proposal that this version came from, where it came from one.
  add column proposal_id uuid;

create table attune.boundary_proposal (
  practice_id uuid not null,
  id uuid not null,
  client_id uuid not null,
  member_id uuid not null,
  -- Parts of the boundaries by their names; what is not named is left as it is.
  changes jsonb not null constraint boundary_proposal_changes_check check (jsonb_typeof(changes) = 'object'),
  reason text not null,
  -- The newest version when it was proposed; 0: none.
  on_version integer not null,
  state text not null default 'PROPOSED' ${oneOf('state', ['PROPOSED', 'ACCEPTED', 'DECLINED', 'WITHDRAWN'])},
  proposed_at timestamptz not null default now(),
  decided_at timestamptz,
  accepted_version integer,
  primary key (practice_id, id),
  constraint boundary_proposal_client_fk foreign key (practice_id, client_id) references attune.client (practice_id, id),
  constraint boundary_proposal_of_client_key unique (practice_id, id, client_id),
  constraint boundary_proposal_member_fk foreign key (practice_id, member_id) references attune.member (practice_id, id),
  constraint boundary_proposal_version_fk foreign key (practice_id, client_id, accepted_version)
    references attune.boundaries (practice_id, client_id, version),
  constraint boundary_proposal_decided_check check ((state = 'PROPOSED') = (decided_at is null)),
  constraint boundary_proposal_accepted_check check ((state = 'ACCEPTED') = (accepted_version is not null))
);
create unique index boundary_proposal_one_open on attune.boundary_proposal (practice_id, client_id, member_id)
  where state = 'PROPOSED';
alter table attune.boundaries add constraint boundaries_proposal_fk
  foreign key (practice_id, proposal_id, client_id) references attune.boundary_proposal (practice_id, id, client_id);

-- A proposal is answered once, by the client alone; who made it may take it back.
create function attune.proposal_is_the_clients() returns trigger
  language plpgsql security definer set search_path = attune, pg_temp as $$
begin
  if old.state <> 'PROPOSED' then
    raise exception 'a proposal is answered once' using errcode = 'check_violation', constraint = 'proposal_is_answered_once';
  end if;
  if current_setting('role') = 'attune_owner' or session_user = 'attune_owner' then return new; end if;
  if (new.state = 'WITHDRAWN' and old.member_id is distinct from attune.member_id())
    or (new.state <> 'WITHDRAWN' and old.client_id is distinct from attune.client_id()) then
    raise exception 'the client answers a proposal, its author takes it back'
      using errcode = 'insufficient_privilege', constraint = 'proposal_is_the_clients';
  end if;
  return new;
end $$;
create trigger proposal_is_the_clients before update on attune.boundary_proposal
  for each row execute function attune.proposal_is_the_clients();
revoke execute on all functions in schema attune from public;
`;
