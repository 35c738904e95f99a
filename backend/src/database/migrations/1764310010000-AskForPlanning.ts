import type { MigrationInterface, QueryRunner } from 'typeorm';
import { closeTable, oneOf, PSYCHOTHERAPIST, run, SELF, shared } from './sql-support.ts';

/** To whom the plan, and so planning its weeks, is open. */
const OPEN_TO = `${SELF} or ${PSYCHOTHERAPIST} or ${shared('PLAN', 'MASSAGE')}`;

/** A client asks their team to plan the coming weeks; and where the practice is reached by telephone. */
export class AskForPlanning1764310010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await run(runner, TABLES);
    await run(
      runner,
      [
        closeTable({
          table: 'planning_request',
          rows: {
            select: OPEN_TO,
            insert: `${SELF} and state = 'OPEN' and (select attune.may_ask_for_planning(client_id))`,
            update: `state = 'OPEN' and (${OPEN_TO})`,
          },
          updatable: ['state', 'closed_at', 'closed_by'],
        }),
        closeTable({
          table: 'practice_contact',
          rows: {
            select: 'true',
            insert: '(select attune.is_administrator())',
            update: '(select attune.is_administrator())',
          },
          updatable: ['phone'],
        }),
      ].join('\n'),
    );
    await run(runner, CLOSED_BY_BOOKING);
    await run(runner, replaced(TELL, ELSE, WHOM + ELSE) + replaced(STANDS, CASE, CASE + WHILE_OPEN));
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, replaced(TELL, WHOM + ELSE, ELSE) + replaced(STANDS, CASE + WHILE_OPEN, CASE));
    await run(
      runner,
      `drop trigger planning_closed_by_booking on attune.appointment;
       drop table attune.planning_request, attune.practice_contact;
       drop function attune.planning_closed_by_booking, attune.may_ask_for_planning;`,
    );
  }
}

const TABLES = `
-- Has this client a plan in force with something in it, and no appointment to come: then there is something
-- to plan. Asked for by row policies, so it looks past them.
create function attune.may_ask_for_planning(of_client uuid) returns boolean
  language sql stable security definer set search_path = attune, pg_temp as $$
  select exists (select from attune.care_plan p
      join attune.activity y on y.practice_id = p.practice_id and y.plan_id = p.id and y.version = p.active_version
      where p.practice_id = attune.practice_id() and p.client_id = of_client and p.state = 'ACTIVE')
    and not exists (select from attune.appointment a
      where a.practice_id = attune.practice_id() and a.client_id = of_client and a.starts_at > now() and a.offer_id is null
        and a.state in ('REQUESTED', 'BOOKED', 'NEEDS_CLEARANCE', 'ARRIVED'))
    and of_client = attune.client_id()
$$;
revoke execute on function attune.may_ask_for_planning from public;
grant execute on function attune.may_ask_for_planning to attune_app;

-- A client asks that the coming weeks be planned.
create table attune.planning_request (
  practice_id uuid not null,
  id uuid not null,
  client_id uuid not null,
  note text constraint planning_request_note_check check (length(note) between 1 and 500),
  -- BOOKED: something was. CLOSED: somebody of the team has seen to it otherwise. WITHDRAWN: by the client.
  state text not null ${oneOf('state', ['OPEN', 'BOOKED', 'CLOSED', 'WITHDRAWN'])},
  asked_at timestamptz not null,
  closed_at timestamptz,
  -- Who ended it by hand.
  closed_by uuid references attune.app_user (id),
  primary key (practice_id, id),
  constraint planning_request_client_fk foreign key (practice_id, client_id) references attune.client (practice_id, id),
  constraint planning_request_closed_check check ((state = 'OPEN') = (closed_at is null)),
  constraint planning_request_by_check check ((state in ('CLOSED', 'WITHDRAWN')) = (closed_by is not null))
);
create unique index planning_request_open_key on attune.planning_request (practice_id, client_id) where state = 'OPEN';

-- Where everybody of a practice reaches it.
create table attune.practice_contact (
  practice_id uuid primary key references attune.practice (id),
  phone text constraint practice_contact_phone_check check (phone ~ '^[+]?[0-9 ()./-]+$' and length(phone) <= 30)
);
`;

const CLOSED_BY_BOOKING = `
-- Whatever books an appointment settles what was asked for.
create function attune.planning_closed_by_booking() returns trigger
  language plpgsql security definer set search_path = attune, pg_temp as $$
begin
  update attune.planning_request set state = 'BOOKED', closed_at = new.updated_at
  where practice_id = new.practice_id and client_id = new.client_id and state = 'OPEN';
  return null;
end $$;
revoke execute on function attune.planning_closed_by_booking from public;
create trigger planning_closed_by_booking after insert or update of state on attune.appointment
  for each row when (new.state = 'BOOKED') execute function attune.planning_closed_by_booking();
`;

const TELL = 'attune.people_to_tell_of(text, uuid, uuid)';
const STANDS = 'attune.notification_stands(uuid, timestamptz)';

/** Puts one text for another into a function that is there, whatever else it has become. */
function replaced(name: string, from: string, to: string): string {
  return `do $do$ begin
    execute replace(pg_get_functiondef('${name}'::regprocedure), $from$${from}$from$, $to$${to}$to$);
  end $do$;`;
}

const ELSE = `  else
    raise exception 'nobody knows whom to tell of %'`;
/** Whoever of the team may plan the weeks; and the client, when somebody else ended what they asked for. */
const WHOM = `  when 'PLANNING_ASKED' then
    return query
    select distinct a.user_id, r.client_id, r.id, ''
    from attune.planning_request r
    cross join lateral attune.audience_of_plan(r.client_id) a
    join attune.member m on m.practice_id = here and m.user_id = a.user_id and m.ended_at is null
    join attune.care_team_member t on t.practice_id = here and t.client_id = r.client_id and t.member_id = m.id
      and t.state in ('TRIAL', 'ACTIVE')
    where r.practice_id = here and r.id = of_subject and r.state = 'OPEN' and a.user_id is distinct from by_user;

  when 'PLANNING_CLOSED' then
    return query
    select c.user_id, r.client_id, r.id, ''
    from attune.planning_request r
    join attune.client c on c.practice_id = here and c.id = r.client_id and c.user_id is not null
    where r.practice_id = here and r.id = of_subject and r.state = 'CLOSED' and c.user_id is distinct from by_user;

`;

const CASE = 'select case n.kind';
const WHILE_OPEN = `
    when 'PLANNING_ASKED' then exists (select from attune.planning_request r
      where r.practice_id = n.practice_id and r.id = n.subject_id and r.state = 'OPEN')`;
