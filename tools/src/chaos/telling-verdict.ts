import type pg from 'pg';
import { count, type Finding } from './finding.ts';

/**
 * Whom each step of the policy must have reached for each flag, worked out anew from the team, the rota
 * and the owners as the demo has them and nobody changed them: not by the functions that did it.
 */
const EXPECTED = `
  create temporary table expected as
  with flag as (
    select f.practice_id, f.id, f.client_id, f.level, f.raised_by_user from attune.distress_flag f
    join attune.distress_flag_reason r on r.practice_id = f.practice_id and r.flag_id = f.id
    where r.text like 'chaos-%-end'),
  psychotherapist as (
    select t.practice_id, t.client_id, m.user_id, bool_or(t.lead) as lead from attune.care_team_member t
    join attune.member m on m.practice_id = t.practice_id and m.id = t.member_id
    where t.discipline = 'PSYCHOTHERAPY' and t.state in ('TRIAL', 'ACTIVE') and m.ended_at is null
    group by t.practice_id, t.client_id, m.user_id)
  select f.practice_id, f.id as flag_id, s.position, p.user_id
  from flag f
  join (values ('NOTICE', 1, 'LEAD'), ('CONCERN', 1, 'LEAD'), ('CONCERN', 2, 'TEAM'), ('CONCERN', 3, 'ON_CALL'), ('CONCERN', 4, 'OWNER'),
    ('ALERT', 1, 'LEAD'), ('ALERT', 2, 'TEAM'), ('ALERT', 3, 'ON_CALL'), ('ALERT', 4, 'OWNER'),
    ('CRISIS', 1, 'LEAD'), ('CRISIS', 2, 'TEAM'), ('CRISIS', 3, 'ON_CALL'), ('CRISIS', 4, 'OWNER')) s (level, position, who)
    on s.level = f.level
  join lateral (
    select t.user_id from psychotherapist t where t.practice_id = f.practice_id and t.client_id = f.client_id
      and s.who = case when t.lead then 'LEAD' else 'TEAM' end
    union
    select m.user_id from attune.on_call_shift o
    join attune.member m on m.practice_id = o.practice_id and m.id = o.member_id
    where s.who = 'ON_CALL' and o.practice_id = f.practice_id and o.cancelled_at is null and now() between o.starts_at and o.ends_at
    union
    select m.user_id from attune.member_role r
    join attune.member m on m.practice_id = r.practice_id and m.id = r.member_id
    where s.who = 'OWNER' and r.practice_id = f.practice_id and r.role = 'OWNER' and m.ended_at is null) p
    on p.user_id <> f.raised_by_user`;

/** By step and person: expected, told, with its line in the history, its place at the bell and its mail. */
const TOLD = `
  select e.flag_id is not null as expected, t.flag_id is not null as told,
    (select count(*)::integer from attune.notification n where n.practice_id = coalesce(e.practice_id, t.practice_id)
      and n.subject_id = coalesce(e.flag_id, t.flag_id) and n.user_id = coalesce(e.user_id, t.user_id)
      and n.occasion = 'step-' || coalesce(e.position, t.position)) as bells
  from expected e
  full join (
    select t.* from attune.flag_told t
    join attune.flag_step s on s.practice_id = t.practice_id and s.flag_id = t.flag_id and s.position = t.position
    where not s.reminder and exists (select from attune.distress_flag_reason r
      where r.practice_id = t.practice_id and r.flag_id = t.flag_id and r.text like 'chaos-%-end')) t
    on t.practice_id = e.practice_id and t.flag_id = e.flag_id and t.position = e.position and t.user_id = e.user_id`;

/** The lines of a flag's history that say whom it was told to, against the people whom its steps reached. */
const HISTORY = `
  select (select count(*)::integer from attune.flag_event e where e.practice_id = f.practice_id and e.flag_id = f.id
      and e.kind in ('TOLD', 'ESCALATED')) as lines,
    (select count(*)::integer from attune.flag_told t where t.practice_id = f.practice_id and t.flag_id = f.id) as told
  from (select distinct practice_id, flag_id as id from expected) f`;

const STEPS = `
  select s.done_at is not null as done from attune.flag_step s
  where not s.reminder and exists (select from attune.distress_flag_reason r
    where r.practice_id = s.practice_id and r.flag_id = s.flag_id and r.text like 'chaos-%-end')`;

/** All mails, also those that tell of what a hold touches. */
const MAILS = `
  select d.state, d.id || ' ' || u.email as mail from attune.delivery d
  join attune.app_user u on u.id = d.user_id
  where d.channel = 'MAIL'`;

/** R17: whether each step was taken once for each person, and whether the mails that it wrote arrived. */
export async function judgeTelling(
  admin: pg.Client,
  received: ReadonlyMap<string, number>,
): Promise<Finding[]> {
  await admin.query(EXPECTED);
  await admin.query('create index on expected (flag_id)');
  const rowsOf = async <Row extends object>(text: string) => (await admin.query<Row>(text)).rows;
  const told = await rowsOf<{ expected: boolean; told: boolean; bells: number }>(TOLD);
  const history = await rowsOf<{ lines: number; told: number }>(HISTORY);
  const steps = await rowsOf<{ done: boolean }>(STEPS);
  const mails = await rowsOf<{ state: string; mail: string }>(MAILS);
  const sent = mails.filter(({ state }) => state === 'SENT');
  const known = new Set(mails.map(({ mail }) => mail));
  return [
    count('each step of the escalation taken', steps, ({ done }) => done),
    count('each person told by each step, and nobody else', told, (one) => one.expected && one.told),
    count('once at the bell for each step and person', told, ({ bells }) => bells === 1),
    count(
      'once in the history for each step and person',
      history,
      ({ lines, told: people }) => lines === people,
    ),
    count('no mail left or given up', mails, ({ state }) => state === 'SENT' || state === 'SKIPPED'),
    count('each mail arrived at least once', sent, ({ mail }) => received.has(mail)),
    count('no mail made up', [...received.keys()], (mail) => known.has(mail)),
  ];
}

/** How many mails came more than once: allowed, where a worker was killed between sending and writing so. */
export const doubledMails = (received: ReadonlyMap<string, number>): number =>
  [...received.values()].filter((times) => times > 1).length;
