import type { MigrationInterface, QueryRunner } from 'typeorm';
import { PEOPLE_TO_TELL_OF } from './people-to-tell-of.ts';
import { closeTable, oneOf, run } from './sql-support.ts';

const OWN = 'user_id = (select attune.user_id())';
const TOPICS = ['DISTRESS', 'TEAM_AND_PLAN', 'SCHEDULE', 'RECORD'];

/** Telling people by mail and push beside the bell: what goes out, who wants what, and which browsers take it. */
export class TellPeople1764100200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await run(runner, NOTIFICATION);
    await run(runner, TABLES);
    await run(
      runner,
      [
        closeTable({
          table: 'delivery',
          // Whether a mail went out is for whoever it went to.
          rows: { select: OWN },
          worker: { select: 'true', insert: `state = 'QUEUED'`, update: 'true' },
          workerUpdatable: ['state', 'tries', 'not_before', 'settled_at', 'why'],
        }),
        closeTable({
          table: 'notification_choice',
          rows: { select: OWN, insert: OWN, update: OWN },
          updatable: ['mail', 'push'],
        }),
        closeTable({
          table: 'quiet_hours',
          rows: { select: OWN, insert: OWN, update: OWN },
          updatable: ['starts', 'ends', 'time_zone'],
        }),
        closeTable({
          table: 'push_subscription',
          rows: { select: OWN },
          worker: { select: 'true' },
        }),
      ].join('\n'),
    );
    await run(runner, FUNCTIONS);
    await run(runner, PEOPLE_TO_TELL_OF);
    await run(runner, AUDIENCES.map(([name, end, more]) => replaced(name, end, end + more)).join('\n'));
    await run(runner, GRANTS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, AUDIENCES.map(([name, end, more]) => replaced(name, end + more, end)).join('\n'));
    await run(
      runner,
      `drop trigger forget_push_of_session on attune.user_session;
       drop function attune.people_to_tell_of, attune.ways_to_tell, attune.mail_address_of, attune.subscribe_to_push,
         attune.unsubscribe_from_push, attune.forget_push, attune.forget_push_of_session, attune.disturb_again;
       drop table attune.push_subscription, attune.quiet_hours, attune.notification_choice, attune.delivery;
       drop function attune.distress_mail_stays;
       drop index attune.notification_user_idx;
       delete from attune.notification n using attune.notification first
         where first.practice_id = n.practice_id and first.user_id = n.user_id and first.kind = n.kind
           and first.subject_id = n.subject_id and (first.at, first.id) < (n.at, n.id);
       alter table attune.notification drop constraint notification_once,
         add constraint notification_once unique (practice_id, user_id, kind, subject_id),
         drop column occasion, drop column urgent;`,
    );
  }
}

/** Puts one text for another into a function that is there, whatever else it has become. */
function replaced(name: string, from: string, to: string): string {
  return `do $do$ begin
    execute replace(pg_get_functiondef('${name}'::regprocedure), $from$${from}$from$, $to$${to}$to$);
  end $do$;`;
}

/** R27: whoever has the record open in an emergency, as a psychotherapist of the team reads it. */
const OPENED = (client: string) => `
  join attune.emergency_access e on e.practice_id = attune.practice_id() and e.client_id = ${client}
    and e.ended_at is null and e.opened_at <= now() and e.ends_at > now()
  join attune.member m on m.practice_id = e.practice_id and m.id = e.member_id and m.ended_at is null`;

/** Who is told at once that a note or a plan changed, with the end of each function and what is put behind it. */
const AUDIENCES = [
  [
    'attune.audience_of_note(uuid)',
    `when 'CONTACT' then t.discipline = 'PSYCHOTHERAPY' else false end`,
    `
  union
  select m.user_id, false from note n ${OPENED('n.client_id')}
  where n.signed_at is not null and (n.kind in ('PROGRESS', 'CONTACT')
    or (n.kind = 'SESSION_RESPONSE' and exists (select 1 from attune.sharing_consent s
      where s.practice_id = n.practice_id and s.client_id = n.client_id and s.category = 'SESSION_RESPONSES'
        and s.discipline = 'PSYCHOTHERAPY' and s.granted)))`,
  ],
  [
    'attune.audience_of_plan(uuid)',
    'and c.id = of_client and c.user_id is not null',
    `
  union
  select m.user_id, false from (select of_client as id) wanted ${OPENED('wanted.id')}`,
  ],
] as const;

const NOTIFICATION = `
alter table attune.notification
  -- The same person is told of the same thing again on another occasion, such as another step of a policy.
  add column occasion text not null default '',
  add column urgent boolean not null default false,
  drop constraint notification_once,
  add constraint notification_once unique (practice_id, user_id, kind, subject_id, occasion);
create index notification_user_idx on attune.notification (practice_id, user_id, at desc, id desc);
`;

const TABLES = `
-- One row for each way beside the bell by which somebody is told of one thing.
create table attune.delivery (
  practice_id uuid not null,
  id uuid not null,
  notification_id uuid not null,
  user_id uuid not null references attune.app_user (id),
  channel text not null ${oneOf('channel', ['MAIL', 'PUSH'])},
  -- FAILED: given up after many tries; an operator may have it tried anew.
  state text not null ${oneOf('state', ['QUEUED', 'SENT', 'FAILED', 'SKIPPED'])},
  at timestamptz not null,
  tries integer not null default 0,
  -- The end of the quiet hours that hold it back.
  not_before timestamptz,
  settled_at timestamptz,
  -- Why it was left out.
  why text ${oneOf('why', ['READ', 'LEFT', 'NO_DEVICE'])},
  primary key (practice_id, id),
  constraint delivery_notification_fk foreign key (practice_id, notification_id) references attune.notification (practice_id, id),
  constraint delivery_once unique (practice_id, notification_id, channel),
  constraint delivery_settled_check check ((state = 'QUEUED') = (settled_at is null)),
  constraint delivery_skipped_check check ((state = 'SKIPPED') = (why is not null))
);

-- What a person chose for a topic; without a row, both.
create table attune.notification_choice (
  practice_id uuid not null references attune.practice (id),
  user_id uuid not null references attune.app_user (id),
  topic text not null ${oneOf('topic', TOPICS)},
  mail boolean not null,
  push boolean not null,
  primary key (practice_id, user_id, topic)
);

-- When somebody is not to be disturbed, by local times 'HH:MM'; later than the end, past midnight.
create table attune.quiet_hours (
  practice_id uuid not null references attune.practice (id),
  user_id uuid not null references attune.app_user (id),
  starts text not null constraint quiet_hours_starts_check check (starts ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  ends text not null constraint quiet_hours_ends_check check (ends ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  time_zone text not null,
  primary key (practice_id, user_id),
  constraint quiet_hours_check check (starts <> ends)
);

-- A browser that takes push messages for a person, and the session in which that was agreed to.
create table attune.push_subscription (
  practice_id uuid not null references attune.practice (id),
  id uuid not null,
  user_id uuid not null references attune.app_user (id),
  session_id uuid not null,
  endpoint text not null,
  p256dh text not null,
  auth text not null,
  at timestamptz not null,
  primary key (practice_id, id),
  constraint push_subscription_endpoint_key unique (practice_id, endpoint)
);
create index push_subscription_user_idx on attune.push_subscription (practice_id, user_id);
create index push_subscription_session_idx on attune.push_subscription (session_id);
`;

const FUNCTIONS = `
-- A psychotherapist hears of distress by mail, also when no bell is looked at.
create function attune.distress_mail_stays() returns trigger language plpgsql as $$
begin
  if new.topic = 'DISTRESS' and not new.mail and attune.has_role('PSYCHOTHERAPIST') then
    raise exception 'mails of distress stay on for a psychotherapist'
      using errcode = 'check_violation', constraint = 'distress_mail_stays';
  end if;
  return new;
end $$;
create trigger distress_mail_stays before insert or update on attune.notification_choice
  for each row execute function attune.distress_mail_stays();

-- How these people may be told of a topic, for the worker: what they chose, how many of their browsers
-- take push messages, and when they are not to be disturbed. Nobody who has left the practice.
create function attune.ways_to_tell(people uuid[], of_topic text)
  returns table (user_id uuid, psychotherapist boolean, mail boolean, push boolean, devices integer,
    starts text, ends text, time_zone text)
  language sql stable security definer set search_path = attune, pg_temp as $$
  select person.id, 'PSYCHOTHERAPIST' = any (m.roles), coalesce(c.mail, true), coalesce(c.push, true),
    (select count(*)::integer from attune.push_subscription s
      where s.practice_id = attune.practice_id() and s.user_id = person.id),
    q.starts, q.ends, q.time_zone
  from unnest(people) as person (id)
  join lateral attune.memberships_of(person.id) m on m.practice_id = attune.practice_id()
  left join attune.notification_choice c on c.practice_id = attune.practice_id() and c.user_id = person.id and c.topic = of_topic
  left join attune.quiet_hours q on q.practice_id = attune.practice_id() and q.user_id = person.id
$$;

-- Where a mail to somebody of this practice goes, for the worker. Its name goes along to those who work
-- there alone: it may say what is treated there.
create function attune.mail_address_of(of_user uuid) returns table (email text, practice_name text)
  language sql stable security definer set search_path = attune, pg_temp as $$
  select u.email, case when m.member_id is not null then m.practice_name end from attune.app_user u
  join lateral attune.memberships_of(u.id) m on m.practice_id = attune.practice_id()
  where u.id = of_user
$$;

-- A browser has one person at a time: whoever agrees in it last takes it over from everybody else. Of one
-- person's browsers the newest twenty count.
create function attune.subscribe_to_push(new_id uuid, in_session uuid, new_endpoint text, new_p256dh text, new_auth text, at_time timestamptz)
  returns void language plpgsql volatile security definer set search_path = attune, pg_temp as $$
begin
  delete from attune.push_subscription s where s.endpoint = new_endpoint and s.user_id <> attune.user_id();
  insert into attune.push_subscription (practice_id, id, user_id, session_id, endpoint, p256dh, auth, at)
  values (attune.practice_id(), new_id, attune.user_id(), in_session, new_endpoint, new_p256dh, new_auth, at_time)
  on conflict on constraint push_subscription_endpoint_key do update set user_id = excluded.user_id,
    session_id = excluded.session_id, p256dh = excluded.p256dh, auth = excluded.auth, at = excluded.at;
  delete from attune.push_subscription s where s.practice_id = attune.practice_id() and s.id in (
    select o.id from attune.push_subscription o
    where o.practice_id = attune.practice_id() and o.user_id = attune.user_id() order by o.at desc, o.id desc offset 20);
end $$;

-- True when one of the actor's own browsers took messages and does no more.
create function attune.unsubscribe_from_push(of_endpoint text) returns boolean
  language sql volatile security definer set search_path = attune, pg_temp as $$
  with gone as (delete from attune.push_subscription s
    where s.user_id = attune.user_id() and s.endpoint = of_endpoint returning 1)
  select exists (select 1 from gone)
$$;

-- A browser that its push service no longer knows; for the worker.
create function attune.forget_push(of_subscription uuid) returns void
  language sql volatile security definer set search_path = attune, pg_temp as $$
  delete from attune.push_subscription where practice_id = attune.practice_id() and id = of_subscription
$$;

-- Whoever signs a device out is not told there any more. A session that only ran out goes on being
-- told: the messages say nothing, and a phone in the night must not fall silent.
create function attune.forget_push_of_session() returns trigger
  language plpgsql security definer set search_path = attune, pg_temp as $$
begin
  delete from attune.push_subscription where session_id = new.id;
  return new;
end $$;
create trigger forget_push_of_session after update of revoked_at on attune.user_session
  for each row when (old.revoked_at is null and new.revoked_at is not null)
  execute function attune.forget_push_of_session();

-- The actor's own quiet hours end for good.
create function attune.disturb_again() returns void
  language sql volatile security definer set search_path = attune, pg_temp as $$
  delete from attune.quiet_hours where practice_id = attune.practice_id() and user_id = attune.user_id()
$$;
`;

const GRANTS = `
revoke execute on all functions in schema attune from public;
grant execute on function attune.subscribe_to_push, attune.unsubscribe_from_push, attune.disturb_again to attune_app;
grant execute on function attune.people_to_tell_of, attune.ways_to_tell, attune.mail_address_of, attune.forget_push
  to attune_worker;
`;
