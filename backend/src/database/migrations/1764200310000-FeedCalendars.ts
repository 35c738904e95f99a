import type { MigrationInterface, QueryRunner } from 'typeorm';
import { closeTable, oneOf, run } from './sql-support.ts';

const OWN = 'user_id = (select attune.user_id())';

/** Calendar feeds: an address that is a secret, of one person, to be taken back at any time. */
export class FeedCalendars1764200310000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await run(runner, TABLES);
    await run(
      runner,
      [
        closeTable({
          table: 'calendar_feed',
          rows: { select: OWN, insert: OWN, update: `${OWN} and revoked_at is null` },
          updatable: ['shows', 'last_read_on', 'revoked_at'],
        }),
        closeTable({
          table: 'calendar_feed_reading',
          rows: { select: OWN, insert: OWN, update: OWN },
          updatable: ['day'],
        }),
      ].join('\n'),
    );
    await run(runner, FUNCTIONS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(
      runner,
      `drop function attune.calendar_feed_by_secret;
       drop table attune.calendar_feed_reading, attune.calendar_feed;`,
    );
  }
}

const TABLES = `
-- Of the secret only the hash is kept: it has 32 random bytes, so none can be guessed from it.
create table attune.calendar_feed (
  practice_id uuid not null references attune.practice (id),
  id uuid not null,
  user_id uuid not null references attune.app_user (id),
  secret_hash bytea not null,
  shows text not null ${oneOf('shows', ['TIME', 'PERSON'])},
  created_at timestamptz not null,
  last_read_on date,
  revoked_at timestamptz,
  primary key (practice_id, id),
  constraint calendar_feed_owner_key unique (practice_id, id, user_id)
);
create index calendar_feed_secret_idx on attune.calendar_feed (secret_hash);
-- One address at a time for each person in a practice.
create unique index calendar_feed_live_key on attune.calendar_feed (practice_id, user_id) where revoked_at is null;

-- The day on which a client's appointments were last noted in the audit as read through a feed. Calendars
-- ask many times a day: one event for each client and day tells the same.
create table attune.calendar_feed_reading (
  practice_id uuid not null,
  feed_id uuid not null,
  client_id uuid not null,
  user_id uuid not null,
  day date not null,
  primary key (practice_id, feed_id, client_id),
  constraint calendar_feed_reading_feed_fk foreign key (practice_id, feed_id, user_id)
    references attune.calendar_feed (practice_id, id, user_id),
  constraint calendar_feed_reading_client_fk foreign key (practice_id, client_id) references attune.client (practice_id, id)
);
`;

const FUNCTIONS = `
-- Who reads through a feed, as what they are in the practice now: nobody who has left it. Asked with no
-- actor set, as a session is.
create function attune.calendar_feed_by_secret(wanted bytea)
  returns table (feed_id uuid, shows text, user_id uuid, name text, email text, practice_id uuid, practice_name text,
    time_zone text, member_id uuid, client_id uuid, roles text[])
  language sql stable security definer set search_path = attune, pg_temp as $$
  select f.id, f.shows, u.id, u.name, u.email, m.practice_id, m.practice_name, m.time_zone, m.member_id, m.client_id, m.roles
  from attune.calendar_feed f
  join attune.app_user u on u.id = f.user_id
  join lateral attune.memberships_of(f.user_id) m on m.practice_id = f.practice_id
  where f.secret_hash = wanted and f.revoked_at is null
$$;
revoke execute on all functions in schema attune from public;
grant execute on function attune.calendar_feed_by_secret to attune_app;
`;
