import type pg from 'pg';
import { count, type Finding } from './finding.ts';
import type { Ledger } from './ledger.ts';

interface FlagFound {
  readonly id: string;
  readonly mark: string;
  readonly clientId: string;
  readonly level: string;
  readonly hold: string;
  readonly held: boolean;
  readonly raisedEvents: number;
  readonly audits: number;
  readonly toTell: number;
  readonly told: number;
  readonly notified: number;
}

/** Every flag that the senders could have made, with what must stand beside it. */
const FOUND = `
  select f.id, r.text as mark, f.client_id as "clientId", f.level, f.hold, f.hold_lifted_at is null as held,
    (select count(*)::integer from attune.flag_event e
      where e.practice_id = f.practice_id and e.flag_id = f.id and e.kind = 'RAISED') as "raisedEvents",
    (select count(*)::integer from attune.audit_event a
      where a.practice_id = f.practice_id and a.subject_id = f.id and a.ground <> 'REFUSED'
        and a.action in ('flag.raise', 'flag.askForSupport')) as audits,
    (select count(*)::integer from first_told t where t.client_id = f.client_id and t.user_id <> f.raised_by_user) as "toTell",
    (select count(distinct e.actor_user)::integer from attune.flag_event e
      where e.practice_id = f.practice_id and e.flag_id = f.id and e.kind = 'TOLD') as told,
    (select count(distinct n.user_id)::integer from attune.notification n
      where n.practice_id = f.practice_id and n.subject_id = f.id) as notified
  from attune.distress_flag f
  join attune.distress_flag_reason r on r.practice_id = f.practice_id and r.flag_id = f.id
  where r.text like 'chaos-%-end'`;
/** Those who are told first: the psychotherapists of the team. */
const FIRST_TOLD = `
  create temporary table first_told as
  select distinct t.client_id, m.user_id from attune.care_team_member t
  join attune.member m on m.practice_id = t.practice_id and m.id = t.member_id
  where t.discipline = 'PSYCHOTHERAPY' and t.state in ('TRIAL', 'ACTIVE') and m.ended_at is null`;

/** Compares what was answered with what is there. */
export async function judge(admin: pg.Client, ledger: Ledger): Promise<Finding[]> {
  await admin.query(FIRST_TOLD);
  const { rows } = await admin.query<FlagFound>(FOUND);
  const byMark = Map.groupBy(rows, ({ mark }) => mark);
  const raised = ledger.raised.map((entry) => ({ entry, found: byMark.get(entry.mark) ?? [] }));
  const there = raised.flatMap(({ entry, found }) => found.map((flag) => ({ entry, flag })));
  return [
    count('answered "raised" and there, exactly once', raised, ({ found }) => found.length === 1),
    count(
      'is the flag that was answered',
      there,
      ({ entry, flag }) =>
        (entry.flagId === null || entry.flagId === flag.id) &&
        entry.clientId === flag.clientId &&
        entry.level === flag.level,
    ),
    count('has its hold, and it is on', there, ({ entry, flag }) => flag.hold === entry.hold && flag.held),
    count('has its first event once', rows, ({ raisedEvents }) => raisedEvents === 1),
    count('has its audit row once', rows, ({ audits }) => audits === 1),
    count('was told to each person at least once', rows, ({ told, toTell }) => told >= toTell),
    count('stands at the bell of each', rows, ({ notified, toTell }) => notified >= toTell),
    count('refused and not there', ledger.refused, (mark) => !byMark.has(mark)),
    count(
      'given up without an answer: once or not',
      ledger.unknown,
      (mark) => (byMark.get(mark) ?? []).length <= 1,
    ),
  ];
}
