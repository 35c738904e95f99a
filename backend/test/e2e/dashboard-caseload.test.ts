import { beforeAll, describe, expect, it } from '@jest/globals';
import { zoneClock } from '@attune/shared';
import { knownStatements, traffic } from '../../src/platform/database/index.ts';
import { type Anything, asActor, type DemoName, useWorld } from '../harness/index.ts';
import { CASELOAD, caseloadOf, loadClients } from '../harness/operations/dashboard.ts';
import { raiseFlag, settleFlags, stepFlag } from '../harness/operations/distress-flags.ts';
import { giveRules, rewrite, withoutAppointments, ZONE } from '../harness/operations/scheduling.ts';

const DAY = 86_400_000;
const DASHBOARD = `query Dashboard($from: DateTime!, $to: DateTime!) {
  needsYouNow { edges { node { kind title dueAt level targetId client { id name } } } pageInfo { hasNextPage } }
  appointments(from: $from, to: $to) {
    id startsAt endsAt state room client { id name } practitioner { id name } service { name class } findings { sentence }
  }
  caseload { edges { node { client { id name } phase hold distress lastPsychotherapyAt nextBodyworkAt } } }
}`;

describe('the caseload', () => {
  const world = useWorld();
  let jonah: string;
  let amal: string;
  /** A moment of the local afternoon, so that "today" is not about to end. */
  const now = (() => {
    const clock = zoneClock(ZONE);
    return new Date(clock.instantOf(clock.dayOf(Date.now()), 15 * 60));
  })();

  beforeAll(async () => {
    jonah = await world().clientId('Jonah');
    amal = await world().clientId('Amal');
    world().setTime(now);
    await settleFlags(world());
    await giveRules(world(), jonah, []);
    await giveRules(world(), amal, []);
  });

  const see = async (name: DemoName, search?: string) => caseloadOf(await world().as(name), search);
  const visit = (clientId: string, discipline: string, state: string, days: number): [string, unknown[]] => [
    `insert into attune.appointment (practice_id, id, client_id, member_id, discipline, state, starts_at, ends_at, busy, created_by)
     select practice_id, gen_random_uuid(), client_id, member_id, discipline, $3, $4::timestamptz, $4::timestamptz + interval '1 hour',
       tstzrange($4::timestamptz, $4::timestamptz + interval '1 hour'), gen_random_uuid()
     from attune.care_team_member where client_id = $1 and discipline = $2`,
    [clientId, discipline, state, at(days)],
  ];
  const at = (days: number) => new Date(now.getTime() + days * DAY).toISOString();

  it('holds the clients of one’s own teams, by name, whatever else one may see', async () => {
    expect(Object.keys(await see('mara'))).toEqual(['Amal', 'Jonah', 'Petra']);
    expect(Object.keys(await see('ines'))).toEqual(['Amal', 'Jonah']);
    expect(Object.keys(await see('ben'))).toEqual(['Petra']);
    expect(await see('tomas')).toEqual({});
    expect(await see('vera')).not.toHaveProperty('Jonah');
    expect(Object.keys(await see('mara', 'JON'))).toEqual(['Jonah']);
    expect(await see('mara', '%')).toEqual({});
    // An owner who also treats sees the own clients alone.
    await world().rows(
      `insert into attune.member_role select practice_id, id, 'PSYCHOTHERAPIST' from attune.member where name = 'Rowan Ellery'`,
    );
    expect(await caseloadOf(await world().stranger().signIn('owner@harbour.example.org'))).toEqual({});
    await world().rows(
      `delete from attune.member_role where role = 'PSYCHOTHERAPIST' and member_id in (select id from attune.member where name = 'Rowan Ellery')`,
    );
  });

  it('is for those who treat', async () => {
    for (const name of ['jonah', 'elmOwner', 'kit'] as const) {
      const { errors } = await (await world().as(name)).send(CASELOAD);
      expect({ name, code: errors?.[0]?.extensions.code }).toEqual({ name, code: 'FORBIDDEN' });
    }
  });

  it('tells phase and hold, the phase only to whom the plan is open', async () => {
    expect(await see('mara')).toMatchObject({ Jonah: { phase: 'PROCESSING', hold: 'NONE' } });
    const mara = await world().as('mara');
    const deep = await raiseFlag(mara, jonah, { level: 'ALERT' });
    await raiseFlag(mara, jonah, { level: 'CRISIS' });
    expect((await see('ines'))['Jonah']).toMatchObject({ phase: 'PROCESSING', hold: 'ALL_BODYWORK' });
    const share = (granted: boolean) =>
      rewrite(world(), [
        [
          `update attune.sharing_consent set granted = $2 where client_id = $1 and category = 'PLAN'`,
          [jonah, granted],
        ],
      ]);
    await share(false);
    expect((await see('ines'))['Jonah']).toMatchObject({ phase: null, hold: 'ALL_BODYWORK' });
    expect((await see('mara'))['Jonah']).toMatchObject({ phase: 'PROCESSING' });
    await share(true);
    await stepFlag(mara, 'liftHold', deep.id, { text: 'Talked it over.' });
    expect((await see('mara'))['Jonah'].hold).toBe('ALL_BODYWORK');
    await settleFlags(world());
    expect((await see('mara'))['Jonah'].hold).toBe('NONE');
  });

  it('draws the mean distress of eight weeks, the last one ending with today', async () => {
    await rewrite(world(), [['delete from attune.check_in where client_id = $1', [amal]]]);
    expect((await see('mara'))['Amal'].distress).toEqual([null, null, null, null, null, null, null, null]);
    const clock = zoneClock(ZONE);
    const today = clock.dayOf(now.getTime());
    const instant = (day: number, minute: number) =>
      new Date(clock.instantOf(today + day, minute)).toISOString();
    for (const [time, distress] of [
      [instant(0, 10), 4],
      [instant(-6, 0), 7],
      [instant(-6, -1), 2],
      [instant(-27, 600), 9],
      [instant(-27, 900), 8],
      [instant(-28, 900), 8],
      [instant(-55, 0), 1],
      [instant(-55, -1), 10],
    ]) {
      await world().rows(
        `insert into attune.check_in (practice_id, id, client_id, at, distress)
         select practice_id, gen_random_uuid(), id, $2, $3 from attune.client where id = $1`,
        [amal, time, distress],
      );
    }
    expect((await see('ines'))['Amal'].distress).toEqual([1, null, null, 8, 8.5, null, 2, 5.5]);
  });

  it('tells when each discipline last met the client, and meets them next', async () => {
    await rewrite(world(), [['delete from attune.appointment_service where client_id = $1', [jonah]]]);
    await rewrite(world(), [['delete from attune.appointment where client_id = $1', [jonah]]]);
    await rewrite(world(), [
      visit(jonah, 'PSYCHOTHERAPY', 'FULFILLED', -9),
      visit(jonah, 'PSYCHOTHERAPY', 'FULFILLED', -2),
      visit(jonah, 'PSYCHOTHERAPY', 'NO_SHOW', -1),
      visit(jonah, 'PSYCHOTHERAPY', 'CANCELLED', 1),
      visit(jonah, 'PSYCHOTHERAPY', 'BOOKED', 5),
      visit(jonah, 'MASSAGE', 'FULFILLED', -16),
      visit(jonah, 'MASSAGE', 'NEEDS_CLEARANCE', 3),
      visit(jonah, 'MASSAGE', 'REQUESTED', 10),
    ]);
    const same = (text: string, days: number) => expect(Date.parse(text)).toBe(Date.parse(at(days)));
    for (const name of ['mara', 'ines'] as const) {
      const row = (await see(name))['Jonah'];
      same(row.lastPsychotherapyAt, -2);
      same(row.nextPsychotherapyAt, 5);
      same(row.lastBodyworkAt, -16);
      same(row.nextBodyworkAt, 3);
    }
    await withoutAppointments(world(), jonah, at(0));
    expect((await see('mara'))['Jonah']).toMatchObject({ nextPsychotherapyAt: null, nextBodyworkAt: null });
  });

  it('gives page after page by name', async () => {
    const mara = await world().as('mara');
    const names: string[] = [];
    let after: string | null = null;
    do {
      const { caseload }: Anything = await mara.ask(CASELOAD, { first: 1, after });
      names.push(...caseload.edges.map((edge: Anything) => edge.node.client.name));
      after = caseload.pageInfo.hasNextPage ? caseload.pageInfo.endCursor : null;
    } while (after !== null);
    expect(names).toEqual(['Amal Haddad', 'Jonah Whitfield', 'Petra Novak']);
  });

  it('R26: leaves a trace of the clients and of what was opened', async () => {
    const since = new Date().toISOString();
    await see('ines');
    await see('tomas');
    const events = await world().rows<Anything>(
      `select role, ground, field_classes, cardinality(client_ids) as clients from attune.audit_event
       where action = 'caseload.read' and at >= $1`,
      [since],
    );
    expect(events).toEqual([
      {
        role: 'MASSAGE_THERAPIST',
        ground: 'TEAM',
        field_classes: ['APPOINTMENTS', 'FLAGS', 'IDENTITY', 'MEASURES', 'PLAN'],
        clients: 2,
      },
    ]);
  });

  describe('with two thousand clients', () => {
    beforeAll(() => loadClients(world(), 2_000, 40));

    it('comes in one statement, and the whole of the first screen in two round trips', async () => {
      const mara = await world().as('mara');
      const count = async (query: string, variables = {}) => {
        await mara.ask(query, variables);
        const before = { ...traffic };
        const answer = await mara.ask(query, variables);
        return {
          answer,
          statements: traffic.statements - before.statements,
          roundTrips: traffic.roundTrips - before.roundTrips,
        };
      };
      const list = await count(CASELOAD, { first: 30 });
      expect(list.answer.caseload.edges).toHaveLength(30);
      // Who acts, and the list.
      expect(list).toMatchObject({ statements: 2, roundTrips: 1 });
      const day = { from: at(-1), to: at(1) };
      const all = await count(DASHBOARD, day);
      expect(all.answer.caseload.edges).toHaveLength(30);
      expect(all.roundTrips).toBeLessThanOrEqual(2);
      expect(all.statements).toBeLessThanOrEqual(11);
    });

    it.each<[DemoName, string]>([
      ['mara', 'dashboard.workQueue:audited'],
      ['ines', 'dashboard.workQueue:audited'],
      ['rowan', 'dashboard.workQueue:audited'],
      ['mara', 'dashboard.caseload:audited'],
      ['ines', 'dashboard.caseload:audited'],
      ['mara', 'scheduling.inRange:audited'],
    ])('for %s, %s reads no large table from end to end', async (name, statement) => {
      const large = [
        'appointment',
        'appointment_service',
        'care_plan',
        'care_plan_version',
        'care_team_member',
        'check_in',
        'client',
        'distress_flag',
        'flag_event',
        'note',
      ];
      const rows = await asActor(
        world(),
        name,
        async (query) =>
          (await query<Anything>(`explain (generic_plan, format json) ${knownStatements().get(statement)}`))
            .rows,
      );
      const whole: string[] = [];
      const walk = (node: Anything) => {
        if (node['Node Type'] === 'Seq Scan') whole.push(node['Relation Name']);
        for (const child of node.Plans ?? []) walk(child);
      };
      walk(rows[0]['QUERY PLAN'][0].Plan);
      expect(whole.filter((table) => large.includes(table))).toEqual([]);
    });
  });
});
