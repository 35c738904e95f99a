import type { MigrationInterface, QueryRunner } from 'typeorm';
import { closeTable, MASSAGE, PSYCHOTHERAPIST, run, SELF, shared, TEAM } from './sql-support.ts';

/** What may be done to the body, what may be shared, how the client is, and whom to call in a crisis. */
export class CreateConsent1763900200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await run(runner, TABLES);
    await run(
      runner,
      [
        closeTable({
          table: 'boundaries',
          rows: {
            select: `${SELF} or ${TEAM}`,
            insert: `${SELF} and changed_by = (select attune.user_id())`,
          },
        }),
        closeTable({
          table: 'sharing_consent',
          rows: {
            // A massage therapist sees what concerns the own discipline only: what is shared with it, and
            // with whom the responses are shared that it writes (R14).
            select: `${SELF} or ${PSYCHOTHERAPIST}
              or ((discipline = 'MASSAGE' or category = 'SESSION_RESPONSES') and ${MASSAGE})`,
            insert: SELF,
            update: SELF,
          },
          updatable: ['granted', 'since'],
        }),
        closeTable({
          table: 'sharing_consent_event',
          rows: { select: SELF, insert: `${SELF} and user_id = (select attune.user_id())` },
        }),
        closeTable({
          table: 'check_in',
          rows: {
            // Pain, sleep and distress are the body's business: the massage therapist sees them always.
            select: `${SELF} or ${TEAM}`,
            insert: SELF,
          },
        }),
        closeTable({
          table: 'check_in_detail',
          rows: {
            // The rest is theirs to see where the client shares measures.
            select: `${SELF} or ${PSYCHOTHERAPIST} or ${shared('MEASURES', 'MASSAGE')}`,
            insert: SELF,
          },
        }),
        closeTable({ table: 'crisis_resource', rows: { select: 'true' } }),
      ].join('\n'),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(
      runner,
      `drop table attune.boundaries, attune.sharing_consent_event, attune.check_in_detail, attune.check_in, attune.crisis_resource;`,
    );
  }
}

const TABLES = `
create table attune.boundaries (
  practice_id uuid not null,
  client_id uuid not null,
  version integer not null constraint boundaries_version_check check (version >= 1),
  max_pressure integer not null constraint boundaries_pressure_check check (max_pressure between 0 and 5),
  -- Region code to YES, ASK_FIRST or NEVER; a region left out follows its class.
  regions jsonb not null constraint boundaries_regions_check check (jsonb_typeof(regions) = 'object'),
  draping text not null,
  scent boolean not null,
  talk text not null,
  stop_signal text,
  note text,
  -- What helps this client on the table when distress comes, in the client's words.
  what_helps text,
  changed_at timestamptz not null default now(),
  changed_by uuid not null,
  primary key (practice_id, client_id, version),
  constraint boundaries_client_fk foreign key (practice_id, client_id) references attune.client (practice_id, id)
);

create table attune.sharing_consent_event (
  practice_id uuid not null,
  id uuid not null,
  client_id uuid not null,
  category text not null,
  discipline text not null,
  granted boolean not null,
  at timestamptz not null default now(),
  user_id uuid not null,
  screen text not null,
  primary key (practice_id, id),
  constraint sharing_consent_event_client_fk foreign key (practice_id, client_id) references attune.client (practice_id, id)
);

create table attune.check_in (
  practice_id uuid not null,
  id uuid not null,
  client_id uuid not null,
  at timestamptz not null,
  distress integer not null constraint check_in_distress_check check (distress between 0 and 10),
  sleep_hours numeric(3, 1) constraint check_in_sleep_check check (sleep_hours between 0 and 24),
  pain integer constraint check_in_pain_check check (pain between 0 and 10),
  primary key (practice_id, id),
  constraint check_in_of_client_key unique (practice_id, id, client_id),
  constraint check_in_client_fk foreign key (practice_id, client_id) references attune.client (practice_id, id)
);
-- With the distress, so that the weeks of a whole caseload are read from the index alone.
create index check_in_client_idx on attune.check_in (practice_id, client_id, at desc) include (distress);

-- What not everybody on the team sees of a check-in.
create table attune.check_in_detail (
  practice_id uuid not null,
  check_in_id uuid not null,
  client_id uuid not null,
  mood integer constraint check_in_detail_mood_check check (mood between 0 and 10),
  arousal integer constraint check_in_detail_arousal_check check (arousal between -2 and 2),
  primary key (practice_id, check_in_id),
  constraint check_in_detail_check_in_fk foreign key (practice_id, check_in_id, client_id)
    references attune.check_in (practice_id, id, client_id)
);

create table attune.crisis_resource (
  practice_id uuid not null references attune.practice (id),
  id uuid not null,
  region text not null,
  position integer not null,
  name text not null,
  phone text,
  text_number text,
  url text,
  checked_on date not null,
  primary key (practice_id, id),
  constraint crisis_resource_reach_check check (phone is not null or text_number is not null or url is not null)
);
`;
