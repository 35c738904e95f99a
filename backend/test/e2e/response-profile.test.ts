import { beforeAll, describe, expect, it } from '@jest/globals';
import { knownStatements, traffic } from '../../src/platform/database/index.ts';
import { type Anything, asActor, type DemoName, useWorld } from '../harness/index.ts';
import { noteStep, progressNote, sessionInput } from '../harness/operations/clinical-notes.ts';
import { NAIVE } from '../harness/operations/naive-statistics.ts';
import { PROFILE, profileOf } from '../harness/operations/response-profile.ts';
import { rewrite } from '../harness/operations/scheduling.ts';
import { share } from '../harness/operations/sharing.ts';

interface Moments {
  readonly n: number;
  readonly mean: number;
  readonly variance: number;
}

/** The scales and what was worked of Jonah's signed sessions, as SQL alone finds them. */
const SESSIONS = `select n.id, (coalesce(a.starts_at, n.created_at) at time zone 'Europe/London')::date as day,
    coalesce(a.starts_at, n.created_at) as held, r.work,
    r.departure_distress - r.arrival_distress as distress, r.departure_tension - r.arrival_tension as tension,
    r.departure_pain - r.arrival_pain as pain
  from attune.note n
  join attune.session_response r on r.practice_id = n.practice_id and r.note_id = n.id
  left join attune.appointment a on a.practice_id = n.practice_id and a.id = n.appointment_id
  where n.client_id = $1 and n.kind = 'SESSION_RESPONSE' and n.state = 'SIGNED'`;
/** Without bodywork first. */
const sidesOf = (rows: readonly (Moments & { readonly after: boolean })[]): [Moments, Moments] => {
  const [without, after] = [rows.find((row) => !row.after), rows.find((row) => row.after)];
  if (!without || !after) {
    throw new Error('One of the sides has no value.');
  }
  return [without, after];
};
const MOMENTS = (value: string) =>
  `count(${value})::integer as n, avg(${value})::float as mean, var_samp(${value})::float as variance`;

describe('the response profile', () => {
  const world = useWorld();
  let jonah: string;
  beforeAll(async () => {
    jonah = await world().clientId('Jonah');
  });
  const see = async (name: DemoName, clientId = jonah) => profileOf(await world().as(name), clientId);

  describe('Jonah’s figures, computed a second time', () => {
    const closeTo = (actual: Anything, mean: number, half: number) => {
      expect(actual.mean).toBeCloseTo(mean, 9);
      expect(actual.low).toBeCloseTo(mean - half, 5);
      expect(actual.high).toBeCloseTo(mean + half, 5);
      expect(actual.clear).toBe(mean - half > 0 || mean + half < 0);
    };
    const changes = async (condition = 'true') => {
      const moments: Record<string, Moments> = {};
      for (const scale of ['distress', 'tension', 'pain']) {
        const [row] = await world().rows<Moments>(
          `with s as (${SESSIONS}) select ${MOMENTS(scale)} from s where ${condition}`,
          [jonah],
        );
        moments[scale.toUpperCase()] = row as Moments;
      }
      return moments;
    };
    const compare = (scales: readonly Anything[], expected: Readonly<Record<string, Moments>>) => {
      expect(scales.map(({ scale }) => scale)).toEqual(['DISTRESS', 'TENSION', 'PAIN']);
      for (const { scale, n, needed, change } of scales) {
        const { n: count, mean, variance } = expected[scale] as Moments;
        expect([n, needed]).toEqual([count, 6]);
        if (count < 6) {
          expect(change).toBeNull();
        } else {
          closeTo(change, mean, NAIVE.tQuantile(0.975, count - 1) * Math.sqrt(variance / count));
        }
      }
    };
    const welch = (actual: Anything, some: Moments, others: Moments) => {
      expect(actual.withBodywork.n).toBe(some.n);
      expect(actual.withoutBodywork.n).toBe(others.n);
      expect(actual.withBodywork.mean).toBeCloseTo(some.mean, 9);
      expect(actual.withoutBodywork.mean).toBeCloseTo(others.mean, 9);
      const [a, b] = [some.variance / some.n, others.variance / others.n];
      const df = (a + b) ** 2 / (a ** 2 / (some.n - 1) + b ** 2 / (others.n - 1));
      closeTo(actual.difference, some.mean - others.mean, NAIVE.tQuantile(0.975, df) * Math.sqrt(a + b));
    };

    it('change by modality and by part of the body', async () => {
      const profile = (await see('mara')).changes;
      expect(profile).toMatchObject({ __typename: 'ResponseChanges', sessions: 6 });
      compare(profile.scales, await changes());
      expect(profile.byModality.map(({ code, name, sessions }: Anything) => [code, name, sessions])).toEqual([
        ['SWEDISH', 'Swedish', 2],
        ['RESTORATIVE', 'Trauma-informed restorative', 6],
      ]);
      for (const { code, scales } of profile.byModality) {
        compare(scales, await changes(`work @> '[{"modality": "${code}"}]'`));
      }
      const regions: Readonly<Record<string, string>> = {
        NECK: 'back-of-neck',
        SHOULDERS: 'upper-shoulder-%',
        ARMS: 'hand-%',
        CHEST: 'upper-chest-%',
        BACK: 'upper-and-mid-back',
        LEGS: 'calf-%',
      };
      expect(profile.byRegionGroup.map(({ code, sessions }: Anything) => [code, sessions])).toEqual([
        ['NECK', 1],
        ['SHOULDERS', 6],
        ['ARMS', 5],
        ['CHEST', 1],
        ['BACK', 3],
        ['LEGS', 1],
      ]);
      for (const { code, scales } of profile.byRegionGroup) {
        const worked = `exists (select from jsonb_array_elements(work) w where w ->> 'region' like '${regions[code]}')`;
        compare(scales, await changes(worked));
      }
    });

    it('check-ins on the three days after bodywork, against days without', async () => {
      const rows = await world().rows<Moments & { after: boolean }>(
        `with s as (${SESSIONS}), days as (
           select (c.at at time zone 'Europe/London')::date as day, avg(c.distress) as distress
           from attune.check_in c where c.client_id = $1 group by 1),
         counted as (
           select d.distress, exists (select from s where d.day - s.day between 1 and 3) as after from days d
           where d.day not in (select day from s) and d.day > (select min(day) from s))
         select after, ${MOMENTS('distress')} from counted group by after order by after`,
        [jonah],
      );
      const [without, after] = sidesOf(rows);
      const { checkIns } = await see('jonah');
      // Today's session has begun in the afternoon and is not written up.
      const [begun] = await world().rows<{ n: number }>(
        `select count(*)::integer as n from attune.appointment a
         join attune.appointment_service s on s.practice_id = a.practice_id and s.appointment_id = a.id
         where a.client_id = $1 and s.class like 'BODYWORK%' and a.state in ('IN_SESSION', 'FULFILLED')`,
        [jonah],
      );
      expect(checkIns).toMatchObject({ sessions: begun?.n, sessionsNeeded: 6, measuresNeeded: 6 });
      welch(checkIns, after, without);
      // What the demo's story says: lower after bodywork, and clearly so.
      expect([after.n, without.n]).toEqual([18, 30]);
      expect(checkIns.difference).toMatchObject({ clear: true });
      expect(checkIns.difference.high).toBeLessThan(0);
    });

    it('tolerance of trauma work with bodywork in the seven days before, against without', async () => {
      const rows = await world().rows<Moments & { after: boolean }>(
        `with s as (${SESSIONS}), held as (
           select t.tolerance_of_trauma_work as tolerance, a.starts_at as held,
             (a.starts_at at time zone 'Europe/London')::date as day
           from attune.note n
           join attune.note_text t on t.practice_id = n.practice_id and t.note_id = n.id
           join attune.appointment a on a.practice_id = n.practice_id and a.id = n.appointment_id
           where n.client_id = $1 and n.kind = 'PROGRESS' and n.state = 'SIGNED' and t.tolerance_of_trauma_work is not null),
         counted as (
           select h.tolerance, exists (select from s where s.held < h.held and h.day - s.day <= 7) as after
           from held h where h.day >= (select min(day) from s))
         select after, ${MOMENTS('tolerance')} from counted group by after order by after`,
        [jonah],
      );
      const [without, after] = sidesOf(rows);
      const { tolerance } = await see('mara');
      welch(tolerance, after, without);
      expect([after.n, without.n]).toEqual([6, 6]);
      expect(tolerance.difference.clear).toBe(false);
    });
  });

  describe('who sees it', () => {
    const withheld = (part: Anything) => [part.__typename, part.category ?? null];

    it('is all the client’s and, of what they share, the psychotherapists’', async () => {
      for (const name of ['jonah', 'mara'] as const) {
        const profile = await see(name);
        expect(profile.changes.__typename).toBe('ResponseChanges');
        expect(profile.checkIns.__typename).toBe('ResponseComparison');
        expect(profile.tolerance.__typename).toBe('ResponseComparison');
      }
    });

    it('keeps the tolerance of trauma work from massage therapists, and says why', async () => {
      const profile = await see('ines');
      expect(profile.changes.sessions).toBe(6);
      expect(profile.checkIns.difference).not.toBeNull();
      expect(profile.tolerance).toEqual({
        __typename: 'Withheld',
        category: null,
        reason: 'How trauma work was tolerated is between the client and the psychotherapists of the team.',
      });
    });

    it('is withheld whole from administrators, and out of reach of strangers', async () => {
      const { changes, checkIns, tolerance } = await see('rowan');
      expect([changes, checkIns, tolerance].map(withheld)).toEqual(Array(3).fill(['Withheld', null]));
      for (const name of ['tomas', 'ben', 'amal', 'vera', 'kit'] as const) {
        expect({ name, seen: await see(name) }).toEqual({ name, seen: null });
      }
    });

    it('R10: a consent withdrawn closes it with the next read, with all that is computed from the sessions', async () => {
      const said = { category: 'SESSION_RESPONSES', discipline: 'PSYCHOTHERAPY' };
      await share(await world().as('jonah'), { ...said, granted: false });
      const { changes, checkIns, tolerance } = await see('mara');
      for (const part of [changes, checkIns, tolerance]) {
        expect(part).toMatchObject({ __typename: 'Withheld', category: 'SESSION_RESPONSES' });
        expect(part.reason).toContain('has not shared');
      }
      expect((await see('ines')).changes.sessions).toBe(6);
      await share(await world().as('jonah'), { ...said, granted: true });
      expect((await see('mara')).changes.sessions).toBe(6);
    });

    it('R26: is named in the trace of whoever opened the client, by what was asked for', async () => {
      const [mara, classes] = [await world().as('mara'), [] as unknown[]];
      for (const fields of [PROFILE, 'responseProfile { changes { __typename } }']) {
        const [start] = await world().rows<{ at: string }>('select clock_timestamp()::text as at');
        await mara.ask(`query Read($id: ID!) { client(id: $id) { ${fields} } }`, { id: jonah });
        classes.push(
          ...(await world().rows(
            'select action, field_classes from attune.audit_event where at > $1::timestamptz',
            [start?.at],
          )),
        );
      }
      expect(classes).toEqual([
        { action: 'client.read', field_classes: ['IDENTITY', 'MEASURES', 'NOTES', 'SESSION_RESPONSES'] },
        { action: 'client.read', field_classes: ['IDENTITY', 'SESSION_RESPONSES'] },
      ]);
    });

    it('takes two statements, however many parts and clients are asked for', async () => {
      const mara = await world().as('mara');
      const statements = async (document: string, variables = {}) => {
        await mara.ask(document, variables);
        const before = { ...traffic };
        await mara.ask(document, variables);
        return [traffic.statements - before.statements, traffic.roundTrips - before.roundTrips];
      };
      // Who acts and the client; who acts again, the relations and the facts.
      expect(
        await statements(`query Read($id: ID!) { client(id: $id) { ${PROFILE} } }`, { id: jonah }),
      ).toEqual([5, 2]);
      expect(await statements(`{ clients { edges { node { ${PROFILE} } } } }`)).toEqual([5, 2]);
    });
  });

  it('reads a client’s rows by their index, and no table from end to end', async () => {
    for (const name of ['mara', 'jonah'] as const) {
      const rows = await asActor(world(), name, async (query) => {
        // In a small database reading everything is the quickest; what counts is that there is another way.
        await query('set local enable_seqscan = off');
        const text = knownStatements().get('responseProfile.factsOfClients');
        return (await query<Anything>(`explain (generic_plan, format json) ${text}`)).rows;
      });
      const [whole, byClient]: [string[], Set<string>] = [[], new Set()];
      const walk = (node: Anything, table?: string) => {
        const here = node['Relation Name'] ?? table;
        if (node['Node Type'] === 'Seq Scan') whole.push(here);
        if (String(node['Index Cond']).includes('client_id')) byClient.add(here);
        for (const child of node.Plans ?? []) walk(child, here);
      };
      walk(rows[0]['QUERY PLAN'][0].Plan);
      const large = ['note', 'check_in', 'appointment'];
      expect(whole.filter((table) => [...large, 'session_response', 'note_text'].includes(table))).toEqual(
        [],
      );
      expect([...byClient]).toEqual(expect.arrayContaining(large));
    }
  });

  describe('what counts', () => {
    const profile = () => see('ines');
    const sessionsOf = async () => (await profile()).changes.sessions as number;

    it('says how many are there while there are too few', async () => {
      const amal = await world().clientId('Amal');
      const { changes, checkIns, tolerance } = await see('mara', amal);
      for (const { n, needed, change } of changes.scales) {
        expect(n).toBeLessThan(needed);
        expect(change).toBeNull();
      }
      expect(checkIns).toMatchObject({ difference: null, withBodywork: { mean: null } });
      expect(tolerance).toMatchObject({ difference: null, withoutBodywork: { mean: null } });
    });

    it('no draft, and nothing entered in error; a session that the client ended like all others', async () => {
      const ines = await world().as('ines');
      const before = await sessionsOf();
      const [row] = await world().rows<{ version: number }>(
        'select max(version)::int as version from attune.boundaries where client_id = $1',
        [jonah],
      );
      const draft = await noteStep(ines, 'startNote', { clientId: jonah, kind: 'SESSION_RESPONSE' });
      const saved = await noteStep(ines, 'saveNoteDraft', {
        noteId: draft.id,
        expectedVersion: 1,
        session: sessionInput(row?.version ?? 0, { ending: 'ENDED_BY_CLIENT' }),
      });
      expect(await sessionsOf()).toBe(before);
      await noteStep(ines, 'signNote', { noteId: draft.id, expectedVersion: saved.version });
      expect((await profile()).changes).toMatchObject({ sessions: before + 1, scales: [{ n: 7 }, {}, {}] });
      await noteStep(ines, 'markNoteInError', { noteId: draft.id, reason: 'Of the wrong client.' });
      expect(await sessionsOf()).toBe(before);
    });

    it('a session that was held and is not written up yet: for the days, with its time alone', async () => {
      const before = await profile();
      await rewrite(world(), [
        [
          `update attune.note set state = 'ENTERED_IN_ERROR', error_reason = 'For the test.' where id = (
             select id from attune.note where client_id = $1 and kind = 'SESSION_RESPONSE' and state = 'SIGNED'
             order by created_at desc limit 1)`,
          [jonah],
        ],
      ]);
      const after = await profile();
      expect(after.changes.sessions).toBe(before.changes.sessions - 1);
      expect(after.checkIns).toEqual(before.checkIns);
      // With a signed session less there are too few to show a change.
      expect(after.changes.scales[0]).toMatchObject({ n: 5, needed: 6, change: null });
    });

    it('trauma work of which the psychotherapist wrote how it was tolerated', async () => {
      const before = (await see('jonah')).tolerance;
      await progressNote(await world().as('mara'), jonah);
      const after = (await see('jonah')).tolerance;
      const count = ({ withBodywork, withoutBodywork }: Anything) => withBodywork.n + withoutBodywork.n;
      expect(count(after)).toBe(count(before) + 1);
    });
  });
});
