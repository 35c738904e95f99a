import type { Anything, Person } from '../person.ts';
import type { World } from '../world.ts';

const ITEM = '{ kind title detail dueAt since level targetId client { id name preferredName pronouns } }';

export const QUEUE = `query Queue($first: Int, $after: String) {
  needsYouNow(first: $first, after: $after) { edges { cursor node ${ITEM} } pageInfo { hasNextPage endCursor } }
}`;

export const CASELOAD = `query Caseload($first: Int, $after: String, $search: String) {
  caseload(first: $first, after: $after, search: $search) {
    edges { cursor node {
      client { id name preferredName pronouns } phase hold distress
      lastPsychotherapyAt lastBodyworkAt nextPsychotherapyAt nextBodyworkAt
    } }
    pageInfo { hasNextPage endCursor }
  }
}`;

/** All of somebody's queue, at most a hundred. */
export async function queueOf(person: Person): Promise<Anything[]> {
  const { needsYouNow } = await person.ask(QUEUE, { first: 100 });
  return needsYouNow.edges.map((edge: Anything) => edge.node);
}

/** All of somebody's caseload, at most a hundred, by first name. */
export async function caseloadOf(person: Person, search?: string): Promise<Record<string, Anything>> {
  const { caseload } = await person.ask(CASELOAD, { first: 100, search: search ?? null });
  return Object.fromEntries(
    caseload.edges.map(({ node }: Anything) => [node.client.name.split(' ')[0], node]),
  );
}

/**
 * Fills Harbour with clients who have been coming for a while: plans, appointments of both disciplines,
 * daily check-ins, notes and flags. Of `count` clients, the first `ofMara` are Mara's and Ines's, with
 * half a year of history; the others are Tomas's and Ben's. Written as history, past triggers.
 */
export async function loadClients(world: Pick<World, 'admin'>, count: number, ofMara: number): Promise<void> {
  const connection = await world.admin.connect();
  try {
    await connection.query('set session_replication_role = replica');
    await connection.query(LOAD, [count, ofMara]);
    await connection.query('vacuum (analyze)');
  } finally {
    await connection.query('reset session_replication_role');
    connection.release();
  }
}

const member = (name: string) =>
  `(select m.id from attune.member m where m.practice_id = p.id and m.name like '%${name}%')`;

const LOAD = `
  with harbour as (
    select p.id as practice_id, ${member('Mara')} as mara, ${member('Ines')} as ines, ${member('Tomas')} as tomas,
      ${member('Ben')} as ben, (select id from attune.app_user where email = 'mara@harbour.example.org') as user_id
    from attune.practice p where p.name like 'Harbour%'),
  loaded as (
    insert into attune.client (practice_id, id, name)
    select practice_id, gen_random_uuid(), 'Loaded ' || lpad(n::text, 5, '0') from harbour, generate_series(1, $1::integer) n
    returning practice_id, id, name),
  made as (
    select l.*, n <= $2::integer as near, n, case when n <= $2::integer then 26 else 5 end as weeks
    from loaded l, lateral (select right(l.name, 5)::integer as n) numbered),
  team as (
    insert into attune.care_team_member (practice_id, id, client_id, member_id, discipline, lead, state, proposed_by, trial_at, active_at)
    select c.practice_id, gen_random_uuid(), c.id,
      case d when 'PSYCHOTHERAPY' then case when near then mara else tomas end else case when near then ines else ben end end,
      d, d = 'PSYCHOTHERAPY', 'ACTIVE', user_id, now() - interval '300 days', now() - interval '290 days'
    from made c, harbour, unnest(array['PSYCHOTHERAPY', 'MASSAGE']) d
    returning practice_id, client_id, member_id, discipline),
  visits as (
    insert into attune.appointment (practice_id, id, client_id, member_id, discipline, state, starts_at, ends_at, busy, created_by)
    select t.practice_id, gen_random_uuid(), t.client_id, t.member_id, t.discipline, 'FULFILLED', at, at + interval '50 minutes',
      tstzrange(at, at + interval '1 hour'), user_id
    from team t join made c on c.id = t.client_id, harbour, generate_series(1, c.weeks) week,
      lateral (select date_trunc('hour', now()) - week * interval '7 days' - interval '1 hour' as at) times
    returning practice_id, id, client_id, member_id, discipline),
  services as (
    insert into attune.appointment_service (practice_id, appointment_id, client_id, member_id, discipline, service_id, class)
    select v.practice_id, v.id, v.client_id, v.member_id, v.discipline, s.id, s.class
    from visits v join lateral (select s.id, s.class from attune.service s
      where s.practice_id = v.practice_id and s.discipline = v.discipline order by s.id limit 1) s on true),
  check_ins as (
    insert into attune.check_in (practice_id, id, client_id, at, distress)
    select practice_id, gen_random_uuid(), id, now() - day * interval '1 day' - interval '1 minute', 2 + (n + day) % 6
    from made, generate_series(0, weeks * 2) day),
  notes as (
    insert into attune.note (practice_id, id, client_id, author_member_id, kind, state, created_at, signed_at, content_hash)
    select practice_id, gen_random_uuid(), client_id, member_id, 'PROGRESS', 'SIGNED', now() - week * interval '7 days', now(), '\\x00'
    from team, generate_series(1, 5) week where discipline = 'PSYCHOTHERAPY'),
  plans as (
    insert into attune.care_plan (practice_id, id, client_id, state, active_version, created_by)
    select practice_id, gen_random_uuid(), client_id, 'ACTIVE', 1, member_id from team where discipline = 'PSYCHOTHERAPY'
    returning practice_id, id, client_id, created_by),
  versions as (
    insert into attune.care_plan_version (practice_id, plan_id, version, client_id, state, phase, summary, created_by, proposed_at, in_force_at)
    select practice_id, id, 1, client_id, 'IN_FORCE', 'PROCESSING', 'A plan.', created_by, now(), now() from plans),
  agreements as (
    insert into attune.agreement (practice_id, plan_id, version, client_id, user_id, member_id, role, name)
    select practice_id, p.id, 1, p.client_id, m.user_id, t.member_id, 'PSYCHOTHERAPIST', m.name
    from plans p join team t using (practice_id, client_id) join attune.member m using (practice_id) where m.id = t.member_id),
  flags as (
    insert into attune.distress_flag (practice_id, id, client_id, level, state, hold, source, raised_by_user, raised_at,
      acknowledge_by, acknowledged_at, resolved_at)
    select c.practice_id, gen_random_uuid(), c.id, 'CONCERN', 'RESOLVED', 'NONE', 'RULE', h.user_id, now() - k * interval '20 days',
      now() - k * interval '20 days', now(), now()
    from made c, harbour h, generate_series(1, 3) k
    returning practice_id, id, client_id, raised_by_user)
  insert into attune.flag_event (practice_id, id, flag_id, client_id, at, kind, actor_user, actor_name)
  select practice_id, gen_random_uuid(), id, client_id, now(), kind, raised_by_user, 'Somebody'
  from flags, unnest(array['RAISED', 'RESOLVED']) kind`;
