import type { MigrationInterface, QueryRunner } from 'typeorm';
import { closeTable, oneOf, PSYCHOTHERAPIST, run, SELF } from './sql-support.ts';

/** The client has it on the screen from the asking on: a draft is the psychotherapists' alone. */
const ASKED_SELF = `(${SELF} and content_hash is not null)`;
const BOTH = `${SELF} or ${PSYCHOTHERAPIST}`;

/**
 * Summaries for somebody outside the practice: put together by a psychotherapist, agreed to by the client, opened
 * by a link and a code, and accounted for. Rows are never taken away.
 */
export class ShareSummaries1764490000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await run(runner, TABLES);
    await run(
      runner,
      [
        closeTable({
          table: 'disclosure',
          rows: {
            select: `${ASKED_SELF} or ${PSYCHOTHERAPIST}`,
            insert: `${PSYCHOTHERAPIST} and state = 'DRAFT' and composed_by = (select attune.member_id())`,
            update: `${ASKED_SELF} or ${PSYCHOTHERAPIST}`,
          },
          // When a link was made and how often its code was wrong is the functions' below to write.
          updatable: [
            'recipient_kind',
            'recipient_name',
            'recipient_organisation',
            'recipient_email',
            'reason',
            'parts',
            'from_day',
            'to_day',
            'open_days',
            'narrative',
            'state',
            'asked_at',
            'content_hash',
            'answered_at',
            'consented_hash',
            'expires_at',
            'ended_at',
            'ended_by',
          ],
        }),
        closeTable({ table: 'disclosure_content', rows: { select: BOTH, insert: PSYCHOTHERAPIST } }),
        closeTable({ table: 'disclosure_opening', rows: { select: BOTH } }),
        // Written and read by the functions below alone: nobody who is signed in needs a hash of a code.
        closeTable({ table: 'disclosure_link', rows: {} }),
      ].join('\n'),
    );
    await run(runner, FUNCTIONS);
    await run(runner, REPLACED.map(([name, from, to]) => replaced(name, from, to)).join('\n'));
    await run(runner, grounds([...GROUNDS, 'DISCLOSURE']));
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, REPLACED.map(([name, from, to]) => replaced(name, to, from)).join('\n'));
    // Refused once a summary was opened: what stands in the audit stays in it, and so does the account of it.
    await run(runner, grounds(GROUNDS));
    await run(
      runner,
      `drop function attune.link_disclosure, attune.try_disclosure, attune.open_disclosure, attune.expire_disclosures,
         attune.audience_of_disclosure;
       drop table attune.disclosure_opening, attune.disclosure_link, attune.disclosure_content, attune.disclosure;
       drop function attune.disclosure_goes_on;`,
    );
  }
}

const STATES = ['DRAFT', 'ASKED', 'CONSENTED', 'OPEN', 'EXPIRED', 'REVOKED', 'DECLINED'];

const TABLES = `
create table attune.disclosure (
  practice_id uuid not null,
  id uuid not null,
  client_id uuid not null,
  state text not null ${oneOf('state', STATES)},
  recipient_kind text not null ${oneOf('recipient_kind', ['PRIMARY_CARE_PHYSICIAN', 'PSYCHIATRIST', 'OTHER'])},
  recipient_name text not null constraint disclosure_name_check check (length(recipient_name) between 1 and 120),
  recipient_organisation text constraint disclosure_organisation_check check (length(recipient_organisation) between 1 and 160),
  recipient_email text constraint disclosure_email_check check (length(recipient_email) between 3 and 320),
  reason text not null constraint disclosure_reason_check check (length(reason) between 1 and 500),
  parts text[] not null constraint disclosure_parts_check
    check (parts <@ array['PHASE', 'GOALS', 'SESSIONS', 'MEASURES', 'HOLDS', 'TEAM']),
  -- Local days, both included.
  from_day date not null,
  to_day date not null,
  open_days integer not null constraint disclosure_days_check check (open_days between 1 and 60),
  -- The psychotherapist's own words, while it is a draft; then they are part of what is sealed.
  narrative text constraint disclosure_narrative_check check (length(narrative) between 1 and 4000),
  composed_by uuid not null,
  created_at timestamptz not null,
  asked_at timestamptz,
  -- SHA-256 of what is sealed, and of what the client agreed to.
  content_hash bytea,
  answered_at timestamptz,
  consented_hash bytea,
  -- When the first link was made; a later one in its place prolongs nothing.
  opened_at timestamptz,
  -- Until then the link opens, or, before there is one, may be made.
  expires_at timestamptz,
  ended_at timestamptz,
  ended_by uuid references attune.app_user (id),
  -- How often the code was wrong.
  tries integer not null default 0 constraint disclosure_tries_check check (tries between 0 and 5),
  primary key (practice_id, id),
  constraint disclosure_of_client unique (practice_id, id, client_id),
  constraint disclosure_client_fk foreign key (practice_id, client_id) references attune.client (practice_id, id),
  constraint disclosure_composed_fk foreign key (practice_id, composed_by) references attune.member (practice_id, id),
  constraint disclosure_period_check check (from_day <= to_day),
  constraint disclosure_asked_check check (
    (content_hash is null) = (asked_at is null)
    and case state when 'DRAFT' then content_hash is null when 'REVOKED' then true else content_hash is not null end),
  constraint disclosure_sealed_check check (state = 'DRAFT' or narrative is null),
  -- What was agreed to is what was asked, and what goes out.
  constraint disclosure_consent_check check (
    (consented_hash is null or coalesce(consented_hash = content_hash and answered_at is not null, false))
    and (state not in ('CONSENTED', 'OPEN', 'EXPIRED') or (consented_hash is not null and expires_at is not null))
    and (state <> 'DECLINED' or (answered_at is not null and consented_hash is null))),
  constraint disclosure_open_check check (state <> 'OPEN' or opened_at is not null),
  constraint disclosure_expiry_check check (
    expires_at <= coalesce(opened_at + open_days * interval '24 hours', answered_at + interval '720 hours')),
  constraint disclosure_ended_check check ((state in ('EXPIRED', 'REVOKED', 'DECLINED')) = (ended_at is not null))
);
create index disclosure_client_idx on attune.disclosure (practice_id, client_id, created_at);
create index disclosure_waiting_idx on attune.disclosure (practice_id, client_id) where state in ('ASKED', 'CONSENTED');
create index disclosure_expiry_idx on attune.disclosure (expires_at) where state in ('CONSENTED', 'OPEN');

-- What goes out, sealed with the practice's key from the asking on.
create table attune.disclosure_content (
  practice_id uuid not null,
  disclosure_id uuid not null,
  client_id uuid not null,
  key_version integer not null,
  sealed bytea not null,
  primary key (practice_id, disclosure_id),
  constraint disclosure_content_fk foreign key (practice_id, disclosure_id, client_id)
    references attune.disclosure (practice_id, id, client_id),
  constraint disclosure_content_key_fk foreign key (practice_id, key_version)
    references attune.practice_key (practice_id, version)
);

-- The link that opens now, one for each: of the token with its 32 random bytes a SHA-256, of the short code an Argon2 hash.
create table attune.disclosure_link (
  practice_id uuid not null,
  disclosure_id uuid not null,
  client_id uuid not null,
  token_hash bytea not null,
  code_hash text not null,
  made_at timestamptz not null,
  primary key (practice_id, disclosure_id),
  constraint disclosure_link_fk foreign key (practice_id, disclosure_id, client_id)
    references attune.disclosure (practice_id, id, client_id)
);
create index disclosure_link_token_idx on attune.disclosure_link (token_hash);

-- Each time that it was opened.
create table attune.disclosure_opening (
  practice_id uuid not null,
  id uuid not null,
  disclosure_id uuid not null,
  client_id uuid not null,
  at timestamptz not null,
  primary key (practice_id, id),
  constraint disclosure_opening_fk foreign key (practice_id, disclosure_id, client_id)
    references attune.disclosure (practice_id, id, client_id)
);
create index disclosure_opening_idx on attune.disclosure_opening (practice_id, disclosure_id, at);

-- One way, by the states of the shared machine. What the client is asked about is fixed from the asking on; the
-- answer is the client's; asking and opening are for a psychotherapist of the team.
create function attune.disclosure_goes_on() returns trigger language plpgsql set search_path = attune, pg_temp as $$
declare
  moving text[] := array['state', 'answered_at', 'consented_hash', 'opened_at', 'expires_at', 'ended_at', 'ended_by', 'tries'];
begin
  if old.state in ('EXPIRED', 'REVOKED', 'DECLINED')
    or (old.state <> new.state and (old.state || ' ' || new.state) not in ('DRAFT ASKED', 'DRAFT REVOKED', 'ASKED CONSENTED',
      'ASKED DECLINED', 'ASKED REVOKED', 'CONSENTED OPEN', 'CONSENTED EXPIRED', 'CONSENTED REVOKED', 'OPEN EXPIRED', 'OPEN REVOKED'))
    or (old.state <> 'DRAFT' and to_jsonb(new) - moving <> to_jsonb(old) - moving)
    or (old.answered_at is not null and (new.answered_at, new.consented_hash) is distinct from (old.answered_at, old.consented_hash))
    or (old.opened_at is not null and (new.opened_at, new.expires_at) is distinct from (old.opened_at, old.expires_at))
    or ((new.practice_id, new.id, new.client_id, new.composed_by, new.created_at)
      is distinct from (old.practice_id, old.id, old.client_id, old.composed_by, old.created_at)) then
    raise exception 'a disclosure goes one way' using errcode = 'check_violation', constraint = 'disclosure_goes_on';
  end if;
  if old.state <> new.state and (
    (new.state in ('CONSENTED', 'DECLINED') and new.client_id is distinct from attune.client_id())
    or (new.state in ('ASKED', 'OPEN') and not coalesce(new.client_id = any (attune.psychotherapy_client_ids()), false))) then
    raise exception 'this step is somebody else''s' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger disclosure_goes_on before update on attune.disclosure
  for each row execute function attune.disclosure_goes_on();
`;

const FUNCTIONS = `
-- Makes the link of what the client agreed to, or another one in its place: the one before is dead. Gives until
-- when it opens; null where there is nothing to link.
create function attune.link_disclosure(of_disclosure uuid, new_token_hash bytea, new_code_hash text) returns timestamptz
  language plpgsql volatile security definer set search_path = attune, pg_temp as $$
declare
  found attune.disclosure;
  until timestamptz;
begin
  select * into found from attune.disclosure
  where practice_id = attune.practice_id() and id = of_disclosure and state in ('CONSENTED', 'OPEN') and expires_at > now()
    and client_id = any (attune.psychotherapy_client_ids())
  for update;
  if found.id is null then
    return null;
  end if;
  insert into attune.disclosure_link (practice_id, disclosure_id, client_id, token_hash, code_hash, made_at)
  values (found.practice_id, found.id, found.client_id, new_token_hash, new_code_hash, now())
  on conflict (practice_id, disclosure_id) do update
    set token_hash = excluded.token_hash, code_hash = excluded.code_hash, made_at = excluded.made_at;
  update attune.disclosure d set state = 'OPEN', tries = 0, opened_at = coalesce(d.opened_at, now()),
    expires_at = case d.state when 'OPEN' then d.expires_at else now() + d.open_days * interval '24 hours' end
  where d.practice_id = found.practice_id and d.id = found.id
  returning d.expires_at into until;
  return until;
end $$;

-- Takes one of the tries that a link has before its code is looked at, so that however many come at once, no more
-- than five codes are ever compared. Nothing for a link that opens nothing. Asked with no actor set.
create function attune.try_disclosure(wanted bytea)
  returns table (practice_id uuid, disclosure_id uuid, client_id uuid, code_hash text, tries integer)
  language sql volatile security definer set search_path = attune, pg_temp as $$
  update attune.disclosure d set tries = d.tries + 1
  from attune.disclosure_link l
  where l.token_hash = wanted and d.practice_id = l.practice_id and d.id = l.disclosure_id
    and d.state = 'OPEN' and d.expires_at > now() and d.tries < 5
  returning d.practice_id, d.id, d.client_id, l.code_hash, d.tries
$$;

-- Opens what a link leads to, once the server has found its code right: gives the try back, and notes the opening
-- in the client's account and in the audit. Waits for whoever is taking it back, and then gives nothing.
create function attune.open_disclosure(of_disclosure uuid, wanted bytea, of_request uuid, of_address text)
  returns table (key_version integer, sealed bytea, first boolean, expires_at timestamptz)
  language plpgsql volatile security definer set search_path = attune, pg_temp as $$
#variable_conflict use_column
declare
  found attune.disclosure;
  before boolean;
begin
  select d.* into found from attune.disclosure d
  where d.practice_id = attune.practice_id() and d.id = of_disclosure and d.state = 'OPEN' and d.expires_at > now()
  for update;
  if found.id is null or not exists (select from attune.disclosure_link l
    where l.practice_id = found.practice_id and l.disclosure_id = found.id and l.token_hash = wanted) then
    return;
  end if;
  before := exists (select from attune.disclosure_opening o
    where o.practice_id = found.practice_id and o.disclosure_id = found.id);
  update attune.disclosure d set tries = greatest(d.tries - 1, 0) where d.practice_id = found.practice_id and d.id = found.id;
  insert into attune.disclosure_opening (practice_id, id, disclosure_id, client_id, at)
  values (found.practice_id, gen_random_uuid(), found.id, found.client_id, clock_timestamp());
  insert into attune.audit_event (practice_id, action, ground, client_ids, subject_type, subject_id, field_classes, request_id, address_hash)
  values (found.practice_id, 'disclosure.open', 'DISCLOSURE', array[found.client_id], 'DISCLOSURE', found.id, '{DISCLOSURES}',
    of_request, of_address);
  return query select c.key_version, c.sealed, not before, found.expires_at from attune.disclosure_content c
    where c.practice_id = found.practice_id and c.disclosure_id = found.id;
end $$;

-- Ends what has run out, and forgets the links of what has ended. For the worker, over all practices.
create function attune.expire_disclosures() returns integer
  language sql volatile security definer set search_path = attune, pg_temp as $$
  with ended as (
    update attune.disclosure set state = 'EXPIRED', ended_at = expires_at
    where state in ('CONSENTED', 'OPEN') and expires_at <= now() returning practice_id, id),
  forgotten as (
    delete from attune.disclosure_link l using attune.disclosure d
    where d.practice_id = l.practice_id and d.id = l.disclosure_id and (d.state <> 'OPEN' or d.expires_at <= now()))
  select count(*)::integer from ended
$$;

-- Whom a change of one concerns: the client and the psychotherapists of the team.
create function attune.audience_of_disclosure(of_client uuid) returns table (user_id uuid, administrator boolean)
  language sql stable security definer set search_path = attune, pg_temp as $$
  select m.user_id, false from attune.care_team_member t
  join attune.member m on m.practice_id = t.practice_id and m.id = t.member_id
  where t.practice_id = attune.practice_id() and t.client_id = of_client and t.discipline = 'PSYCHOTHERAPY'
    and t.state in ('TRIAL', 'ACTIVE') and m.ended_at is null
  union
  select c.user_id, false from attune.client c
  where c.practice_id = attune.practice_id() and c.id = of_client and c.user_id is not null
$$;
revoke execute on function attune.link_disclosure, attune.try_disclosure, attune.open_disclosure, attune.expire_disclosures,
  attune.audience_of_disclosure, attune.disclosure_goes_on from public;
grant execute on function attune.link_disclosure, attune.try_disclosure, attune.open_disclosure, attune.audience_of_disclosure
  to attune_app;
grant execute on function attune.expire_disclosures to attune_worker;
`;

/** Puts one text for another into a function that is there, whatever else it has become. */
function replaced(name: string, from: string, to: string): string {
  return `do $do$ begin
    execute replace(pg_get_functiondef('${name}'::regprocedure), $from$${from}$from$, $to$${to}$to$);
  end $do$;`;
}

const ELSE = `  else
    raise exception 'nobody knows whom to tell of %'`;
const CLIENT = `select c.user_id from attune.client c
      where c.practice_id = here and c.id = d.client_id and c.user_id is not null`;
const COMPOSER = `select m.user_id from attune.member m
      join attune.audience_of_disclosure(d.client_id) a on a.user_id = m.user_id
      where m.practice_id = here and m.id = d.composed_by and m.ended_at is null`;
const told = (kinds: string, people: string, condition: string) => `  when ${kinds} then
    return query
    select person.user_id, d.client_id, d.id, ''
    from attune.disclosure d
    cross join lateral (${people}) person
    where d.practice_id = here and d.id = of_subject and ${condition} and person.user_id is distinct from by_user;

`;
/** The client is asked; who put it together hears the answer; both hear that it was opened, and that it was taken back. */
const WHOM =
  told(`'DISCLOSURE_ASKED'`, CLIENT, `d.state = 'ASKED'`) +
  told(`'DISCLOSURE_ANSWERED'`, COMPOSER, 'd.answered_at is not null') +
  told(
    `'DISCLOSURE_OPENED', 'DISCLOSURE_REVOKED'`,
    `${CLIENT}
      union ${COMPOSER}`,
    `d.content_hash is not null and (d.state = 'REVOKED' or of_kind = 'DISCLOSURE_OPENED')`,
  );

const CASE = 'select case n.kind';
const WHILE_ASKED = `
    when 'DISCLOSURE_ASKED' then exists (select from attune.disclosure d
      where d.practice_id = n.practice_id and d.id = n.subject_id and d.state = 'ASKED')`;

const APART = `in ('REFUSED', 'SYSTEM')`;
/** Openings have an account of their own, with their recipient; in the log of who opened a record they have no role. */
const APART_TOO = `in ('REFUSED', 'SYSTEM', 'DISCLOSURE')`;

const REPLACED: readonly (readonly [name: string, from: string, to: string])[] = [
  ['attune.people_to_tell_of(text, uuid, uuid)', ELSE, WHOM + ELSE],
  ['attune.notification_stands(uuid, timestamptz)', CASE, CASE + WHILE_ASKED],
  ['attune.seal_audit(uuid, integer, uuid[], bytea[], bytea)', APART, APART_TOO],
  [
    'attune.access_log(uuid, boolean, timestamptz, uuid, integer)',
    `not in ('REFUSED', 'SYSTEM')`,
    `not in ('REFUSED', 'SYSTEM', 'DISCLOSURE')`,
  ],
  [
    'attune.audit_trail(uuid, uuid, boolean, timestamptz, timestamptz, timestamptz, uuid, integer)',
    `where u.id = e.user_id), 'Attune')`,
    `where u.id = e.user_id), case e.ground when 'DISCLOSURE' then 'Whoever a summary was sent to' else 'Attune' end)`,
  ],
];

const GROUNDS = ['TEAM', 'SELF', 'ADMINISTRATOR', 'BREAK_GLASS', 'CALLED_IN', 'SYSTEM', 'REFUSED'];
const grounds = (values: readonly string[]) => `
alter table attune.audit_event drop constraint audit_event_ground_check,
  add constraint audit_event_ground_check ${oneOf('ground', values)};
`;
