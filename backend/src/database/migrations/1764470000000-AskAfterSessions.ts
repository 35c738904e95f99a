import type { MigrationInterface, QueryRunner } from 'typeorm';
import { closeTable, MASSAGE, oneOf, run, SELF, shared } from './sql-support.ts';

const ME = '(select attune.member_id())';
/** Those for whose session it was, while on the team. */
const OWN_SESSION = `(member_id = ${ME} and ${MASSAGE})`;
const SHARED = shared('SESSION_RESPONSES', 'PSYCHOTHERAPY');
/** R27: the psychotherapists whom the client lets, also in an emergency. */
const READABLE = `client_id = any ((select attune.readable_shared_client_ids('SESSION_RESPONSES'))::uuid[])`;
const READS = `${SELF} or ${OWN_SESSION} or ${READABLE}`;

/** The answer that a row belongs to, as far as whoever asks sees it; with one more condition on it. */
const ofFeedback = (table: string, more: string) => `exists (select from attune.session_feedback f
  where f.practice_id = ${table}.practice_id and f.id = ${table}.feedback_id and f.client_id = ${table}.client_id and ${more})`;

/**
 * After a session of bodywork: what its client says of it, once and never changed; what was changed then; and who
 * of those who may read it has.
 */
export class AskAfterSessions1764470000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await run(runner, TABLES);
    await run(
      runner,
      [
        closeTable({ table: 'session_feedback', rows: { select: READS, insert: SELF } }),
        closeTable({
          table: 'feedback_change',
          rows: {
            select: ofFeedback('feedback_change', 'true'),
            insert: `member_id = ${ME} and ${MASSAGE} and ${ofFeedback('feedback_change', `f.member_id = ${ME}`)}`,
          },
        }),
        closeTable({
          table: 'feedback_seen',
          rows: {
            select: ofFeedback('feedback_seen', 'true'),
            insert: `member_id = ${ME} and (${MASSAGE} or ${SHARED})
              and ${ofFeedback('feedback_seen', `((f.member_id = ${ME} and f.${MASSAGE}) or f.${SHARED})`)}`,
          },
        }),
      ].join('\n'),
    );
    await run(runner, FUNCTIONS);
    await run(runner, replaced(TELL, ELSE, WHOM + ELSE) + replaced(STANDS, CASE, CASE + WHILE_ASKED));
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, replaced(TELL, WHOM + ELSE, ELSE) + replaced(STANDS, CASE + WHILE_ASKED, CASE));
    await run(
      runner,
      `drop function attune.sessions_to_ask_about, attune.audience_of_feedback;
       drop table attune.feedback_seen, attune.feedback_change, attune.session_feedback;
       drop function attune.session_feedback_fits;
       drop index attune.appointment_to_ask_idx;`,
    );
  }
}

const FELT = ['YES', 'PARTLY', 'NO'];
const TEXT = (table: string, column: string) =>
  `${column} text constraint ${table}_${column}_check check (length(${column}) between 1 and 2000)`;

const TABLES = `
-- What a client says after a session of bodywork. Kept as it was said.
create table attune.session_feedback (
  practice_id uuid not null,
  id uuid not null,
  appointment_id uuid not null,
  client_id uuid not null,
  -- Whose session it was.
  member_id uuid not null,
  felt_safe text ${oneOf('felt_safe', FELT)},
  in_control text ${oneOf('in_control', FELT)},
  pressure text ${oneOf('pressure', ['TOO_LIGHT', 'RIGHT', 'TOO_MUCH'])},
  different boolean,
  ${TEXT('session_feedback', 'different_what')},
  ${TEXT('session_feedback', 'words')},
  -- When it was said, by the device that kept it; and when it came.
  at timestamptz not null,
  received_at timestamptz not null,
  primary key (practice_id, id),
  -- Once for a session, from however many devices.
  constraint session_feedback_once unique (practice_id, appointment_id),
  constraint session_feedback_of_client_key unique (practice_id, id, client_id),
  constraint session_feedback_appointment_fk foreign key (practice_id, appointment_id) references attune.appointment (practice_id, id),
  constraint session_feedback_client_fk foreign key (practice_id, client_id) references attune.client (practice_id, id),
  constraint session_feedback_member_fk foreign key (practice_id, member_id) references attune.member (practice_id, id),
  constraint session_feedback_says_check check (num_nonnulls(felt_safe, in_control, pressure, different, words) > 0),
  constraint session_feedback_different_check check (different_what is null or different is true)
);
create index session_feedback_client_idx on attune.session_feedback (practice_id, client_id, at desc);
-- Those that ask for care: feedbackNeedsCare of shared.
create index session_feedback_care_idx on attune.session_feedback (practice_id, client_id) where felt_safe <> 'YES' or in_control <> 'YES';

-- What was changed after it, in the therapist's words.
create table attune.feedback_change (
  practice_id uuid not null,
  id uuid not null,
  feedback_id uuid not null,
  client_id uuid not null,
  member_id uuid not null,
  text text not null constraint feedback_change_text_check check (length(text) between 1 and 2000),
  at timestamptz not null,
  primary key (practice_id, id),
  constraint feedback_change_feedback_fk foreign key (practice_id, feedback_id, client_id)
    references attune.session_feedback (practice_id, id, client_id),
  constraint feedback_change_member_fk foreign key (practice_id, member_id) references attune.member (practice_id, id)
);
create index feedback_change_feedback_idx on attune.feedback_change (practice_id, feedback_id, at);

-- Who has read it: it waits for that person no more, and the client sees that it was read.
create table attune.feedback_seen (
  practice_id uuid not null,
  feedback_id uuid not null,
  member_id uuid not null,
  client_id uuid not null,
  at timestamptz not null,
  primary key (practice_id, feedback_id, member_id),
  constraint feedback_seen_feedback_fk foreign key (practice_id, feedback_id, client_id)
    references attune.session_feedback (practice_id, id, client_id),
  constraint feedback_seen_member_fk foreign key (practice_id, member_id) references attune.member (practice_id, id)
);

-- Sessions of bodywork that are over, by when: whose clients are still to be asked.
create index appointment_to_ask_idx on attune.appointment (ends_at) where state = 'FULFILLED' and discipline = 'MASSAGE';
`;

/** Of an appointment \`a\`: whether hands were laid on, so that there is something to ask. */
const BODYWORK = `a.state = 'FULFILLED' and a.discipline = 'MASSAGE' and exists (select from attune.appointment_service s
      where s.practice_id = a.practice_id and s.appointment_id = a.id and s.class <> 'CONSULTATION')`;

const FUNCTIONS = `
create function attune.session_feedback_fits() returns trigger
  language plpgsql security definer set search_path = attune, pg_temp as $$
begin
  if not exists (select from attune.appointment a
    where a.practice_id = new.practice_id and a.id = new.appointment_id and a.client_id = new.client_id
      and a.member_id = new.member_id and new.at <= a.ends_at + interval '7 days' and ${BODYWORK}) then
    raise exception 'this is said of a session of bodywork that took place, within seven days'
      using errcode = 'check_violation', constraint = 'session_feedback_fits';
  end if;
  return new;
end $$;
create trigger session_feedback_fits before insert on attune.session_feedback
  for each row execute function attune.session_feedback_fits();

-- Whom to ask about which session, in every practice, for the worker: an hour after it was to end, once, and
-- nobody who has said something of it already.
create function attune.sessions_to_ask_about(at_time timestamptz)
  returns table (practice_id uuid, appointment_id uuid, client_id uuid, user_id uuid)
  language sql stable security definer set search_path = attune, pg_temp as $$
  select a.practice_id, a.id, a.client_id, c.user_id
  from attune.appointment a
  join attune.client c on c.practice_id = a.practice_id and c.id = a.client_id and c.user_id is not null
  where a.ends_at > at_time - interval '7 days' and a.ends_at <= at_time - interval '1 hour' and ${BODYWORK}
    and not exists (select from attune.session_feedback f where f.practice_id = a.practice_id and f.appointment_id = a.id)
    and not exists (select from attune.notification n where n.practice_id = a.practice_id and n.user_id = c.user_id
      and n.kind = 'FEEDBACK_ASKED' and n.subject_id = a.id)
  order by a.practice_id, a.ends_at, a.id
  limit 500
$$;

-- Who may be told that there is something to look at again: the client, whose session it was while on the team,
-- and the psychotherapists whom the client lets, in an emergency too.
create function attune.audience_of_feedback(of_feedback uuid) returns table (user_id uuid, administrator boolean)
  language sql stable security definer set search_path = attune, pg_temp as $$
  with feedback as (select * from attune.session_feedback f where f.practice_id = attune.practice_id() and f.id = of_feedback)
  select c.user_id, false from feedback f
  join attune.client c on c.practice_id = f.practice_id and c.id = f.client_id and c.user_id is not null
  union
  select m.user_id, false from feedback f
  join attune.care_team_member t on t.practice_id = f.practice_id and t.client_id = f.client_id and t.state in ('TRIAL', 'ACTIVE')
  join attune.member m on m.practice_id = t.practice_id and m.id = t.member_id and m.ended_at is null
  left join attune.sharing_consent s on s.practice_id = t.practice_id and s.client_id = t.client_id
    and s.category = 'SESSION_RESPONSES' and s.discipline = t.discipline
  left join attune.sharing_consent_member p on p.practice_id = t.practice_id and p.client_id = t.client_id
    and p.category = 'SESSION_RESPONSES' and p.discipline = t.discipline and p.member_id = t.member_id
  where case t.discipline when 'MASSAGE' then t.member_id = f.member_id else coalesce(p.granted, s.granted, false) end
  union
  select m.user_id, false from feedback f
  join attune.emergency_access e on e.practice_id = f.practice_id and e.client_id = f.client_id
    and e.ended_at is null and e.opened_at <= now() and e.ends_at > now()
  join attune.member m on m.practice_id = e.practice_id and m.id = e.member_id and m.ended_at is null
  join attune.sharing_consent s on s.practice_id = f.practice_id and s.client_id = f.client_id
    and s.category = 'SESSION_RESPONSES' and s.discipline = 'PSYCHOTHERAPY' and s.granted
$$;

revoke execute on function attune.session_feedback_fits, attune.sessions_to_ask_about, attune.audience_of_feedback from public;
grant execute on function attune.sessions_to_ask_about to attune_worker;
grant execute on function attune.audience_of_feedback to attune_app;
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
/** What asks for care is told to whose session it was and to the lead psychotherapist, where they may read it. */
const WHOM = `  when 'FEEDBACK_NEEDS_CARE' then
    return query
    select distinct m.user_id, f.client_id, f.id, ''
    from attune.session_feedback f
    join attune.audience_of_feedback(f.id) a on true
    join attune.member m on m.practice_id = here and m.user_id = a.user_id and m.ended_at is null
    join attune.care_team_member t on t.practice_id = here and t.client_id = f.client_id and t.member_id = m.id
      and t.state in ('TRIAL', 'ACTIVE') and (t.lead or m.id = f.member_id)
    where f.practice_id = here and f.id = of_subject and (f.felt_safe <> 'YES' or f.in_control <> 'YES') and m.user_id is distinct from by_user;

  -- The subject is the change; what is opened is the answer that it follows.
  when 'FEEDBACK_ANSWERED' then
    return query
    select c.user_id, f.client_id, f.feedback_id, f.id::text
    from attune.feedback_change f
    join attune.client c on c.practice_id = here and c.id = f.client_id and c.user_id is not null
    where f.practice_id = here and f.id = of_subject and c.user_id is distinct from by_user;

`;

const CASE = 'select case n.kind';
/** What quiet hours held back is left out once it was said, or when it is asked no more. */
const WHILE_ASKED = `
    when 'FEEDBACK_ASKED' then exists (select from attune.appointment a
      where a.practice_id = n.practice_id and a.id = n.subject_id and a.ends_at > at_time - interval '7 days'
        and not exists (select from attune.session_feedback f where f.practice_id = a.practice_id and f.appointment_id = a.id))`;
