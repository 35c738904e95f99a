// long-file: one plan's story, told in order over one database.
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { traffic } from '../../src/platform/database/index.ts';
import { LiveHub } from '../../src/platform/live/index.ts';
import { type Anything, asActor, type DemoName, type Query, useWorld } from '../harness/index.ts';
import {
  agreeToPlan,
  agreeToTeam,
  draftPlan,
  PLAN,
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

describe('care plans', () => {
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

  describe('drafting', () => {
    it('lists the ways of working, with what each asks for', async () => {
      const { modalities } = await (await as('ines')).ask(
        '{ modalities { code name discipline disciplines intensity requiredTraining } }',
      );
      expect(modalities).toHaveLength(15);
      expect(modalities.find((one: Anything) => one.code === 'TRE')).toEqual({
        code: 'TRE',
        name: 'Tension and trauma releasing exercises',
        discipline: 'MASSAGE',
        disciplines: ['MASSAGE', 'PSYCHOTHERAPY'],
        intensity: 'DEEP',
        requiredTraining: 'TRE',
      });
    });

    it.each([
      ['tomas', 'NotFound'],
      ['vera', 'NotFound'],
      ['ines', 'Forbidden'],
      ['ben', 'Forbidden'],
      ['lee', 'Forbidden'],
      ['rowan', 'Forbidden'],
    ] as const)('is for a psychotherapist of the team: %s is answered %s', async (name, answer) => {
      expect((await draftPlan(await as(name), planInput(lee))).__typename).toBe(answer);
    });

    it('R8: refuses what the client’s boundaries or the phase do not allow', async () => {
      const mara = await as('mara');
      const amal = await world().clientId('Amal');
      const bodywork = { discipline: 'MASSAGE', minutes: 60, everyWeeks: 2, adjustment: 'Less when tired.' };
      const tried = async (activity: object) =>
        draftPlan(mara, planInput(amal, { activities: [{ ...bodywork, ...activity }] }));
      expect(await tried({ modality: 'SWEDISH', focusRegions: ['foot-left', 'hand-left'] })).toMatchObject({
        __typename: 'ConsentProblem',
        regions: ['foot-left'],
        message: 'Left foot: this is not to be touched.',
      });
      expect(await tried({ modality: 'SWEDISH', maxPressure: 3 })).toMatchObject({
        __typename: 'ConsentProblem',
        message: 'The client allows pressure up to 2.',
      });
      expect((await tried({ modality: 'AROMATHERAPY' })).__typename).toBe('ConsentProblem');
      expect(await tried({ modality: 'MYOFASCIAL' })).toMatchObject({
        __typename: 'InvalidInput',
        fields: [{ path: 'activities.0.reason' }],
      });
      expect(
        (await tried({ modality: 'MYOFASCIAL', reason: 'Her jaw locks; agreed with her.' })).__typename,
      ).toBe('CarePlan');
      expect(await tried({ modality: 'EMDR' })).toMatchObject({
        fields: [{ path: 'activities.0.modality' }],
      });
      expect(await tried({ modality: 'SWEDISH', focusRegions: ['wing'] })).toMatchObject({
        __typename: 'InvalidInput',
        fields: [{ path: 'activities.0' }],
      });
    });

    it('R3: refuses a way of working for which nobody on the team is trained', async () => {
      const mara = await as('mara');
      const tried = (activity: object) =>
        draftPlan(
          mara,
          planInput(lee, { activities: [{ minutes: 60, everyWeeks: 2, adjustment: 'Less.', ...activity }] }),
        );
      expect(await tried({ discipline: 'MASSAGE', modality: 'TRAUMA_TOUCH' })).toMatchObject({
        __typename: 'ScopeOfPracticeProblem',
        requiredTraining: 'TRAUMA_TOUCH_THERAPY',
      });
      // Ines is trained in somatic experiencing, Mara is not: it depends on who does the work.
      expect(
        (await tried({ discipline: 'PSYCHOTHERAPY', modality: 'SOMATIC_EXPERIENCING' })).__typename,
      ).toBe('ScopeOfPracticeProblem');
      expect((await tried({ discipline: 'MASSAGE', modality: 'SOMATIC_EXPERIENCING' })).__typename).toBe(
        'CarePlan',
      );
      const petra = await world().clientId('Petra');
      const withBen = planInput(petra, {
        activities: [
          { discipline: 'MASSAGE', modality: 'RESTORATIVE', minutes: 60, everyWeeks: 2, adjustment: 'Less.' },
        ],
      });
      expect(await draftPlan(mara, withBen)).toMatchObject({
        __typename: 'ScopeOfPracticeProblem',
        requiredTraining: 'TRAUMA_INFORMED_CARE',
      });
    });

    it('refuses what is no plan, field by field', async () => {
      const answer = await draftPlan(await as('mara'), {
        ...planInput(lee),
        summary: ' ',
        activities: [{ discipline: 'MASSAGE', modality: 'SWEDISH', minutes: 20, everyWeeks: 0 }],
        rules: [{ kind: 'REST_AFTER', to: 'BODYWORK_DEEP', hard: true }],
      });
      expect(answer.__typename).toBe('InvalidInput');
      expect(answer.fields.map((field: Anything) => field.path)).toEqual([
        'summary',
        'activities.0.minutes',
        'activities.0.everyWeeks',
        'rules.0.from',
        'rules.0.hours',
      ]);
    });

    it('makes one plan for one idempotency key, whichever way it is sent', async () => {
      const mara = await as('mara');
      const input = planInput(lee, { summary: 'Once.', idempotencyKey: randomUUID() });
      const [one, other] = await Promise.all([draftPlan(mara, input), draftPlan(mara, input)]);
      const third = await draftPlan(mara, input);
      expect(new Set([one.id, other.id, third.id]).size).toBe(1);
      expect((await draftPlan(mara, { ...input, summary: 'Changed.' })).__typename).toBe('Conflict');
    });

    it('warns of a plan about trauma that holds bodywork only, and of missing boundaries', async () => {
      const plan = await draftPlan(
        await as('mara'),
        planInput(lee, {
          goals: [{ statement: 'Fewer flashbacks' }],
          activities: [{ discipline: 'MASSAGE', modality: 'SWEDISH', minutes: 60, everyWeeks: 2 }],
        }),
      );
      expect(plan.warnings).toEqual([
        'This plan is about trauma and holds bodywork only: bodywork goes beside psychotherapy, not in its place.',
        'The client has set no boundaries yet: until then bodywork is a light touch, and asking.',
        'Swedish: Please say how the bodywork is adjusted to how the client responds.',
      ]);
      expect(await proposePlan(await as('mara'), plan.id, 1)).toMatchObject({
        __typename: 'InvalidInput',
        fields: [{ path: 'activities.0.adjustment' }],
      });
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

  describe('many at once', () => {
    it('asks PostgreSQL the same number of statements for one client’s plan and for everybody’s', async () => {
      const mara = await as('mara');
      for (const name of ['Amal', 'Petra'] as const) {
        const id = await world().clientId(name);
        const activities = [{ discipline: 'PSYCHOTHERAPY', modality: 'TALK', minutes: 50, everyWeeks: 1 }];
        const plan = await draftPlan(mara, planInput(id, { activities }));
        await proposePlan(mara, plan.id, 1);
        await agreeToPlan(await as(name === 'Amal' ? 'amal' : 'petra'), plan.id, 1);
      }
      const query = `query Caseload($search: String) { clients(first: 50, search: $search) { edges { node {
        phase activePlan { ...Plan } planProposal { ...Plan } } } } } ${PLAN}`;
      const counted = async (search: string | null) => {
        await mara.ask(query, { search });
        const { statements, roundTrips } = traffic;
        const { clients } = await mara.ask(query, { search });
        const withPlan = clients.edges.filter((edge: Anything) => edge.node.activePlan).length;
        return {
          withPlan,
          statements: traffic.statements - statements,
          roundTrips: traffic.roundTrips - roundTrips,
        };
      };
      const one = await counted('Lee');
      const all = await counted(null);
      expect(one.withPlan).toBe(1);
      expect(all.withPlan).toBeGreaterThanOrEqual(3);
      expect(all.statements).toBe(one.statements);
      expect(all.roundTrips).toBe(one.roundTrips);
    });

    it('R7: client and lead agreeing at the same moment bring a version into force once', async () => {
      const [mara, tomas, person] = await Promise.all([as('mara'), as('tomas'), as('lee')]);
      const { proposeCareTeamMember } = await mara.ask(
        `mutation Join($input: ProposeCareTeamMemberInput!) { proposeCareTeamMember(input: $input) { __typename } }`,
        { input: { clientId: lee, memberId: await world().memberId('Tomas'), discipline: 'PSYCHOTHERAPY' } },
      );
      expect(proposeCareTeamMember.__typename).toBe('CareTeamMember');
      await agreeToTeam(world(), 'lee');
      for (let version = 4; version < 9; version += 1) {
        const draft = await draftPlan(tomas, planInput(lee, { planId, expectedVersion: version - 1 }));
        expect(draft).toMatchObject({ version });
        // Not the lead: the proposal alone and the client's agreement would not be enough.
        expect(await proposePlan(tomas, planId, version)).toMatchObject({ state: 'PROPOSED' });
        const answers = await Promise.all([
          agreeToPlan(person, planId, version),
          agreeToPlan(mara, planId, version),
          agreeToPlan(mara, planId, version),
        ]);
        expect(answers.map((answer) => answer.__typename)).toEqual(['CarePlan', 'CarePlan', 'CarePlan']);
        const states = await world().rows<{ state: string; count: number }>(
          `select state, count(*)::int from attune.care_plan_version where plan_id = $1 and state = 'IN_FORCE' group by 1`,
          [planId],
        );
        expect(states).toEqual([{ state: 'IN_FORCE', count: 1 }]);
        expect((await plansOf(person, lee)).activePlan).toMatchObject({ version, state: 'ACTIVE' });
      }
    });

    it('two psychotherapists drafting at once: one draft, one told of it', async () => {
      const [mara, tomas] = await Promise.all([as('mara'), as('tomas')]);
      const [newest] = await world().rows<{ version: number }>(
        'select max(version) as version from attune.care_plan_version where plan_id = $1',
        [planId],
      );
      const input = planInput(lee, { planId, expectedVersion: newest?.version });
      const answers = await Promise.all([draftPlan(mara, input), draftPlan(tomas, input)]);
      expect(answers.map((answer) => answer.__typename).sort()).toEqual(['CarePlan', 'StaleVersion']);
    });

    it('R5: nothing comes into force without a lead psychotherapist, and it is said', async () => {
      const [mara, tomas, person] = await Promise.all([as('mara'), as('tomas'), as('lee')]);
      const draft = (await plansOf(tomas, lee)).planDraft;
      expect(await proposePlan(tomas, draft.id, draft.version)).toMatchObject({ state: 'PROPOSED' });
      const { client } = await mara.ask('query Team($id: ID!) { client(id: $id) { careTeam { id lead } } }', {
        id: lee,
      });
      const place = client.careTeam.find((one: Anything) => one.lead);
      await person.ask(
        'mutation End($input: EndCareTeamMembershipInput!) { endCareTeamMembership(input: $input) { __typename } }',
        { input: { careTeamMemberId: place.id } },
      );
      const answer = await agreeToPlan(person, draft.id, draft.version);
      expect(answer.__typename).toBe('InvalidInput');
      expect(answer.message).toMatch(/^This team has no lead psychotherapist yet\./);
      // R4: with the place on the team the record closes.
      expect((await agreeToPlan(mara, draft.id, draft.version)).__typename).toBe('NotFound');
    });
  });

  describe('out of reach', () => {
    it.each(['tomas', 'vera', 'elmOwner', 'kit', 'jonah', 'ben'] as const)(
      'a plan does not exist for %s',
      async (name) => {
        // A plan of Jonah's: of a client with whom none of them works.
        const jonah = await world().clientId('Jonah');
        const mara = await as('mara');
        const plan = await draftPlan(
          mara,
          planInput(name === 'jonah' ? await world().clientId('Amal') : jonah),
        );
        await proposePlan(mara, plan.id, 1);
        const person = await as(name);
        const read = (id: string) =>
          person.send('query One($id: ID!) { carePlan(id: $id, version: 1) { id } }', { id });
        const { data, errors } = await read(plan.id);
        expect(data?.carePlan ?? null).toBeNull();
        expect({ data, errors }).toEqual(await read(randomUUID()));
        const answer = await agreeToPlan(person, plan.id, 1);
        const missing = await agreeToPlan(person, randomUUID(), 1);
        expect(answer).toEqual(missing);
        expect(['NotFound', 'Forbidden']).toContain(answer.__typename);
      },
    );

    it('what is no id opens nothing', async () => {
      const { carePlan } = await (await as('mara')).ask('{ carePlan(id: "none") { id } }');
      expect(carePlan).toBeNull();
      expect((await agreeToPlan(await as('lee'), 'none', 1)).__typename).toBe('InvalidInput');
    });
  });
});
