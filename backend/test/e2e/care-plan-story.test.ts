import { beforeAll, describe, expect, it } from '@jest/globals';
import { LiveHub } from '../../src/platform/live/index.ts';
import { type Anything, asActor, type DemoName, type Query, useWorld } from '../harness/index.ts';
import {
  agreeToPlan,
  agreeToTeam,
  draftPlan,
  planInput,
  plansOf,
  proposePlan,
} from '../harness/operations/care-plans.ts';

/** The error that SQL answers with. */
async function refusal(work: Promise<unknown>): Promise<{ code?: string; constraint?: string }> {
  try {
    await work;
  } catch (error) {
    return error as { code?: string; constraint?: string };
  }
  return {};
}

describe('a care plan', () => {
  const world = useWorld();
  let lee: string;
  let planId: string;
  /** The plans of the notices sent so far, in order. */
  const told: string[] = [];

  const as = (name: DemoName) => world().as(name);

  beforeAll(async () => {
    lee = await world().clientId('Lee');
    await agreeToTeam(world(), 'lee');
    world()
      .app.get(LiveHub)
      .observe((notice) => {
        if (notice.kind === 'CARE_PLAN') told.push(notice.id);
      });
  });

  describe('the story of one plan', () => {
    it('begins as a draft that the psychotherapists alone can see', async () => {
      const mara = await as('mara');
      const draft = await draftPlan(mara, planInput(lee, { summary: 'A first thought.' }));
      expect(draft).toMatchObject({ state: 'DRAFT', version: 1, agreements: [], agreedByViewer: false });
      planId = draft.id;
      expect((await plansOf(mara, lee)).planDraft).toMatchObject({ id: planId, version: 1 });
      const own = await plansOf(await as('lee'), lee);
      expect([own.planDraft, own.planProposal, own.planVersions]).toEqual([null, null, []]);
      expect((await agreeToPlan(await as('lee'), planId, 1)).__typename).toBe('NotFound');
      expect((await agreeToPlan(mara, planId, 1)).__typename).toBe('InvalidInput');
      const { carePlan } = await (await as('lee')).ask('query One($id: ID!) { carePlan(id: $id) { id } }', {
        id: planId,
      });
      expect(carePlan).toBeNull();
    });

    it('keeps every draft as a version of its own, and refuses one that rests on an older', async () => {
      const mara = await as('mara');
      expect(await draftPlan(mara, planInput(lee, { planId, expectedVersion: 1 }))).toMatchObject({
        id: planId,
        state: 'DRAFT',
        version: 2,
      });
      expect(await draftPlan(mara, planInput(lee, { planId, expectedVersion: 1 }))).toMatchObject({
        __typename: 'StaleVersion',
        currentVersion: 2,
      });
      const { carePlan } = await mara.ask(
        'query One($id: ID!) { carePlan(id: $id, version: 1) { state summary } }',
        {
          id: planId,
        },
      );
      expect(carePlan).toEqual({ state: 'REVOKED', summary: 'A first thought.' });
      // Another client's plan is not reached by naming it beside one's own client.
      const jonah = await world().clientId('Jonah');
      expect((await draftPlan(mara, planInput(jonah, { planId, expectedVersion: 2 }))).__typename).toBe(
        'NotFound',
      );
    });

    it('is put forward with the agreement of who proposes it', async () => {
      const mara = await as('mara');
      expect((await proposePlan(await as('tomas'), planId, 2)).__typename).toBe('NotFound');
      expect(await proposePlan(mara, planId, 1)).toMatchObject({
        __typename: 'StaleVersion',
        currentVersion: 2,
      });
      const proposed = await proposePlan(mara, planId, 2);
      expect(proposed).toMatchObject({ state: 'PROPOSED', agreedByViewer: true });
      expect(proposed.agreements).toMatchObject([
        { name: 'Dr Mara Lindqvist', role: 'PSYCHOTHERAPIST', version: 2 },
      ]);
      // Asked again, nothing changes.
      expect((await proposePlan(mara, planId, 2)).agreements).toEqual(proposed.agreements);
      // Told once, and of no draft.
      while (told.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
      expect(told).toEqual([planId]);
      const own = await plansOf(await as('lee'), lee);
      expect(own).toMatchObject({
        phase: null,
        activePlan: null,
        planProposal: { version: 2, agreedByViewer: false },
      });
      // The thought that was given up before anybody saw it stays the psychotherapists'.
      expect(own.planVersions.map((one: Anything) => one.version)).toEqual([2]);
    });

    it('R7: is not in force by SQL either, until client and lead psychotherapist have agreed', async () => {
      const inForce = (query: Query) =>
        query(
          `update attune.care_plan_version set state = 'IN_FORCE', in_force_at = now() where plan_id = $1 and version = 2`,
          [planId],
        );
      expect(await refusal(asActor(world(), 'mara', inForce))).toMatchObject({
        constraint: 'plan_in_force_is_agreed',
      });
      // Nobody gives another's agreement, and nobody counts for two.
      const mara = await world().memberId('Mara');
      const agree = (query: Query, userOf: string, memberId: string | null) =>
        query(
          `insert into attune.agreement (practice_id, plan_id, version, client_id, user_id, member_id, role, name)
           values (attune.practice_id(), $1, 2, $2, coalesce($3::uuid, attune.user_id()), $4, 'CLIENT', 'x')`,
          [planId, lee, userOf || null, memberId],
        );
      const [leeUser] = await world().rows<{ user_id: string }>(
        'select user_id from attune.client where id = $1',
        [lee],
      );
      expect(
        await refusal(asActor(world(), 'mara', (query) => agree(query, leeUser?.user_id ?? '', null))),
      ).toMatchObject({
        code: '42501',
      });
      expect(await refusal(asActor(world(), 'lee', (query) => agree(query, '', mara)))).toMatchObject({
        code: '42501',
      });
      // Calling the plan active does not make it so.
      const active = asActor(world(), 'lee', async (query) => {
        await query(`update attune.care_plan set state = 'ACTIVE', active_version = 2 where id = $1`, [
          planId,
        ]);
        await query('set constraints all immediate');
      });
      expect(await refusal(active)).toMatchObject({ constraint: 'active_plan_is_in_force' });
    });

    it('what was proposed does not change any more, not even by SQL', async () => {
      const write = (text: string) => refusal(asActor(world(), 'mara', (query) => query(text, [planId])));
      const goal = `insert into attune.goal (practice_id, id, plan_id, version, client_id, position, statement, audience)
        select practice_id, gen_random_uuid(), plan_id, version, client_id, 9, 'x', 'TEAM' from attune.care_plan_version
        where plan_id = $1 and version = 2`;
      expect(await write(goal)).toMatchObject({ constraint: 'plan_content_is_fixed' });
      for (const text of [
        `update attune.care_plan_version set summary = 'x' where plan_id = $1`,
        `update attune.goal set statement = 'x' where plan_id = $1`,
        `delete from attune.activity where plan_id = $1`,
        `update attune.coordination_rule set hours = 0 where plan_id = $1`,
        `update attune.agreement set at = now() where plan_id = $1`,
      ]) {
        expect(await write(text)).toMatchObject({ code: '42501' });
      }
      expect(
        await write(`update attune.care_plan_version set state = 'DRAFT' where plan_id = $1 and version = 2`),
      ).toMatchObject({ constraint: 'version_goes_forward' });
      // Nor can what belongs to one client's plan be hung on another's.
      const amal = await world().clientId('Amal');
      expect(
        await refusal(
          asActor(world(), 'mara', (query) =>
            query(
              `insert into attune.care_plan_version (practice_id, plan_id, version, client_id, state, phase, summary, created_by)
               values (attune.practice_id(), $1, 9, $2, 'DRAFT', 'PROCESSING', 'x', attune.member_id())`,
              [planId, amal],
            ),
          ),
        ),
      ).toMatchObject({ constraint: 'care_plan_version_plan_fk' });
    });

    it('is not open to the massage therapist without the client’s consent, and says why', async () => {
      const ines = await as('ines');
      expect(await plansOf(ines, lee)).toMatchObject({
        activePlan: null,
        planProposal: null,
        planVersions: [],
        planWithheld: {
          category: 'PLAN',
          reason: 'The client decides who sees the care plan, and has not shared it with you.',
        },
      });
      // What is not visible is not there.
      expect((await agreeToPlan(ines, planId, 2)).__typename).toBe('NotFound');
    });

    it('R8: does not come into force against boundaries that were set since', async () => {
      await world().rows(
        `insert into attune.boundaries (practice_id, client_id, version, max_pressure, regions, draping, scent, talk, changed_by)
         select practice_id, id, 1, 1, '{"upper-shoulder-left": "NEVER"}', 'Clothed', false, 'Quiet', user_id
         from attune.client where id = $1`,
        [lee],
      );
      expect(await agreeToPlan(await as('lee'), planId, 2)).toMatchObject({
        __typename: 'ConsentProblem',
        regions: ['upper-shoulder-left'],
      });
      expect((await plansOf(await as('lee'), lee)).planProposal.agreedByViewer).toBe(false);
      await world().rows(
        `insert into attune.boundaries (practice_id, client_id, version, max_pressure, regions, draping, scent, talk, changed_by)
         select practice_id, id, 2, 2, '{}', 'Clothed', false, 'Quiet', user_id from attune.client where id = $1`,
        [lee],
      );
    });

    it('R7: comes into force with the client’s agreement beside the lead’s', async () => {
      const person = await as('lee');
      expect(await agreeToPlan(person, planId, 2)).toMatchObject({
        state: 'ACTIVE',
        version: 2,
        agreedByViewer: true,
      });
      const own = await plansOf(person, lee);
      expect(own).toMatchObject({
        phase: 'STABILISATION',
        planProposal: null,
        activePlan: { version: 2, state: 'ACTIVE' },
      });
      expect(own.activePlan.agreements.map((one: Anything) => one.role)).toEqual([
        'PSYCHOTHERAPIST',
        'CLIENT',
      ]);
      expect(own.activePlan.rules[0].sentence).toBe(
        'No deep bodywork within 48 hours after trauma processing.',
      );
      // Agreed is agreed.
      expect((await agreeToPlan(person, planId, 2)).agreements).toHaveLength(2);
    });

    it('R9: shows the massage therapist the guidance and the bodywork, once the plan is shared', async () => {
      await world().rows(
        `insert into attune.sharing_consent (practice_id, client_id, category, discipline, granted, since)
         select practice_id, id, 'PLAN', 'MASSAGE', true, now() from attune.client where id = $1`,
        [lee],
      );
      const { activePlan, planWithheld } = await plansOf(await as('ines'), lee);
      expect(planWithheld).toBeNull();
      expect(activePlan.guidance).toContain('feet on the floor');
      expect(activePlan.activities.map((one: Anything) => one.modality.code)).toEqual(['SWEDISH']);
      expect(activePlan.goals.map((one: Anything) => one.audience)).toEqual(['TEAM']);
      expect(activePlan.warnings).toEqual([]);
      const psychotherapist = (await plansOf(await as('mara'), lee)).activePlan;
      expect([psychotherapist.goals.length, psychotherapist.activities.length]).toEqual([2, 2]);
      expect(await agreeToPlan(await as('ines'), planId, 2)).toMatchObject({
        state: 'ACTIVE',
        agreedByViewer: true,
      });
      // By SQL the same: no goal and no activity that is psychotherapy's own.
      const seen = await asActor(world(), 'ines', async (query) => [
        (await query('select 1 from attune.goal where plan_id = $1 and version = 2', [planId])).rowCount,
        (await query('select 1 from attune.activity where plan_id = $1 and version = 2', [planId])).rowCount,
        (await query('select 1 from attune.care_plan_version where plan_id = $1', [planId])).rowCount,
      ]);
      expect(seen).toEqual([1, 1, 1]);
    });

    it('changes as a new version while the one before is in force; both can be read and compared', async () => {
      const mara = await as('mara');
      const base = planInput(lee);
      const change = planInput(lee, {
        planId,
        expectedVersion: 2,
        phase: 'PROCESSING',
        activities: [base.activities[0], { ...base.activities[1], minutes: 75, maxPressure: 2 }],
      });
      expect(await draftPlan(mara, change)).toMatchObject({ state: 'DRAFT', version: 3 });
      await proposePlan(mara, planId, 3);
      const before = await plansOf(await as('lee'), lee);
      expect(before).toMatchObject({
        activePlan: { version: 2, state: 'ACTIVE' },
        planProposal: { version: 3, state: 'PROPOSED' },
      });
      const changes = [
        'The phase changes from Stabilisation to Processing.',
        'Swedish: 75 minutes instead of 60.',
        'Swedish: pressure up to 2 instead of 1.',
      ];
      expect(before.planProposal.changesSinceAgreed).toEqual(changes);
      expect(await agreeToPlan(await as('lee'), planId, 3)).toMatchObject({ state: 'ACTIVE', version: 3 });
      // R7: the massage therapist is shown what changed, and the agreement keeps from where.
      const shown = (await plansOf(await as('ines'), lee)).activePlan;
      expect(shown).toMatchObject({
        version: 3,
        agreedVersion: 2,
        agreedByViewer: false,
        changesSinceAgreed: changes,
      });
      const agreed = await agreeToPlan(await as('ines'), planId, 3);
      expect(agreed.agreements.find((one: Anything) => one.role === 'MASSAGE_THERAPIST')).toMatchObject({
        version: 3,
        sinceVersion: 2,
      });
      expect(agreed.changesSinceAgreed).toEqual([]);
      const { carePlan } = await (await as('lee')).ask(
        `query Old($id: ID!) { carePlan(id: $id, version: 2) { state versionState version changes(since: 3) latestAgreements { role version } } }`,
        { id: planId },
      );
      expect(carePlan).toMatchObject({ state: 'COMPLETED', versionState: 'SUPERSEDED', version: 2 });
      expect(carePlan.changes[0]).toBe('The phase changes from Processing to Stabilisation.');
      expect(carePlan.latestAgreements.map((one: Anything) => one.version)).toEqual([3, 3, 3]);
      const versions = (await plansOf(mara, lee)).planVersions.filter(
        (one: Anything) => one.planId === planId,
      );
      expect(versions).toMatchObject([
        { version: 3, state: 'IN_FORCE', author: 'Dr Mara Lindqvist' },
        { version: 2, state: 'SUPERSEDED' },
      ]);
      expect(await agreeToPlan(await as('lee'), planId, 2)).toMatchObject({
        __typename: 'StaleVersion',
        currentVersion: 3,
      });
    });

    it('R10: is closed to the massage therapist on the next read once the consent is withdrawn', async () => {
      const consent = (granted: boolean) =>
        world().rows(
          `update attune.sharing_consent set granted = $2 where client_id = $1 and category = 'PLAN'`,
          [lee, granted],
        );
      await consent(false);
      const withheld = await plansOf(await as('ines'), lee);
      expect(withheld).toMatchObject({ phase: null, activePlan: null });
      expect(withheld.planWithheld.category).toBe('PLAN');
      const { carePlan } = await (await as('ines')).ask('query One($id: ID!) { carePlan(id: $id) { id } }', {
        id: planId,
      });
      expect(carePlan).toBeNull();
      await consent(true);
    });

    it('R6: is the only active one: a second plan cannot come into force beside it', async () => {
      const mara = await as('mara');
      const second = await draftPlan(mara, planInput(lee));
      await proposePlan(mara, second.id, 1);
      expect(await agreeToPlan(await as('lee'), second.id, 1)).toMatchObject({
        __typename: 'InvalidInput',
        message: 'There is an active plan already; it ends before another one begins.',
      });
      const forced = asActor(world(), 'mara', (query) =>
        query(`update attune.care_plan set state = 'ACTIVE', active_version = 1 where id = $1`, [second.id]),
      );
      expect(await refusal(forced)).toMatchObject({ code: '23505', constraint: 'care_plan_one_active' });
    });

    it('R26: leaves a trace of each change and each reading', async () => {
      await (await as('ines')).ask(
        'query One($id: ID!) { carePlan(id: $id) { version goals { statement } } }',
        { id: planId },
      );
      await plansOf(await as('ines'), lee);
      const rows = await world().rows<Anything>(
        `select action, role, ground, field_classes, count(*)::int from attune.audit_event
         where client_ids = array[$1::uuid] and (action like 'plan.%' or action = 'client.read') and ground <> 'REFUSED'
         group by 1, 2, 3, 4`,
        [lee],
      );
      const seen = (action: string, role: string) =>
        rows.find((row) => row.action === action && row.role === role);
      expect(seen('plan.read', 'MASSAGE_THERAPIST')).toMatchObject({
        ground: 'TEAM',
        field_classes: ['PLAN'],
      });
      expect(seen('plan.agree', 'CLIENT')).toMatchObject({
        ground: 'SELF',
        field_classes: ['PLAN'],
        count: 2,
      });
      expect(seen('plan.agree', 'MASSAGE_THERAPIST')).toMatchObject({ count: 2 });
      expect(seen('plan.propose', 'PSYCHOTHERAPIST')?.count).toBeGreaterThanOrEqual(3);
      expect(rows.some((row) => row.action === 'client.read' && row.field_classes.includes('PLAN'))).toBe(
        true,
      );
    });
  });
});
