import type { MigrationInterface, QueryRunner } from 'typeorm';
import { closeTable, oneOf, PSYCHOTHERAPIST, run, SELF, shared } from './sql-support.ts';

const PLAN_SHARED = shared('PLAN', 'MASSAGE');
/** Work in progress is the psychotherapist's, also when it was given up; what was proposed is there for all. */
const PUT_FORWARD = 'proposed_at is not null';
const OPEN_VERSION = 'attune.version_put_forward(plan_id, version)';
const AS_CLIENT = `${SELF} and member_id is null`;
const AS_MEMBER = `(${PSYCHOTHERAPIST} or ${PLAN_SHARED}) and member_id = (select attune.member_id())`;

/** The care plan, its numbered versions with all they hold, and who agreed to which. */
export class CreateCarePlans1763900300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await run(runner, TABLES);
    await run(runner, TRIGGERS);
    await run(
      runner,
      [
        closeTable({
          table: 'care_plan',
          rows: {
            select: `${PSYCHOTHERAPIST} or (state <> 'DRAFT' and (${SELF} or ${PLAN_SHARED}))`,
            insert: PSYCHOTHERAPIST,
            // The client's agreement and a team member's bring a version into force.
            update: `${PSYCHOTHERAPIST} or ${SELF}`,
          },
          updatable: ['state', 'active_version', 'updated_at'],
        }),
        closeTable({
          table: 'care_plan_version',
          rows: {
            select: `${PSYCHOTHERAPIST} or (${PUT_FORWARD} and (${SELF} or ${PLAN_SHARED}))`,
            insert: PSYCHOTHERAPIST,
            update: `${PSYCHOTHERAPIST} or ${SELF}`,
          },
          updatable: ['state', 'proposed_at', 'in_force_at'],
        }),
        closeTable({
          table: 'goal',
          rows: {
            select: `${PSYCHOTHERAPIST} or (${OPEN_VERSION}
              and (${SELF} or (audience = 'TEAM' and ${PLAN_SHARED})))`,
            insert: PSYCHOTHERAPIST,
          },
        }),
        closeTable({
          table: 'activity',
          rows: {
            select: `${PSYCHOTHERAPIST} or (${OPEN_VERSION}
              and (${SELF} or (discipline = 'MASSAGE' and ${PLAN_SHARED})))`,
            insert: PSYCHOTHERAPIST,
          },
        }),
        closeTable({
          table: 'coordination_rule',
          rows: {
            select: `${PSYCHOTHERAPIST} or (${OPEN_VERSION}
              and (${SELF} or ${PLAN_SHARED}))`,
            insert: PSYCHOTHERAPIST,
          },
        }),
        closeTable({
          table: 'agreement',
          rows: {
            select: `${PSYCHOTHERAPIST} or ${SELF} or ${PLAN_SHARED}`,
            // One person, one voice: nobody agrees for another, and nobody to what was not put forward.
            insert: `user_id = (select attune.user_id()) and ${OPEN_VERSION} and ((${AS_CLIENT}) or (${AS_MEMBER}))`,
          },
        }),
      ].join('\n'),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(
      runner,
      `drop table attune.agreement, attune.coordination_rule, attune.activity, attune.goal,
         attune.care_plan_version, attune.care_plan cascade;
       drop function attune.plan_in_force_is_agreed, attune.version_goes_forward, attune.active_plan_is_in_force,
         attune.version_put_forward, attune.plan_content_is_fixed;`,
    );
  }
}

// With the client, so that what belongs to one client's plan cannot stand in another's.
const VERSION_FK = (table: string) =>
  `constraint ${table}_version_fk foreign key (practice_id, plan_id, version, client_id)
    references attune.care_plan_version (practice_id, plan_id, version, client_id)`;

const TABLES = `
create table attune.care_plan (
  practice_id uuid not null,
  id uuid not null,
  client_id uuid not null,
  state text not null ${oneOf('state', ['DRAFT', 'PROPOSED', 'ACTIVE', 'ON_HOLD', 'COMPLETED', 'REVOKED', 'ENTERED_IN_ERROR'])},
  active_version integer,
  created_at timestamptz not null default now(),
  created_by uuid not null,
  updated_at timestamptz not null default now(),
  primary key (practice_id, id),
  constraint care_plan_client_fk foreign key (practice_id, client_id) references attune.client (practice_id, id),
  constraint care_plan_author_fk foreign key (practice_id, created_by) references attune.member (practice_id, id),
  constraint care_plan_of_client_key unique (practice_id, id, client_id),
  constraint care_plan_active_check check (state not in ('ACTIVE', 'ON_HOLD') or active_version is not null)
);
-- R6: one active plan for each client.
create unique index care_plan_one_active on attune.care_plan (practice_id, client_id) where state = 'ACTIVE';
create index care_plan_client_idx on attune.care_plan (practice_id, client_id);

create table attune.care_plan_version (
  practice_id uuid not null,
  -- One id for plan and number, for what points at a version with a single value.
  id uuid not null default gen_random_uuid(),
  plan_id uuid not null,
  version integer not null constraint care_plan_version_number_check check (version >= 1),
  client_id uuid not null,
  state text not null ${oneOf('state', ['DRAFT', 'PROPOSED', 'IN_FORCE', 'SUPERSEDED', 'WITHDRAWN'])},
  phase text not null ${oneOf('phase', ['STABILISATION', 'PROCESSING', 'INTEGRATION', 'MAINTENANCE'])},
  summary text not null,
  guidance text,
  created_at timestamptz not null default now(),
  created_by uuid not null,
  proposed_at timestamptz,
  in_force_at timestamptz,
  primary key (practice_id, plan_id, version),
  constraint care_plan_version_id_key unique (practice_id, id),
  constraint care_plan_version_of_client_key unique (practice_id, plan_id, version, client_id),
  constraint care_plan_version_proposed_check check (state in ('DRAFT', 'WITHDRAWN') or proposed_at is not null),
  constraint care_plan_version_in_force_check check (state not in ('IN_FORCE', 'SUPERSEDED') or in_force_at is not null),
  constraint care_plan_version_plan_fk foreign key (practice_id, plan_id, client_id)
    references attune.care_plan (practice_id, id, client_id),
  constraint care_plan_version_author_fk foreign key (practice_id, created_by) references attune.member (practice_id, id)
);
create index care_plan_version_client_idx on attune.care_plan_version (practice_id, client_id, state);
create unique index care_plan_version_one_in_force on attune.care_plan_version (practice_id, plan_id) where state = 'IN_FORCE';
alter table attune.care_plan add constraint care_plan_active_version_fk
  foreign key (practice_id, id, active_version) references attune.care_plan_version (practice_id, plan_id, version)
  deferrable initially deferred;

create table attune.goal (
  practice_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  version integer not null,
  client_id uuid not null,
  position integer not null,
  statement text not null,
  measure_code text,
  target double precision,
  due date,
  achievement text not null default 'IN_PROGRESS' ${oneOf('achievement', ['IN_PROGRESS', 'IMPROVING', 'WORSENING', 'NO_CHANGE', 'ACHIEVED', 'NOT_ATTAINABLE'])},
  audience text not null ${oneOf('audience', ['TEAM', 'PSYCHOTHERAPY'])},
  primary key (practice_id, id),
  ${VERSION_FK('goal')}
);
create index goal_version_idx on attune.goal (practice_id, plan_id, version, position);

create table attune.activity (
  practice_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  version integer not null,
  client_id uuid not null,
  position integer not null,
  discipline text not null ${oneOf('discipline', ['PSYCHOTHERAPY', 'MASSAGE'])},
  modality text not null,
  minutes integer not null constraint activity_minutes_check check (minutes between 30 and 120),
  every_weeks integer not null constraint activity_weeks_check check (every_weeks between 1 and 52),
  max_pressure integer constraint activity_pressure_check check (max_pressure between 0 and 5),
  focus_regions text[] not null default '{}',
  avoid_regions text[] not null default '{}',
  reason text,
  adjustment text,
  primary key (practice_id, id),
  ${VERSION_FK('activity')}
);
create index activity_version_idx on attune.activity (practice_id, plan_id, version, position);

create table attune.coordination_rule (
  practice_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  version integer not null,
  client_id uuid not null,
  position integer not null,
  kind text not null ${oneOf('kind', ['REST_AFTER', 'SUPPORT_WITHIN', 'SAME_DAY', 'CADENCE', 'AVOID_WINDOW', 'MAX_PER_WEEK'])},
  from_class text,
  to_class text,
  hours integer constraint coordination_rule_hours_check check (hours between 0 and 720),
  every_weeks integer,
  tolerance_days integer,
  count integer,
  weekdays integer[],
  from_time time,
  to_time time,
  hard boolean not null,
  reason text,
  primary key (practice_id, id),
  ${VERSION_FK('coordination_rule')}
);
create index coordination_rule_version_idx on attune.coordination_rule (practice_id, plan_id, version, position);

create table attune.agreement (
  practice_id uuid not null,
  plan_id uuid not null,
  version integer not null,
  client_id uuid not null,
  user_id uuid not null,
  -- Null for the client's own agreement.
  member_id uuid,
  -- The version agreed to before, from which the changes were shown; null for a first agreement.
  since_version integer,
  role text not null,
  name text not null,
  at timestamptz not null default now(),
  primary key (practice_id, plan_id, version, user_id),
  ${VERSION_FK('agreement')}
);
`;

const TRIGGERS = `
create function attune.version_put_forward(of_plan uuid, of_version integer) returns boolean
  language sql stable security definer set search_path = attune, pg_temp as $$
  select exists (select 1 from attune.care_plan_version v
    where v.practice_id = attune.practice_id() and v.plan_id = of_plan and v.version = of_version and v.proposed_at is not null)
$$;

-- R7: a version is in force only with the agreement of the client and of the lead psychotherapist.
create function attune.plan_in_force_is_agreed() returns trigger
  language plpgsql security definer set search_path = attune, pg_temp as $$
begin
  if new.state = 'IN_FORCE' and (tg_op = 'INSERT' or old.state is distinct from 'IN_FORCE') then
    if not exists (select 1 from attune.agreement a
        join attune.client c on c.practice_id = a.practice_id and c.id = new.client_id and c.user_id = a.user_id
        where a.practice_id = new.practice_id and a.plan_id = new.plan_id and a.version = new.version)
      or not exists (select 1 from attune.agreement a
        join attune.care_team_member t on t.practice_id = a.practice_id and t.member_id = a.member_id
          and t.client_id = new.client_id and t.lead and t.state in ('TRIAL', 'ACTIVE')
        where a.practice_id = new.practice_id and a.plan_id = new.plan_id and a.version = new.version)
    then
      raise exception 'R7: a version comes into force with the agreement of client and lead psychotherapist'
        using errcode = 'check_violation', constraint = 'plan_in_force_is_agreed';
    end if;
  end if;
  return new;
end $$;
create trigger plan_in_force_is_agreed before insert or update on attune.care_plan_version
  for each row execute function attune.plan_in_force_is_agreed();

-- A version goes one way: draft, proposed, in force, superseded; or withdrawn before it was in force.
-- The owner, whose migrations write what happened elsewhere, is not held to each step.
create function attune.version_goes_forward() returns trigger
  language plpgsql set search_path = attune, pg_temp as $$
begin
  if current_user <> 'attune_owner' and new.state <> old.state and (old.state, new.state) not in (('DRAFT', 'PROPOSED'), ('DRAFT', 'WITHDRAWN'),
      ('PROPOSED', 'IN_FORCE'), ('PROPOSED', 'WITHDRAWN'), ('IN_FORCE', 'SUPERSEDED')) then
    raise exception 'a version of a plan does not go from % to %', old.state, new.state
      using errcode = 'check_violation', constraint = 'version_goes_forward';
  end if;
  return new;
end $$;
create trigger version_goes_forward before update on attune.care_plan_version
  for each row execute function attune.version_goes_forward();

-- R7: a plan is active by a version that is in force, looked at when the transaction commits.
create function attune.active_plan_is_in_force() returns trigger
  language plpgsql security definer set search_path = attune, pg_temp as $$
begin
  if exists (select 1 from attune.care_plan p where p.practice_id = new.practice_id and p.id = new.id
      and p.state in ('ACTIVE', 'ON_HOLD') and not exists (select 1 from attune.care_plan_version v
        where v.practice_id = p.practice_id and v.plan_id = p.id and v.version = p.active_version
          and v.state = 'IN_FORCE')) then
    raise exception 'a plan is active by a version in force'
      using errcode = 'check_violation', constraint = 'active_plan_is_in_force';
  end if;
  return null;
end $$;
create constraint trigger active_plan_is_in_force after insert or update on attune.care_plan
  deferrable initially deferred for each row execute function attune.active_plan_is_in_force();

-- What people agreed to does not change under them: content is written with its draft and never again.
create function attune.plan_content_is_fixed() returns trigger
  language plpgsql security definer set search_path = attune, pg_temp as $$
begin
  if (select v.state from attune.care_plan_version v where v.practice_id = new.practice_id
      and v.plan_id = new.plan_id and v.version = new.version) <> 'DRAFT' then
    raise exception 'the content of a version is fixed once it is proposed'
      using errcode = 'check_violation', constraint = 'plan_content_is_fixed';
  end if;
  return new;
end $$;
create trigger plan_content_is_fixed before insert on attune.goal
  for each row execute function attune.plan_content_is_fixed();
create trigger plan_content_is_fixed before insert on attune.activity
  for each row execute function attune.plan_content_is_fixed();
create trigger plan_content_is_fixed before insert on attune.coordination_rule
  for each row execute function attune.plan_content_is_fixed();

revoke execute on all functions in schema attune from public;
grant execute on function attune.version_put_forward to attune_app;
`;
